package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * Points with a bar from a lower to an upper value.
 *
 * @param x the places along x
 * @param y the places along y, as many
 * @param below how far each bar reaches below y, 0 or more
 * @param above how far each bar reaches above y, 0 or more
 * @param color the colour; null takes the theme's next
 * @param marker the shape of the points
 * @param label the words in the legend, empty for no entry
 */
public record ErrorBars(
    double[] x,
    double[] y,
    double[] below,
    double[] above,
    @Nullable Color color,
    Marker marker,
    String label)
    implements Mark {

  /**
   * Checks the arrays and copies them.
   *
   * @param x the places along x
   * @param y the places along y, as many
   * @param below how far each bar reaches below y, 0 or more
   * @param above how far each bar reaches above y, 0 or more
   * @param color the colour; null takes the theme's next
   * @param marker the shape of the points
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public ErrorBars {
    Checks.sameLength("x", x.length, "y", y.length);
    Checks.sameLength("x", x.length, "error below", below.length);
    Checks.sameLength("x", x.length, "error above", above.length);
    x = Checks.data("x", x);
    y = Checks.data("y", y);
    below = Checks.notNegative("the error below", below);
    above = Checks.notNegative("the error above", above);
  }

  /**
   * Bars of equal reach to both sides.
   *
   * @param x the places along x; not modified
   * @param y the places along y; not modified
   * @param error how far each bar reaches to either side, 0 or more; not modified
   * @return the points with their bars
   * @throws IllegalArgumentException if the lengths differ, an error is negative or not finite, or
   *     a place is infinite
   */
  public static ErrorBars of(double[] x, double[] y, double[] error) {
    return new ErrorBars(x, y, error, error, null, Marker.CIRCLE, "");
  }

  /**
   * The places along x.
   *
   * @return a copy
   */
  @Override
  public double[] x() {
    return x.clone();
  }

  /**
   * The places along y, as many.
   *
   * @return a copy
   */
  @Override
  public double[] y() {
    return y.clone();
  }

  /**
   * How far each bar reaches below y, 0 or more.
   *
   * @return a copy
   */
  @Override
  public double[] below() {
    return below.clone();
  }

  /**
   * How far each bar reaches above y, 0 or more.
   *
   * @return a copy
   */
  @Override
  public double[] above() {
    return above.clone();
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new points
   */
  public ErrorBars color(Color newColor) {
    return new ErrorBars(x, y, below, above, newColor, marker, label);
  }

  /**
   * The same in this shape.
   *
   * @param newMarker the shape of the points
   * @return the new points
   */
  public ErrorBars marker(Marker newMarker) {
    return new ErrorBars(x, y, below, above, color, newMarker, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new points
   */
  public ErrorBars label(String newLabel) {
    return new ErrorBars(x, y, below, above, color, marker, newLabel);
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
