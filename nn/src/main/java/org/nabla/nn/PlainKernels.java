package org.nabla.nn;

import java.util.Arrays;

/** Loops over rows that HotSpot vectorizes: separate arrays, indexed from zero. */
final class PlainKernels implements Kernels {

  @Override
  public void multiply(
      double[] a,
      int offset,
      int rowStride,
      int columnStride,
      double[][] x,
      double[][] y,
      int biasOffset,
      int samples) {
    for (int r = 0; r < y.length; r++) {
      Arrays.fill(y[r], 0, samples, biasOffset < 0 ? 0 : a[biasOffset + r]);
    }
    int depth = x.length;
    for (int r = 0; r < y.length; r++) {
      int w = offset + r * rowStride;
      int k = 0;
      for (; k + 4 <= depth; k += 4, w += 4 * columnStride) {
        addFour(
            y[r],
            x[k],
            x[k + 1],
            x[k + 2],
            x[k + 3],
            a[w],
            a[w + columnStride],
            a[w + 2 * columnStride],
            a[w + 3 * columnStride],
            samples);
      }
      for (; k < depth; k++, w += columnStride) {
        addOne(y[r], x[k], a[w], samples);
      }
    }
  }

  private static void addFour(
      double[] y,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double w0,
      double w1,
      double w2,
      double w3,
      int n) {
    for (int s = 0; s < n; s++) {
      y[s] += w0 * x0[s] + w1 * x1[s] + w2 * x2[s] + w3 * x3[s];
    }
  }

  private static void addOne(double[] y, double[] x, double w, int n) {
    for (int s = 0; s < n; s++) {
      y[s] += w * x[s];
    }
  }

  @Override
  public void sums(double[][] rows, double[] out, int offset, int samples) {
    for (int r = 0; r < rows.length; r++) {
      out[offset + r] = sum(rows[r], samples);
    }
  }

  @Override
  public void products(
      double[][] dy, double[][] x, double[] out, int offset, int samples, Pass pass) {
    for (int r = 0; r < dy.length; r++) {
      for (int k = 0; k < x.length; k++) {
        out[offset + r * x.length + k] = dot(dy[r], x[k], samples);
      }
    }
  }

  /** Four partial sums, so that an addition need not wait for the one before. */
  static double sum(double[] row, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int s = 0;
    for (; s + 4 <= n; s += 4) {
      s0 += row[s];
      s1 += row[s + 1];
      s2 += row[s + 2];
      s3 += row[s + 3];
    }
    for (; s < n; s++) {
      s0 += row[s];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int s = 0;
    for (; s + 4 <= n; s += 4) {
      s0 += a[s] * b[s];
      s1 += a[s + 1] * b[s + 1];
      s2 += a[s + 2] * b[s + 2];
      s3 += a[s + 3] * b[s + 3];
    }
    for (; s < n; s++) {
      s0 += a[s] * b[s];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
