package org.nabla.datasets;

/** Statistics of one column of numbers, all of them but NaN. */
final class Columns {
  private Columns() {}

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    if (!Double.isFinite(mean)) {
      return mean;
    }
    double rest = 0; // a second pass takes back the rounding of the first
    for (double value : values) {
      rest += value - mean;
    }
    return mean + rest / values.length;
  }

  /**
   * The root of the squared distances to the mean, summed and divided. A power of two keeps the
   * squares within the range of numbers and changes no other bit.
   */
  static double deviation(double[] values, double mean, double divisor) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value - mean));
    }
    double unit = unit(largest);
    double sum = 0;
    for (double value : values) {
      double distance = (value - mean) * unit;
      sum += distance * distance;
    }
    return Math.sqrt(sum / divisor) / unit;
  }

  /** A power of two that brings numbers up to this one to about 1. */
  static double unit(double largest) {
    return Math.scalb(1.0, -Math.max(-1022, Math.min(1022, Math.getExponent(largest))));
  }

  /** By linear interpolation between the sorted values, {@code p (n - 1)} steps from the first. */
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    if (at == below || sorted[below] == sorted[above]) {
      return sorted[below]; // and not 2 + 0 * Infinity
    }
    double width = sorted[above] - sorted[below];
    return Double.isFinite(width)
        ? sorted[below] + (at - below) * width
        : (1 - (at - below)) * sorted[below] + (at - below) * sorted[above];
  }
}
