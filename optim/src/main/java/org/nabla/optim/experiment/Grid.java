package org.nabla.optim.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A table turned into a grid: one statistic for each value of one axis by each of another.
 *
 * @param rowAxis the name of the axis of the rows
 * @param rows its labels
 * @param columnAxis the name of the axis of the columns
 * @param columns its labels
 * @param values one row of numbers for each label of the rows; NaN where there was no number
 */
public record Grid(
    String rowAxis, List<String> rows, String columnAxis, List<String> columns, double[][] values) {
  /**
   * Copies lists and array.
   *
   * @param rowAxis the name of the axis of the rows
   * @param rows its labels
   * @param columnAxis the name of the axis of the columns
   * @param columns its labels
   * @param values the numbers
   */
  public Grid {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = copy(values);
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The numbers.
   *
   * @return a copy: one row for each label of the rows; NaN where there was no number
   */
  @Override
  public double[][] values() {
    return copy(values);
  }

  /**
   * The labels of the rows as numbers.
   *
   * @return a new array
   * @throws NumberFormatException if a label is not a number
   */
  public double[] rowNumbers() {
    return rows.stream().mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * The labels of the columns as numbers.
   *
   * @return a new array
   * @throws NumberFormatException if a label is not a number
   */
  public double[] columnNumbers() {
    return columns.stream().mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grid g
        && rowAxis.equals(g.rowAxis)
        && rows.equals(g.rows)
        && columnAxis.equals(g.columnAxis)
        && columns.equals(g.columns)
        && Arrays.deepEquals(values, g.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rowAxis, rows, columnAxis, columns, Arrays.deepHashCode(values));
  }

  @Override
  public String toString() {
    return "Grid[rowAxis="
        + rowAxis
        + ", rows="
        + rows
        + ", columnAxis="
        + columnAxis
        + ", columns="
        + columns
        + ", values="
        + Arrays.deepToString(values)
        + "]";
  }
}
