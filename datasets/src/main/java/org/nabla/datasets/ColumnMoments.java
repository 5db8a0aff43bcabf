package org.nabla.datasets;

import java.util.Arrays;
import java.util.List;

/** Least, largest, mean and standard deviation of each column, found row by row without sorting. */
final class ColumnMoments {
  final double[] min;
  final double[] max;
  final double[] mean;
  final double[] sd;

  /**
   * Goes over the rows.
   *
   * @throws IllegalArgumentException where a number is not finite
   */
  ColumnMoments(double[][] rows, List<String> columns) {
    int width = columns.size();
    min = filled(width, Double.POSITIVE_INFINITY);
    max = filled(width, Double.NEGATIVE_INFINITY);
    mean = new double[width];
    sd = new double[width];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        double value = finite(rows[i][j], i, columns.get(j));
        min[j] = Math.min(min[j], value);
        max[j] = Math.max(max[j], value);
        mean[j] += value;
      }
    }
    for (int j = 0; j < width; j++) {
      mean[j] /= rows.length;
    }
    correctMeans(rows);
    double[] unit = new double[width];
    for (int j = 0; j < width; j++) {
      unit[j] = Columns.unit(Math.max(max[j] - mean[j], mean[j] - min[j]));
    }
    for (double[] row : rows) {
      for (int j = 0; j < width; j++) {
        double distance = (row[j] - mean[j]) * unit[j];
        sd[j] += distance * distance;
      }
    }
    for (int j = 0; j < width; j++) {
      sd[j] = Math.sqrt(sd[j] / rows.length) / unit[j];
    }
  }

  /** A second pass takes back the rounding of the first. */
  private void correctMeans(double[][] rows) {
    double[] rest = new double[mean.length];
    for (double[] row : rows) {
      for (int j = 0; j < rest.length; j++) {
        rest[j] += row[j] - mean[j];
      }
    }
    for (int j = 0; j < rest.length; j++) {
      mean[j] = min[j] == max[j] ? min[j] : mean[j] + rest[j] / rows.length;
    }
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  static double finite(double value, int row, String column) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "row "
              + row
              + ", column "
              + column
              + " is "
              + value
              + ": expected finite numbers: leave out missing values by withoutMissing(), or fill"
              + " them in");
    }
    return value;
  }
}
