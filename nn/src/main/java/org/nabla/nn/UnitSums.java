package org.nabla.nn;

import java.util.Arrays;

/**
 * Sums over units, one for each sample: rows of sums to which rows of units are added, four at a
 * time, so that the sums are read and written once for four.
 */
final class UnitSums {

  private UnitSums() {}

  /** Sets {@code mean[s]} to the mean of {@code x[u][s]}. */
  static void means(double[][] x, double[] mean, int n) {
    Arrays.fill(mean, 0, n, 0);
    int u = 0;
    for (; u + 4 <= x.length; u += 4) {
      addFour(x[u], x[u + 1], x[u + 2], x[u + 3], mean, n);
    }
    for (; u < x.length; u++) {
      add(x[u], mean, n);
    }
    scale(mean, 1.0 / x.length, n);
  }

  /** Sets {@code variance[s]} to the mean of {@code (x[u][s] - mean[s])^2}. */
  static void variances(double[][] x, double[] mean, double[] variance, int n) {
    Arrays.fill(variance, 0, n, 0);
    int u = 0;
    for (; u + 4 <= x.length; u += 4) {
      addFourSquares(x[u], x[u + 1], x[u + 2], x[u + 3], mean, variance, n);
    }
    for (; u < x.length; u++) {
      addSquares(x[u], mean, variance, n);
    }
    scale(variance, 1.0 / x.length, n);
  }

  /**
   * Sets {@code slope[s]} to the mean of {@code w_u dy[u][s]} and {@code slopeByH[s]} to that of
   * {@code w_u dy[u][s] h[u][s]}.
   *
   * @param weights where the w_u are
   * @param offset of w_0, or -1 if all are 1
   */
  static void slopes(
      double[][] dy,
      double[][] h,
      double[] weights,
      int offset,
      double[] slope,
      double[] slopeByH,
      int n) {
    Arrays.fill(slope, 0, n, 0);
    Arrays.fill(slopeByH, 0, n, 0);
    int u = 0;
    for (; u + 2 <= dy.length; u += 2) {
      double w0 = offset < 0 ? 1 : weights[offset + u];
      double w1 = offset < 0 ? 1 : weights[offset + u + 1];
      addTwoSlopes(dy[u], dy[u + 1], h[u], h[u + 1], w0, w1, slope, slopeByH, n);
    }
    if (u < dy.length) {
      addSlopes(dy[u], h[u], offset < 0 ? 1 : weights[offset + u], slope, slopeByH, n);
    }
    scale(slope, 1.0 / dy.length, n);
    scale(slopeByH, 1.0 / dy.length, n);
  }

  private static void addFour(
      double[] x0, double[] x1, double[] x2, double[] x3, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      sum[s] += (x0[s] + x1[s]) + (x2[s] + x3[s]);
    }
  }

  private static void add(double[] x, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      sum[s] += x[s];
    }
  }

  private static void addFourSquares(
      double[] x0, double[] x1, double[] x2, double[] x3, double[] mean, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      double m = mean[s];
      double d0 = x0[s] - m;
      double d1 = x1[s] - m;
      double d2 = x2[s] - m;
      double d3 = x3[s] - m;
      sum[s] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
    }
  }

  private static void addSquares(double[] x, double[] mean, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      double d = x[s] - mean[s];
      sum[s] += d * d;
    }
  }

  private static void addTwoSlopes(
      double[] dy0,
      double[] dy1,
      double[] h0,
      double[] h1,
      double w0,
      double w1,
      double[] slope,
      double[] slopeByH,
      int n) {
    for (int s = 0; s < n; s++) {
      double g0 = w0 * dy0[s];
      double g1 = w1 * dy1[s];
      slope[s] += g0 + g1;
      slopeByH[s] += g0 * h0[s] + g1 * h1[s];
    }
  }

  private static void addSlopes(
      double[] dy, double[] h, double w, double[] slope, double[] slopeByH, int n) {
    for (int s = 0; s < n; s++) {
      double g = w * dy[s];
      slope[s] += g;
      slopeByH[s] += g * h[s];
    }
  }

  private static void scale(double[] row, double factor, int n) {
    for (int s = 0; s < n; s++) {
      row[s] *= factor;
    }
  }
}
