package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Separate points, each with its own size, colour and shape where wanted.
 *
 * @param x the places along x; a NaN leaves the point out
 * @param y the places along y, as many; a NaN leaves the point out
 * @param colors none (the theme's next colour), one for all, or one for each point
 * @param sizes the width in pixels at 96 dpi, one for all or one for each point, above 0
 * @param markers the shape, one for all or one for each point
 * @param open whether points are outlines only
 * @param values none, or a number for each point that the scale turns into its colour
 * @param scale how values become colours
 * @param label the words in the legend, empty for no entry
 */
public record Points(
    double[] x,
    double[] y,
    List<Color> colors,
    double[] sizes,
    List<Marker> markers,
    boolean open,
    double[] values,
    ColorScale scale,
    String label)
    implements Mark {

  /**
   * Checks the arrays and copies them.
   *
   * @param x the places along x; a NaN leaves the point out
   * @param y the places along y, as many; a NaN leaves the point out
   * @param colors none (the theme's next colour), one for all, or one for each point
   * @param sizes the width in pixels at 96 dpi, one for all or one for each point, above 0
   * @param markers the shape, one for all or one for each point
   * @param open whether points are outlines only
   * @param values none, or a number for each point that the scale turns into its colour
   * @param scale how values become colours
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Points {
    Checks.sameLength("x", x.length, "y", y.length);
    x = Checks.data("x", x);
    y = Checks.data("y", y);
    oneOrEach("colour", colors.size(), x.length, true);
    oneOrEach("size", sizes.length, x.length, false);
    oneOrEach("marker", markers.size(), x.length, false);
    if (values.length > 0) {
      Checks.sameLength("x", x.length, "value", values.length);
    }
    colors = List.copyOf(colors);
    markers = List.copyOf(markers);
    values = Checks.data("values", values);
    sizes = sizes.clone();
    for (double size : sizes) {
      Checks.positive("point size", size);
    }
  }

  private static void oneOrEach(String name, int count, int points, boolean none) {
    if (count != points && count != 1 && !(none && count == 0)) {
      throw new IllegalArgumentException(
          "there are "
              + count
              + " "
              + name
              + "s for "
              + points
              + " points: give one, or "
              + points);
    }
  }

  /**
   * Filled discs.
   *
   * @param x the places along x; not modified
   * @param y the places along y; not modified
   * @return the points
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or all are NaN
   */
  public static Points of(double[] x, double[] y) {
    return new Points(
        x,
        y,
        List.of(),
        new double[] {7},
        List.of(Marker.CIRCLE),
        false,
        new double[0],
        ColorScale.DEFAULT,
        "");
  }

  /**
   * One filled disc.
   *
   * @param x its place along x
   * @param y its place along y
   * @return the point
   * @throws IllegalArgumentException if a place is infinite or NaN
   */
  public static Points at(double x, double y) {
    return of(new double[] {x}, new double[] {y});
  }

  /**
   * The places along x; a NaN leaves the point out.
   *
   * @return a copy
   */
  @Override
  public double[] x() {
    return x.clone();
  }

  /**
   * The places along y, as many; a NaN leaves the point out.
   *
   * @return a copy
   */
  @Override
  public double[] y() {
    return y.clone();
  }

  /**
   * The width in pixels at 96 dpi, one for all or one for each point, above 0.
   *
   * @return a copy
   */
  @Override
  public double[] sizes() {
    return sizes.clone();
  }

  /**
   * None, or a number for each point that the scale turns into its colour.
   *
   * @return a copy
   */
  @Override
  public double[] values() {
    return values.clone();
  }

  /**
   * The same in one colour.
   *
   * @param color the colour of all points
   * @return the new points
   */
  public Points color(Color color) {
    return colors(List.of(color));
  }

  /**
   * The same with a colour for each point.
   *
   * @param newColors as many as points
   * @return the new points
   * @throws IllegalArgumentException if there are more or fewer colours than points
   */
  public Points colors(List<Color> newColors) {
    return new Points(x, y, newColors, sizes, markers, open, new double[0], scale, label);
  }

  /**
   * The same coloured by a number for each point, with a colour bar.
   *
   * @param newValues as many as points; NaN leaves the point out; not modified
   * @param newScale the colour map, limits and bar
   * @return the new points
   * @throws IllegalArgumentException if there are more or fewer values than points
   */
  public Points values(double[] newValues, ColorScale newScale) {
    return new Points(x, y, List.of(), sizes, markers, open, newValues, newScale, label);
  }

  /**
   * The same in one size.
   *
   * @param size pixels at 96 dpi, above 0
   * @return the new points
   * @throws IllegalArgumentException if the size is not above 0
   */
  public Points size(double size) {
    return sizes(size);
  }

  /**
   * The same with a size for each point.
   *
   * @param newSizes pixels at 96 dpi, above 0, as many as points; not modified
   * @return the new points
   * @throws IllegalArgumentException if a size is not above 0, or their number does not fit
   */
  public Points sizes(double... newSizes) {
    return new Points(x, y, colors, newSizes, markers, open, values, scale, label);
  }

  /**
   * The same in one shape.
   *
   * @param marker the shape of all points
   * @return the new points
   */
  public Points marker(Marker marker) {
    return markers(List.of(marker));
  }

  /**
   * The same with a shape for each point.
   *
   * @param newMarkers as many as points
   * @return the new points
   * @throws IllegalArgumentException if there are more or fewer shapes than points
   */
  public Points markers(List<Marker> newMarkers) {
    return new Points(x, y, colors, sizes, newMarkers, open, values, scale, label);
  }

  /**
   * The same with a shape for each class of points, so that colour is not the only signal.
   *
   * @param classes the class of each point, from 0; class k takes the k-th of circle, square,
   *     triangle, diamond and so on; not modified
   * @return the new points
   * @throws IllegalArgumentException if there are more or fewer classes than points
   */
  public Points markersByClass(int... classes) {
    Marker[] shapes = Marker.values();
    List<Marker> each = new ArrayList<>();
    for (int k : classes) {
      each.add(shapes[Math.floorMod(k, shapes.length - 1)]);
    }
    return markers(each);
  }

  /**
   * The same as outlines.
   *
   * @return the new points
   */
  public Points asOutlines() {
    return new Points(x, y, colors, sizes, markers, true, values, scale, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new points
   */
  public Points label(String newLabel) {
    return new Points(x, y, colors, sizes, markers, open, values, scale, newLabel);
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
