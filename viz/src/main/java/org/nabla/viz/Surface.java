package org.nabla.viz;

import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of two variables as a surface in space, alone in its panel.
 *
 * <p>A PNG and an SVG show it from one side; the interactive page lets the reader turn it.
 *
 * @param values the height at each node of the grid: row r at the r-th y, column c at the c-th x;
 *     at least 2 by 2; a cell with a NaN corner is left open
 * @param xLow the x of the first column
 * @param xHigh the x of the last column
 * @param yLow the y of the first row
 * @param yHigh the y of the last row
 * @param scale how heights become colours; its bar's label also names the vertical axis
 * @param azimuth from which side one looks, in degrees around the vertical axis; -60 looks from the
 *     front left
 * @param elevation from how high one looks, in degrees above the ground, from 0 to 90
 */
public record Surface(
    double[][] values,
    double xLow,
    double xHigh,
    double yLow,
    double yHigh,
    ColorScale scale,
    double azimuth,
    double elevation)
    implements Mark {

  /**
   * Checks the grid, its extent and the direction, and copies the values.
   *
   * @param values the height at each node of the grid: row r at the r-th y, column c at the c-th x;
   *     at least 2 by 2; a cell with a NaN corner is left open
   * @param xLow the x of the first column
   * @param xHigh the x of the last column
   * @param yLow the y of the first row
   * @param yHigh the y of the last row
   * @param scale how heights become colours; its bar's label also names the vertical axis
   * @param azimuth from which side one looks, in degrees around the vertical axis; -60 looks from
   *     the front left
   * @param elevation from how high one looks, in degrees above the ground, from 0 to 90
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Surface {
    values = Checks.matrix("the surface", values);
    if (values.length < 2 || values[0].length < 2) {
      throw new IllegalArgumentException(
          "the surface is "
              + values.length
              + " x "
              + values[0].length
              + ": give at least 2 x 2 heights");
    }
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
    Checks.finite("azimuth", azimuth);
    if (!(elevation >= 0 && elevation <= 90)) {
      throw new IllegalArgumentException("elevation is " + elevation + " degrees: give 0 to 90");
    }
  }

  /**
   * Heights on a grid, seen from the front left at 30 degrees.
   *
   * @param values row r at the r-th y, column c at the c-th x; not modified
   * @param xLow the x of the first column
   * @param xHigh the x of the last column
   * @param yLow the y of the first row
   * @param yHigh the y of the last row
   * @return the surface
   * @throws IllegalArgumentException if the grid is smaller than 2 x 2, has ragged rows or infinite
   *     values, or an extent is empty or the wrong way round
   */
  public static Surface of(
      double[][] values, double xLow, double xHigh, double yLow, double yHigh) {
    return new Surface(values, xLow, xHigh, yLow, yHigh, ColorScale.DEFAULT, -60, 30);
  }

  /**
   * A function, taken at this many nodes along each axis.
   *
   * @param f the function of x and y; called once for each node
   * @param xLow the left end
   * @param xHigh the right end
   * @param yLow the near end
   * @param yHigh the far end
   * @param nodes the number of nodes along x and along y, at least 2
   * @return the surface
   * @throws IllegalArgumentException if there are fewer than 2 nodes, the function is infinite
   *     somewhere or NaN everywhere, or an extent is empty or the wrong way round
   */
  public static Surface of(
      DoubleBinaryOperator f, double xLow, double xHigh, double yLow, double yHigh, int nodes) {
    return of(Sampling.grid(f, xLow, xHigh, yLow, yHigh, nodes), xLow, xHigh, yLow, yHigh);
  }

  /**
   * The height at each node of the grid: row r at the r-th y, column c at the c-th x; at least 2 by
   * 2; a cell with a NaN corner is left open.
   *
   * @return a copy
   */
  @Override
  public double[][] values() {
    return Checks.copy(values);
  }

  /**
   * The same in other colours.
   *
   * @param newScale how heights become colours
   * @return the new surface
   */
  public Surface scale(ColorScale newScale) {
    return new Surface(values, xLow, xHigh, yLow, yHigh, newScale, azimuth, elevation);
  }

  /**
   * The same seen from another side.
   *
   * @param newAzimuth degrees around the vertical axis
   * @param newElevation degrees above the ground, from 0 to 90
   * @return the new surface
   * @throws IllegalArgumentException if the azimuth is not finite or the elevation not from 0 to 90
   */
  public Surface from(double newAzimuth, double newElevation) {
    return new Surface(values, xLow, xHigh, yLow, yHigh, scale, newAzimuth, newElevation);
  }

  /**
   * A surface has no entry in the legend.
   *
   * @return an empty text
   */
  @Override
  public String label() {
    return "";
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
