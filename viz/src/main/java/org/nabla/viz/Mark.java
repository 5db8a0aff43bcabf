package org.nabla.viz;

/**
 * One thing drawn in a panel: an immutable value made by a static factory and refined by chaining.
 *
 * <p>Later marks are drawn over earlier ones. Every array given to a mark is copied, and every
 * accessor returns a copy. NaN leaves a gap; an infinite value is refused. A mark whose label is
 * not empty gets an entry in the legend. Two marks are equal where their numbers and looks are.
 * Marks are safe for use by many threads.
 */
public sealed interface Mark
    permits Line,
        Points,
        Heatmap,
        Contour,
        Band,
        ErrorBars,
        Bars,
        Histogram,
        Image,
        Text,
        Arrow,
        Surface {
  /**
   * The words in the legend.
   *
   * @return the label, empty for no entry
   */
  String label();
}
