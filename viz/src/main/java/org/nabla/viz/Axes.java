package org.nabla.viz;

import java.util.ArrayList;
import java.util.List;

/**
 * One panel of a figure: marks between two axes. Immutable; each method returns a new panel.
 *
 * <p>Without limits an axis covers the data with a margin of 4 %, or without one where a heat map
 * fills the panel.
 *
 * @param marks what is drawn, the first one lowest
 * @param title the words above, empty for none
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param grid whether grid lines are drawn behind the data
 * @param legend where the legend stands; it shows the marks that have a label
 * @param equalAspect whether a unit is as long along y as along x
 * @param bare whether axes, ticks and frame are left out
 */
public record Axes(
    List<Mark> marks,
    String title,
    Axis x,
    Axis y,
    boolean grid,
    LegendPlace legend,
    boolean equalAspect,
    boolean bare) {

  /**
   * Checks that the marks have a place on the axes.
   *
   * @param marks what is drawn, the first one lowest
   * @param title the words above, empty for none
   * @param x the horizontal axis
   * @param y the vertical axis
   * @param grid whether grid lines are drawn behind the data
   * @param legend where the legend stands; it shows the marks that have a label
   * @param equalAspect whether a unit is as long along y as along x
   * @param bare whether axes, ticks and frame are left out
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Axes {
    marks = List.copyOf(marks);
    if (marks.size() > 1 && holdsSurface(marks)) {
      throw new IllegalArgumentException(
          "a surface stands alone in its panel, and this one has "
              + marks.size()
              + " marks: put the others into a panel of their own");
    }
    if (x.log() || y.log()) {
      for (Mark mark : marks) {
        Bounds bounds = MarkPainter.of(mark).bounds(x.log(), y.log());
        checkLog("x", x, bounds.xLow(), mark);
        checkLog("y", y, bounds.yLow(), mark);
      }
    }
  }

  private static boolean holdsSurface(List<Mark> marks) {
    return marks.stream().anyMatch(Surface.class::isInstance);
  }

  /** Whether the panel shows a surface in space. */
  boolean inSpace() {
    return holdsSurface(marks);
  }

  private static void checkLog(String name, Axis axis, double low, Mark mark) {
    if (axis.log() && low <= 0) {
      throw new IllegalArgumentException(
          "the logarithmic "
              + name
              + " axis cannot show "
              + low
              + " of "
              + mark.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
              + (mark.label().isEmpty() ? "" : " \"" + mark.label() + "\"")
              + ": keep every "
              + name
              + " above zero (NaN leaves a gap), or use a linear axis");
    }
  }

  /**
   * A panel with these marks, automatic limits, a grid and the best place for the legend.
   *
   * @param marks what is drawn, the first one lowest
   * @return the panel
   */
  public static Axes of(Mark... marks) {
    return new Axes(
        List.of(marks), "", Axis.AUTOMATIC, Axis.AUTOMATIC, true, LegendPlace.BEST, false, false);
  }

  /**
   * The same with more marks on top.
   *
   * @param more the marks
   * @return the new panel
   */
  public Axes add(Mark... more) {
    return add(List.of(more));
  }

  /**
   * The same with more marks on top.
   *
   * @param more the marks
   * @return the new panel
   */
  public Axes add(List<? extends Mark> more) {
    List<Mark> all = new ArrayList<>(marks);
    all.addAll(more);
    return new Axes(all, title, x, y, grid, legend, equalAspect, bare);
  }

  /**
   * The same under a title.
   *
   * @param newTitle the words, empty for none
   * @return the new panel
   */
  public Axes title(String newTitle) {
    return new Axes(marks, newTitle, x, y, grid, legend, equalAspect, bare);
  }

  /**
   * The same with a label below the x axis.
   *
   * @param label the words, empty for none
   * @return the new panel
   */
  public Axes xLabel(String label) {
    return withX(x.withLabel(label));
  }

  /**
   * The same with a label beside the y axis.
   *
   * @param label the words, empty for none
   * @return the new panel
   */
  public Axes yLabel(String label) {
    return withY(y.withLabel(label));
  }

  /**
   * The same with fixed limits along x.
   *
   * @param low the left edge
   * @param high the right edge
   * @return the new panel
   * @throws IllegalArgumentException if the limits are not finite, equal, or the wrong way round
   */
  public Axes xLimits(double low, double high) {
    return withX(x.withLimits(low, high));
  }

  /**
   * The same with fixed limits along y.
   *
   * @param low the lower edge
   * @param high the upper edge
   * @return the new panel
   * @throws IllegalArgumentException if the limits are not finite, equal, or the wrong way round
   */
  public Axes yLimits(double low, double high) {
    return withY(y.withLimits(low, high));
  }

  /**
   * The same with a logarithmic x axis.
   *
   * @return the new panel
   * @throws IllegalArgumentException if a mark has an x of zero or below
   */
  public Axes xLog() {
    return withX(x.asLog());
  }

  /**
   * The same with a logarithmic y axis.
   *
   * @return the new panel
   * @throws IllegalArgumentException if a mark has a y of zero or below
   */
  public Axes yLog() {
    return withY(y.asLog());
  }

  /**
   * The same with x ticks at these places.
   *
   * @param ticks the places; not modified
   * @return the new panel
   */
  public Axes xTicks(double... ticks) {
    return withX(x.withTicks(ticks, List.of()));
  }

  /**
   * The same with words at these x ticks.
   *
   * @param ticks the places; not modified
   * @param labels as many words
   * @return the new panel
   * @throws IllegalArgumentException if there are more or fewer words than places
   */
  public Axes xTicks(double[] ticks, List<String> labels) {
    return withX(x.withTicks(ticks, labels));
  }

  /**
   * The same with y ticks at these places.
   *
   * @param ticks the places; not modified
   * @return the new panel
   */
  public Axes yTicks(double... ticks) {
    return withY(y.withTicks(ticks, List.of()));
  }

  /**
   * The same with words at these y ticks.
   *
   * @param ticks the places; not modified
   * @param labels as many words
   * @return the new panel
   * @throws IllegalArgumentException if there are more or fewer words than places
   */
  public Axes yTicks(double[] ticks, List<String> labels) {
    return withY(y.withTicks(ticks, labels));
  }

  /**
   * The same with or without grid lines.
   *
   * @param shown whether they are drawn
   * @return the new panel
   */
  public Axes grid(boolean shown) {
    return new Axes(marks, title, x, y, shown, legend, equalAspect, bare);
  }

  /**
   * The same with the legend at this place.
   *
   * @param place where it stands
   * @return the new panel
   */
  public Axes legend(LegendPlace place) {
    return new Axes(marks, title, x, y, grid, place, equalAspect, bare);
  }

  /**
   * The same with a unit as long along y as along x.
   *
   * @param equal whether it is
   * @return the new panel
   */
  public Axes equalAspect(boolean equal) {
    return new Axes(marks, title, x, y, grid, legend, equal, bare);
  }

  /**
   * The same without axes, ticks and frame, as suits pictures and diagrams.
   *
   * @return the new panel
   */
  public Axes asBare() {
    return new Axes(marks, title, x, y, false, legend, equalAspect, true);
  }

  private Axes withX(Axis axis) {
    return new Axes(marks, title, axis, y, grid, legend, equalAspect, bare);
  }

  private Axes withY(Axis axis) {
    return new Axes(marks, title, x, axis, grid, legend, equalAspect, bare);
  }
}
