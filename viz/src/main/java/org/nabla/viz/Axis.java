package org.nabla.viz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One axis of a panel.
 *
 * @param label the words beside the axis, empty for none
 * @param low the lower limit; NaN takes it from the data
 * @param high the upper limit; NaN takes it from the data
 * @param log whether the scale is logarithmic, base 10
 * @param ticks where ticks stand; empty lets the panel choose
 * @param tickLabels the words at the ticks, as many as ticks; empty writes the numbers
 */
public record Axis(
    String label, double low, double high, boolean log, double[] ticks, List<String> tickLabels) {
  /** A linear axis without a label whose limits and ticks follow the data. */
  public static final Axis AUTOMATIC =
      new Axis("", Double.NaN, Double.NaN, false, new double[0], List.of());

  /**
   * Checks limits, ticks and labels, and copies the ticks.
   *
   * @param label the words beside the axis, empty for none
   * @param low the lower limit; NaN takes it from the data
   * @param high the upper limit; NaN takes it from the data
   * @param log whether the scale is logarithmic, base 10
   * @param ticks where ticks stand; empty lets the panel choose
   * @param tickLabels the words at the ticks, as many as ticks; empty writes the numbers
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Axis {
    if (!(Double.isNaN(low) && Double.isNaN(high))) {
      Checks.limits("axis limits", low, high);
    }
    if (log && low <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic axis has the lower limit "
              + low
              + ": give one above zero, or use a linear axis");
    }
    ticks = Checks.finite("ticks", ticks);
    if (!tickLabels.isEmpty()) {
      Checks.sameLength("ticks", ticks.length, "tick label", tickLabels.size());
    }
    tickLabels = List.copyOf(tickLabels);
  }

  /**
   * Where ticks stand; empty lets the panel choose.
   *
   * @return a copy
   */
  @Override
  public double[] ticks() {
    return ticks.clone();
  }

  /**
   * Whether limits were given.
   *
   * @return false if they come from the data
   */
  public boolean limited() {
    return !Double.isNaN(low);
  }

  Axis withLabel(String newLabel) {
    return new Axis(newLabel, low, high, log, ticks, tickLabels);
  }

  Axis withLimits(double newLow, double newHigh) {
    Checks.limits("axis limits", newLow, newHigh);
    return new Axis(label, newLow, newHigh, log, ticks, tickLabels);
  }

  Axis asLog() {
    return new Axis(label, low, high, true, ticks, tickLabels);
  }

  Axis withTicks(double[] newTicks, List<String> newLabels) {
    return new Axis(label, low, high, log, newTicks, newLabels);
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
