package org.nabla.viz;

/**
 * How numbers become colours: a colour map between two limits, with or without a colour bar.
 *
 * @param colormap the colour map
 * @param low the number of the first colour; NaN takes the smallest of the data
 * @param high the number of the last colour; NaN takes the largest of the data
 * @param bar whether a colour bar stands beside the panel
 * @param label the colour bar's label, empty for none
 */
public record ColorScale(Colormap colormap, double low, double high, boolean bar, String label) {
  /** Viridis over the range of the data, without a bar. */
  public static final ColorScale DEFAULT =
      new ColorScale(Colormap.VIRIDIS, Double.NaN, Double.NaN, false, "");

  /**
   * Checks that limits are both given or both automatic, and in order.
   *
   * @param colormap the colour map
   * @param low the number of the first colour; NaN takes the smallest of the data
   * @param high the number of the last colour; NaN takes the largest of the data
   * @param bar whether a colour bar stands beside the panel
   * @param label the colour bar's label, empty for none
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public ColorScale {
    if (!(Double.isNaN(low) && Double.isNaN(high))) {
      Checks.limits("colour limits", low, high);
    }
  }

  /**
   * The same with another colour map.
   *
   * @param other the colour map
   * @return the new scale
   */
  public ColorScale colormap(Colormap other) {
    return new ColorScale(other, low, high, bar, label);
  }

  /**
   * The same with other limits; values beyond them saturate.
   *
   * @param newLow the number of the first colour
   * @param newHigh the number of the last colour
   * @return the new scale
   * @throws IllegalArgumentException if the limits are not finite, equal, or the wrong way round
   */
  public ColorScale limits(double newLow, double newHigh) {
    Checks.limits("colour limits", newLow, newHigh);
    return new ColorScale(colormap, newLow, newHigh, bar, label);
  }

  /**
   * The same with a colour bar.
   *
   * @param newLabel the bar's label, empty for none
   * @return the new scale
   */
  public ColorScale bar(String newLabel) {
    return new ColorScale(colormap, low, high, true, newLabel);
  }

  /** The same with its automatic limits replaced by the range of these values. */
  ColorScale fitted(double[]... values) {
    if (!Double.isNaN(low)) {
      return this;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        if (!Double.isNaN(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    double spread = most > least ? 0 : Math.max(0.5, Math.abs(most) * 0.05);
    return new ColorScale(colormap, least - spread, most + spread, bar, label);
  }

  int argb(double value) {
    return colormap.argb((value - low) / (high - low));
  }
}
