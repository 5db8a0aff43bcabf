package org.nabla.viz;

/** Where a panel's legend stands. */
public enum LegendPlace {
  /** In the first corner or side that holds no data; below the panel when none is free. */
  BEST,
  /** Inside, at the upper right, data or not. */
  UPPER_RIGHT,
  /** Inside, at the upper left, data or not. */
  UPPER_LEFT,
  /** Inside, at the lower right, data or not. */
  LOWER_RIGHT,
  /** Inside, at the lower left, data or not. */
  LOWER_LEFT,
  /** Outside, below the x axis, in one or more rows. */
  BELOW,
  /** Outside, to the right, in one column. */
  RIGHT,
  /** No legend. */
  NONE
}
