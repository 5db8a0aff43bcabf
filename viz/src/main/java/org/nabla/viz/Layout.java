package org.nabla.viz;

import java.util.Arrays;
import java.util.List;

/**
 * How panels stand in a figure.
 *
 * @param columns the number of panels side by side; rows fill from the left
 * @param widths the columns' widths relative to one another; empty for equal ones
 * @param heights the rows' heights relative to one another; empty for equal ones
 * @param sharedX whether all panels have one range along x, written once below each column
 * @param sharedY whether all panels have one range along y, written once beside each row
 */
public record Layout(
    int columns, List<Double> widths, List<Double> heights, boolean sharedX, boolean sharedY) {
  /**
   * Checks the number of columns and that ratios are above zero.
   *
   * @param columns the number of panels side by side; rows fill from the left
   * @param widths the columns' widths relative to one another; empty for equal ones
   * @param heights the rows' heights relative to one another; empty for equal ones
   * @param sharedX whether all panels have one range along x, written once below each column
   * @param sharedY whether all panels have one range along y, written once beside each row
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Layout {
    Checks.positive("the number of columns", columns);
    widths = List.copyOf(widths);
    heights = List.copyOf(heights);
    widths.forEach(w -> Checks.positive("a width ratio", w));
    heights.forEach(h -> Checks.positive("a height ratio", h));
    if (!widths.isEmpty()) {
      Checks.sameLength("columns", columns, "width ratio", widths.size());
    }
  }

  static Layout columns(int columns) {
    return new Layout(columns, List.of(), List.of(), false, false);
  }

  Layout withWidths(double... ratios) {
    return new Layout(columns, boxed(ratios), heights, sharedX, sharedY);
  }

  Layout withHeights(double... ratios) {
    return new Layout(columns, widths, boxed(ratios), sharedX, sharedY);
  }

  Layout shared(boolean x, boolean y) {
    return new Layout(columns, widths, heights, x, y);
  }

  private static List<Double> boxed(double... ratios) {
    return Arrays.stream(ratios).boxed().toList();
  }

  int rows(int panels) {
    return (panels + columns - 1) / columns;
  }

  /** The share of one column or row among all. */
  static double share(List<Double> ratios, int index, int count) {
    if (ratios.isEmpty()) {
      return 1.0 / count;
    }
    return ratios.get(index) / ratios.stream().mapToDouble(Double::doubleValue).sum();
  }
}
