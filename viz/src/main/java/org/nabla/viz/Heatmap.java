package org.nabla.viz;

import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A matrix as coloured cells, what matplotlib calls {@code imshow}.
 *
 * @param values rows by columns, every row the same length; a NaN leaves its cell empty
 * @param xLow the left edge of the first column
 * @param xHigh the right edge of the last column
 * @param yLow the lower edge of the lowest row
 * @param yHigh the upper edge of the highest row
 * @param firstRowOnTop whether row 0 is the highest (as a matrix is printed) or the lowest (as y
 *     grows)
 * @param scale how values become colours
 * @param cellFormat how {@link String#format} writes each value into its cell; empty for no text
 * @param label the words in the legend, empty for no entry
 */
public record Heatmap(
    double[][] values,
    double xLow,
    double xHigh,
    double yLow,
    double yHigh,
    boolean firstRowOnTop,
    ColorScale scale,
    String cellFormat,
    String label)
    implements Mark {

  /**
   * Checks the matrix and its extent, and copies it.
   *
   * @param values rows by columns, every row the same length; a NaN leaves its cell empty
   * @param xLow the left edge of the first column
   * @param xHigh the right edge of the last column
   * @param yLow the lower edge of the lowest row
   * @param yHigh the upper edge of the highest row
   * @param firstRowOnTop whether row 0 is the highest (as a matrix is printed) or the lowest (as y
   *     grows)
   * @param scale how values become colours
   * @param cellFormat how {@link String#format} writes each value into its cell; empty for no text
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Heatmap {
    values = Checks.matrix("the heat map", values);
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
    try {
      Objects.requireNonNull(String.format(Locale.ROOT, cellFormat, 1.0));
    } catch (IllegalFormatException e) {
      throw new IllegalArgumentException(
          "the cells' format \""
              + cellFormat
              + "\" cannot write a number of type double: give one such as \"%.0f\"",
          e);
    }
  }

  /**
   * A matrix as it is printed: row 0 on top, each cell one unit wide. Column c is centred at {@code
   * x = c}, row r of n at {@code y = n - 1 - r}.
   *
   * @param values rows by columns; not modified
   * @return the heat map
   * @throws IllegalArgumentException if the rows differ in length, there are none, a value is
   *     infinite or all are NaN
   */
  public static Heatmap of(double[][] values) {
    double[][] checked = Checks.matrix("the heat map", values);
    return new Heatmap(
        checked,
        -0.5,
        checked[0].length - 0.5,
        -0.5,
        checked.length - 0.5,
        true,
        ColorScale.DEFAULT,
        "",
        "");
  }

  /**
   * A function of two variables, taken at the middle of each cell.
   *
   * @param f the function of x and y; called once for each cell
   * @param xLow the left edge
   * @param xHigh the right edge
   * @param yLow the lower edge
   * @param yHigh the upper edge
   * @param columns the number of cells along x
   * @param rows the number of cells along y
   * @return the heat map, with y growing upwards
   * @throws IllegalArgumentException if an extent is empty or the wrong way round, a number of
   *     cells is not at least 1, or the function is infinite somewhere or NaN everywhere
   */
  public static Heatmap of(
      DoubleBinaryOperator f,
      double xLow,
      double xHigh,
      double yLow,
      double yHigh,
      int columns,
      int rows) {
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
    double[] x = Sampling.centres(xLow, xHigh, Checks.positive("the number of columns", columns));
    double[] y = Sampling.centres(yLow, yHigh, Checks.positive("the number of rows", rows));
    return new Heatmap(
        Sampling.matrix(f, x, y), xLow, xHigh, yLow, yHigh, false, ColorScale.DEFAULT, "", "");
  }

  /**
   * Rows by columns, every row the same length; a NaN leaves its cell empty.
   *
   * @return a copy
   */
  @Override
  public double[][] values() {
    return Checks.copy(values);
  }

  /**
   * The same over this part of the plane, with row 0 at the lower edge as in a sampled function.
   *
   * @param left the left edge of the first column
   * @param right the right edge of the last column
   * @param lower the lower edge
   * @param upper the upper edge
   * @return the new heat map
   * @throws IllegalArgumentException if the extent is empty or the wrong way round
   */
  public Heatmap extent(double left, double right, double lower, double upper) {
    return new Heatmap(values, left, right, lower, upper, false, scale, cellFormat, label);
  }

  /**
   * The same with row 0 as the highest or the lowest.
   *
   * @param onTop whether row 0 is the highest
   * @return the new heat map
   */
  public Heatmap firstRowOnTop(boolean onTop) {
    return new Heatmap(values, xLow, xHigh, yLow, yHigh, onTop, scale, cellFormat, label);
  }

  /**
   * The same in another colour map.
   *
   * @param colormap the colour map
   * @return the new heat map
   */
  public Heatmap colormap(Colormap colormap) {
    return scale(scale.colormap(colormap));
  }

  /**
   * The same with colour limits; values beyond them saturate.
   *
   * @param low the value of the first colour
   * @param high the value of the last colour
   * @return the new heat map
   * @throws IllegalArgumentException if the limits are not finite, equal, or the wrong way round
   */
  public Heatmap limits(double low, double high) {
    return scale(scale.limits(low, high));
  }

  /**
   * The same with a colour bar.
   *
   * @param barLabel the bar's label, empty for none
   * @return the new heat map
   */
  public Heatmap colorBar(String barLabel) {
    return scale(scale.bar(barLabel));
  }

  /**
   * The same with another scale of colours.
   *
   * @param newScale how values become colours
   * @return the new heat map
   */
  public Heatmap scale(ColorScale newScale) {
    return new Heatmap(
        values, xLow, xHigh, yLow, yHigh, firstRowOnTop, newScale, cellFormat, label);
  }

  /**
   * The same with each value written into its cell.
   *
   * @param format for {@link String#format}, for example {@code "%.0f"}
   * @return the new heat map
   */
  public Heatmap cellText(String format) {
    return new Heatmap(values, xLow, xHigh, yLow, yHigh, firstRowOnTop, scale, format, label);
  }

  /** The x of the middle of a column. */
  double centreX(int column) {
    return xLow + (column + 0.5) * (xHigh - xLow) / values[0].length;
  }

  /** The y of the middle of a row. */
  double centreY(int row) {
    int fromBelow = firstRowOnTop ? values.length - 1 - row : row;
    return yLow + (fromBelow + 0.5) * (yHigh - yLow) / values.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return Contents.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Contents.hash(this);
  }

  @Override
  public String toString() {
    return Contents.text(this);
  }
}
