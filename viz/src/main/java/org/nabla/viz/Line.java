package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * A line through points in the order given, with or without markers at the points.
 *
 * @param x the places along x; NaN leaves a gap
 * @param y the places along y, as many; NaN leaves a gap
 * @param color the colour; null takes the theme's next
 * @param width the width in pixels at 96 dpi, above 0
 * @param dash how the line is stroked
 * @param marker the markers' shape; null for none
 * @param markerSize the markers' width in pixels at 96 dpi, above 0
 * @param open whether markers are outlines only
 * @param label the words in the legend, empty for no entry
 */
public record Line(
    double[] x,
    double[] y,
    @Nullable Color color,
    double width,
    Dash dash,
    @Nullable Marker marker,
    double markerSize,
    boolean open,
    String label)
    implements Mark {

  /**
   * Checks the arrays and copies them.
   *
   * @param x the places along x; NaN leaves a gap
   * @param y the places along y, as many; NaN leaves a gap
   * @param color the colour; null takes the theme's next
   * @param width the width in pixels at 96 dpi, above 0
   * @param dash how the line is stroked
   * @param marker the markers' shape; null for none
   * @param markerSize the markers' width in pixels at 96 dpi, above 0
   * @param open whether markers are outlines only
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Line {
    Checks.sameLength("x", x.length, "y", y.length);
    x = Checks.data("x", x);
    y = Checks.data("y", y);
    Checks.positive("line width", width);
    Checks.positive("marker size", markerSize);
  }

  /**
   * An unbroken line without markers.
   *
   * @param x the places along x; NaN leaves a gap; not modified
   * @param y the places along y; NaN leaves a gap; not modified
   * @return the line
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or all are NaN
   */
  public static Line of(double[] x, double[] y) {
    return new Line(x, y, null, 1.8, Dash.SOLID, null, 7, false, "");
  }

  /**
   * A line over the places 0, 1, 2 and so on.
   *
   * @param y the places along y; NaN leaves a gap; not modified
   * @return the line
   * @throws IllegalArgumentException if a value is infinite or all are NaN
   */
  public static Line of(double[] y) {
    return of(Sampling.indices(0, y.length), y);
  }

  /**
   * A line whose looks are given in matplotlib's short form: a colour's letter, a marker's and a
   * stroke's, each optional, in this or any order.
   *
   * @param x the places along x; not modified
   * @param y the places along y; not modified
   * @param format for example {@code "ro-"} (red, discs, unbroken), {@code "b--"} (blue, dashed),
   *     {@code "ks"} (black squares without a line)
   * @return the line
   * @throws IllegalArgumentException if the format holds a letter that stands for nothing, or the
   *     arrays do not fit
   */
  public static Line of(double[] x, double[] y, String format) {
    return LineFormat.parse(format).apply(of(x, y));
  }

  /**
   * The places along x; NaN leaves a gap.
   *
   * @return a copy
   */
  @Override
  public double[] x() {
    return x.clone();
  }

  /**
   * The places along y, as many; NaN leaves a gap.
   *
   * @return a copy
   */
  @Override
  public double[] y() {
    return y.clone();
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new line
   */
  public Line color(Color newColor) {
    return new Line(x, y, newColor, width, dash, marker, markerSize, open, label);
  }

  /**
   * The same in this width.
   *
   * @param newWidth pixels at 96 dpi, above 0
   * @return the new line
   * @throws IllegalArgumentException if the width is not above 0
   */
  public Line width(double newWidth) {
    return new Line(x, y, color, newWidth, dash, marker, markerSize, open, label);
  }

  /**
   * The same stroked in this way.
   *
   * @param newDash the stroke
   * @return the new line
   */
  public Line dash(Dash newDash) {
    return new Line(x, y, color, width, newDash, marker, markerSize, open, label);
  }

  /**
   * The same with filled markers at its points.
   *
   * @param newMarker the markers' shape
   * @return the new line
   */
  public Line marker(Marker newMarker) {
    return new Line(x, y, color, width, dash, newMarker, markerSize, false, label);
  }

  /**
   * The same with markers of this size.
   *
   * @param newSize pixels at 96 dpi, above 0
   * @return the new line
   * @throws IllegalArgumentException if the size is not above 0
   */
  public Line markerSize(double newSize) {
    return new Line(x, y, color, width, dash, marker, newSize, open, label);
  }

  /**
   * The same with its markers as outlines.
   *
   * @return the new line
   */
  public Line asOutlines() {
    return new Line(x, y, color, width, dash, marker, markerSize, true, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new line
   */
  public Line label(String newLabel) {
    return new Line(x, y, color, width, dash, marker, markerSize, open, newLabel);
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
