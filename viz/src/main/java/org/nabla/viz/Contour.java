package org.nabla.viz;

import java.awt.Color;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lines of equal value through a grid of values.
 *
 * @param values the value at each node of the grid: row r at the r-th y from below, column c at the
 *     c-th x; at least 2 by 2; no line crosses a cell with a NaN corner
 * @param xLow the x of the first column
 * @param xHigh the x of the last column
 * @param yLow the y of the first row
 * @param yHigh the y of the last row
 * @param levels the values of the lines; empty chooses up to twelve round numbers
 * @param color the colour of all lines; null colours each by its level
 * @param scale how levels become colours
 * @param width the lines' width in pixels at 96 dpi, above 0
 * @param label the words in the legend, empty for no entry
 */
public record Contour(
    double[][] values,
    double xLow,
    double xHigh,
    double yLow,
    double yHigh,
    double[] levels,
    @Nullable Color color,
    ColorScale scale,
    double width,
    String label)
    implements Mark {
  private static final int AUTOMATIC_LEVELS = 12;

  /**
   * Checks the grid, its extent and the levels, and copies them.
   *
   * @param values the value at each node of the grid: row r at the r-th y from below, column c at
   *     the c-th x; at least 2 by 2; no line crosses a cell with a NaN corner
   * @param xLow the x of the first column
   * @param xHigh the x of the last column
   * @param yLow the y of the first row
   * @param yHigh the y of the last row
   * @param levels the values of the lines; empty chooses up to twelve round numbers
   * @param color the colour of all lines; null colours each by its level
   * @param scale how levels become colours
   * @param width the lines' width in pixels at 96 dpi, above 0
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Contour {
    values = Checks.matrix("the grid", values);
    if (values.length < 2 || values[0].length < 2) {
      throw new IllegalArgumentException(
          "the grid is "
              + values.length
              + " x "
              + values[0].length
              + ": give at least 2 x 2 values, for lines run between them");
    }
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
    levels = Checks.finite("levels", levels);
    Checks.positive("line width", width);
  }

  /**
   * Lines through values on a grid, at up to twelve round levels, each in its colour.
   *
   * @param values row r at the r-th y from below, column c at the c-th x; not modified
   * @param xLow the x of the first column
   * @param xHigh the x of the last column
   * @param yLow the y of the first row
   * @param yHigh the y of the last row
   * @return the lines
   * @throws IllegalArgumentException if the grid is smaller than 2 x 2, has ragged rows or infinite
   *     values, or an extent is empty or the wrong way round
   */
  public static Contour of(
      double[][] values, double xLow, double xHigh, double yLow, double yHigh) {
    return new Contour(
        values, xLow, xHigh, yLow, yHigh, new double[0], null, ColorScale.DEFAULT, 1.3, "");
  }

  /**
   * Lines of a function, taken at this many nodes along each axis.
   *
   * @param f the function of x and y; called once for each node
   * @param xLow the left end
   * @param xHigh the right end
   * @param yLow the lower end
   * @param yHigh the upper end
   * @param nodes the number of nodes along x and along y, at least 2
   * @return the lines
   * @throws IllegalArgumentException if there are fewer than 2 nodes, the function is infinite
   *     somewhere or NaN everywhere, or an extent is empty or the wrong way round
   */
  public static Contour of(
      DoubleBinaryOperator f, double xLow, double xHigh, double yLow, double yHigh, int nodes) {
    double[][] values = Sampling.grid(f, xLow, xHigh, yLow, yHigh, nodes);
    return of(values, xLow, xHigh, yLow, yHigh);
  }

  /**
   * The value at each node of the grid: row r at the r-th y from below, column c at the c-th x; at
   * least 2 by 2; no line crosses a cell with a NaN corner.
   *
   * @return a copy
   */
  @Override
  public double[][] values() {
    return Checks.copy(values);
  }

  /**
   * The values of the lines; empty chooses up to twelve round numbers.
   *
   * @return a copy
   */
  @Override
  public double[] levels() {
    return levels.clone();
  }

  /** The levels given, or round numbers within the range of the values. */
  double[] chosenLevels() {
    if (levels.length > 0) {
      return levels;
    }
    ColorScale range = scale.fitted(values);
    return Ticks.linear(range.low(), range.high(), AUTOMATIC_LEVELS).stream()
        .mapToDouble(Ticks.Tick::value)
        .toArray();
  }

  /**
   * The same at these levels.
   *
   * @param newLevels the values of the lines; none chooses; not modified
   * @return the new lines
   * @throws IllegalArgumentException if a level is not finite
   */
  public Contour levels(double... newLevels) {
    return new Contour(values, xLow, xHigh, yLow, yHigh, newLevels, color, scale, width, label);
  }

  /**
   * The same in one colour.
   *
   * @param newColor the colour of all lines
   * @return the new lines
   */
  public Contour color(Color newColor) {
    return new Contour(values, xLow, xHigh, yLow, yHigh, levels, newColor, scale, width, label);
  }

  /**
   * The same with each line coloured by its level.
   *
   * @param newScale how levels become colours
   * @return the new lines
   */
  public Contour scale(ColorScale newScale) {
    return new Contour(values, xLow, xHigh, yLow, yHigh, levels, null, newScale, width, label);
  }

  /**
   * The same in this width.
   *
   * @param newWidth pixels at 96 dpi, above 0
   * @return the new lines
   * @throws IllegalArgumentException if the width is not above 0
   */
  public Contour width(double newWidth) {
    return new Contour(values, xLow, xHigh, yLow, yHigh, levels, color, scale, newWidth, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new lines
   */
  public Contour label(String newLabel) {
    return new Contour(values, xLow, xHigh, yLow, yHigh, levels, color, scale, width, newLabel);
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
