package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * The area between two curves, such as mean plus and minus one standard deviation.
 *
 * @param x the places along x; NaN parts the band
 * @param lower the lower edge, as many; NaN parts the band
 * @param upper the upper edge, as many; NaN parts the band
 * @param color the colour; null takes the theme's next
 * @param opacity from 0, invisible, to 1
 * @param label the words in the legend, empty for no entry
 */
public record Band(
    double[] x, double[] lower, double[] upper, @Nullable Color color, double opacity, String label)
    implements Mark {

  /**
   * Checks the arrays and copies them.
   *
   * @param x the places along x; NaN parts the band
   * @param lower the lower edge, as many; NaN parts the band
   * @param upper the upper edge, as many; NaN parts the band
   * @param color the colour; null takes the theme's next
   * @param opacity from 0, invisible, to 1
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Band {
    Checks.sameLength("x", x.length, "lower edge", lower.length);
    Checks.sameLength("x", x.length, "upper edge", upper.length);
    x = Checks.data("x", x);
    lower = Checks.data("the lower edge", lower);
    upper = Checks.data("the upper edge", upper);
    Checks.share("opacity", opacity);
  }

  /**
   * A band of a quarter of full opacity.
   *
   * @param x the places along x; not modified
   * @param lower the lower edge; not modified
   * @param upper the upper edge; not modified
   * @return the band
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or all are NaN
   */
  public static Band of(double[] x, double[] lower, double[] upper) {
    return new Band(x, lower, upper, null, 0.25, "");
  }

  /**
   * The places along x; NaN parts the band.
   *
   * @return a copy
   */
  @Override
  public double[] x() {
    return x.clone();
  }

  /**
   * The lower edge, as many; NaN parts the band.
   *
   * @return a copy
   */
  @Override
  public double[] lower() {
    return lower.clone();
  }

  /**
   * The upper edge, as many; NaN parts the band.
   *
   * @return a copy
   */
  @Override
  public double[] upper() {
    return upper.clone();
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour, which opacity makes transparent
   * @return the new band
   */
  public Band color(Color newColor) {
    return new Band(x, lower, upper, newColor, opacity, label);
  }

  /**
   * The same in this opacity.
   *
   * @param newOpacity from 0 to 1
   * @return the new band
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public Band opacity(double newOpacity) {
    return new Band(x, lower, upper, color, newOpacity, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new band
   */
  public Band label(String newLabel) {
    return new Band(x, lower, upper, color, opacity, newLabel);
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
