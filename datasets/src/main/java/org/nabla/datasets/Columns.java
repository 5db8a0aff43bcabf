package org.nabla.datasets;

/** Statistics of one column of numbers. */
final class Columns {
  private Columns() {}

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double rest = 0; // a second pass takes back the rounding of the first
    for (double value : values) {
      rest += value - mean;
    }
    return mean + rest / values.length;
  }

  /** The sum of the squared distances to the mean. */
  static double squares(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /** By linear interpolation between the sorted values, {@code p (n - 1)} steps from the first. */
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
