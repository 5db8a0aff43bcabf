package org.nabla.viz;

import java.awt.Color;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often values fall into equal bins.
 *
 * @param values the values; NaN is not counted
 * @param bins the number of bins; 0 chooses it by the rule of Freedman and Diaconis (1981), from 5
 *     to 80
 * @param density whether bars have an area of 1 together, instead of showing counts
 * @param opacity from 0, invisible, to 1
 * @param color the colour; null takes the theme's next
 * @param label the words in the legend, empty for no entry
 */
public record Histogram(
    double[] values, int bins, boolean density, double opacity, @Nullable Color color, String label)
    implements Mark {

  /**
   * Checks the values and copies them.
   *
   * @param values the values; NaN is not counted
   * @param bins the number of bins; 0 chooses it by the rule of Freedman and Diaconis (1981), from
   *     5 to 80
   * @param density whether bars have an area of 1 together, instead of showing counts
   * @param opacity from 0, invisible, to 1
   * @param color the colour; null takes the theme's next
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Histogram {
    values = Checks.data("values", values);
    if (values.length == 0) {
      throw new IllegalArgumentException("the histogram has no values: give at least one");
    }
    if (bins < 0) {
      throw new IllegalArgumentException(
          "the number of bins is " + bins + ": give at least 1, or 0 to choose");
    }
    Checks.share("opacity", opacity);
  }

  /**
   * Counts in an automatic number of bins.
   *
   * @param values the values; NaN is not counted; not modified
   * @return the histogram
   * @throws IllegalArgumentException if there are none, one is infinite or all are NaN
   */
  public static Histogram of(double... values) {
    return new Histogram(values, 0, false, 0.75, null, "");
  }

  /**
   * The values; NaN is not counted.
   *
   * @return a copy
   */
  @Override
  public double[] values() {
    return values.clone();
  }

  /**
   * The same in this many bins.
   *
   * @param count at least 1; 0 chooses
   * @return the new histogram
   * @throws IllegalArgumentException if the number is negative
   */
  public Histogram bins(int count) {
    return new Histogram(values, count, density, opacity, color, label);
  }

  /**
   * The same with bars of an area of 1 together.
   *
   * @return the new histogram
   */
  public Histogram asDensity() {
    return new Histogram(values, bins, true, opacity, color, label);
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new histogram
   */
  public Histogram color(Color newColor) {
    return new Histogram(values, bins, density, opacity, newColor, label);
  }

  /**
   * The same in this opacity.
   *
   * @param newOpacity from 0 to 1
   * @return the new histogram
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public Histogram opacity(double newOpacity) {
    return new Histogram(values, bins, density, newOpacity, color, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new histogram
   */
  public Histogram label(String newLabel) {
    return new Histogram(values, bins, density, opacity, color, newLabel);
  }

  /** The histogram as bars. */
  Bars bars() {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (low == high) {
      double around = Math.max(0.5, Math.abs(low) * 0.05);
      low -= around;
      high += around;
    }
    int count = bins > 0 ? bins : chosenBins(sorted, high - low);
    double width = (high - low) / count;
    double[] at = Sampling.centres(low, high, count);
    double[] counts = new double[count];
    for (double value : sorted) {
      counts[Math.min(count - 1, (int) ((value - low) / width))]++;
    }
    if (density) {
      for (int i = 0; i < count; i++) {
        counts[i] /= sorted.length * width;
      }
    }
    return new Bars(at, counts, width, false, color, label);
  }

  private static int chosenBins(double[] sorted, double range) {
    double quartiles = sorted[(int) (0.75 * (sorted.length - 1))] - sorted[sorted.length / 4];
    double width = 2 * quartiles / Math.cbrt(sorted.length);
    double count = width > 0 ? Math.ceil(range / width) : 10;
    return (int) Math.min(80, Math.max(5, count));
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
