package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * Upright bars from zero, or lying ones. On a logarithmic axis they begin below the smallest one,
 * and bars of zero are left out.
 *
 * @param at the middle of each bar along its axis
 * @param values how far each bar reaches, as many; NaN leaves it out
 * @param width the width of every bar in units of the axis, above 0
 * @param lying whether bars grow along x instead of y
 * @param color the colour; null takes the theme's next
 * @param label the words in the legend, empty for no entry
 */
public record Bars(
    double[] at, double[] values, double width, boolean lying, @Nullable Color color, String label)
    implements Mark {

  /**
   * Checks the arrays and copies them.
   *
   * @param at the middle of each bar along its axis
   * @param values how far each bar reaches, as many; NaN leaves it out
   * @param width the width of every bar in units of the axis, above 0
   * @param lying whether bars grow along x instead of y
   * @param color the colour; null takes the theme's next
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Bars {
    Checks.sameLength("places", at.length, "value", values.length);
    at = Checks.finite("places", at);
    values = Checks.data("values", values);
    Checks.positive("bar width", width);
  }

  /**
   * Upright bars at 0, 1, 2 and so on, each 0.8 wide; words go to {@link Axes#xTicks}.
   *
   * @param values how far each bar reaches; not modified
   * @return the bars
   * @throws IllegalArgumentException if a value is infinite or all are NaN
   */
  public static Bars of(double... values) {
    return of(Sampling.indices(0, values.length), values);
  }

  /**
   * Upright bars at these places, each 0.8 wide.
   *
   * @param at the middle of each bar; not modified
   * @param values how far each bar reaches; not modified
   * @return the bars
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or all are NaN
   */
  public static Bars of(double[] at, double[] values) {
    return new Bars(at, values, 0.8, false, null, "");
  }

  /**
   * The middle of each bar along its axis.
   *
   * @return a copy
   */
  @Override
  public double[] at() {
    return at.clone();
  }

  /**
   * How far each bar reaches, as many; NaN leaves it out.
   *
   * @return a copy
   */
  @Override
  public double[] values() {
    return values.clone();
  }

  /**
   * The same in this width.
   *
   * @param newWidth in units of the axis, above 0
   * @return the new bars
   * @throws IllegalArgumentException if the width is not above 0
   */
  public Bars width(double newWidth) {
    return new Bars(at, values, newWidth, lying, color, label);
  }

  /**
   * The same growing along x.
   *
   * @return the new bars
   */
  public Bars asLying() {
    return new Bars(at, values, width, true, color, label);
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new bars
   */
  public Bars color(Color newColor) {
    return new Bars(at, values, width, lying, newColor, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new bars
   */
  public Bars label(String newLabel) {
    return new Bars(at, values, width, lying, color, newLabel);
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
