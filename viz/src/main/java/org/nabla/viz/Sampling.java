package org.nabla.viz;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Places at which functions are taken. */
final class Sampling {
  private Sampling() {}

  static double[] indices(int first, int count) {
    double[] indices = new double[count];
    for (int i = 0; i < count; i++) {
      indices[i] = first + i;
    }
    return indices;
  }

  /** Evenly spaced from low to high, both included. */
  static double[] nodes(double low, double high, int count) {
    double[] nodes = new double[count];
    for (int i = 0; i < count; i++) {
      nodes[i] = low + (high - low) * i / (count - 1);
    }
    return nodes;
  }

  /** The middles of equal cells from low to high. */
  static double[] centres(double low, double high, int count) {
    double[] centres = new double[count];
    for (int i = 0; i < count; i++) {
      centres[i] = low + (high - low) * (i + 0.5) / count;
    }
    return centres;
  }

  /** The values of f at evenly spaced nodes, both ends included. */
  static double[][] grid(
      DoubleBinaryOperator f, double xLow, double xHigh, double yLow, double yHigh, int nodes) {
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
    if (nodes < 2) {
      throw new IllegalArgumentException(
          "the number of nodes is " + nodes + ": give at least 2 along each axis");
    }
    return matrix(f, nodes(xLow, xHigh, nodes), nodes(yLow, yHigh, nodes));
  }

  /** The values of f; an infinite one, as at a pole, becomes a gap. */
  static double[] values(DoubleUnaryOperator f, double[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double value = f.applyAsDouble(x[i]);
      values[i] = Double.isInfinite(value) ? Double.NaN : value;
    }
    return values;
  }

  /** One row for each y, one column for each x. */
  static double[][] matrix(DoubleBinaryOperator f, double[] x, double[] y) {
    double[][] values = new double[y.length][x.length];
    for (int r = 0; r < y.length; r++) {
      for (int c = 0; c < x.length; c++) {
        values[r][c] = f.applyAsDouble(x[c], y[r]);
      }
    }
    return values;
  }
}
