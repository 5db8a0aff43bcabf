package org.nabla.viz;

/**
 * The part of the plane that a mark covers; NaN where it covers none.
 *
 * @param tight whether the panel ends at its edges instead of leaving a margin
 * @param zeroBase whether no margin is left below a lower edge, or above an upper one, at zero
 */
record Bounds(
    double xLow, double xHigh, double yLow, double yHigh, boolean tight, boolean zeroBase) {
  static final Bounds NONE =
      new Bounds(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false, false);

  static Bounds of(Mark mark) {
    return MarkPainter.of(mark).bounds();
  }

  static Bounds of(Mark mark, Axes axes) {
    return MarkPainter.of(mark).bounds(axes.x().log(), axes.y().log());
  }

  /** The box around both; a NaN of one leaves the other's. */
  Bounds and(Bounds other) {
    return new Bounds(
        least(xLow, other.xLow),
        -least(-xHigh, -other.xHigh),
        least(yLow, other.yLow),
        -least(-yHigh, -other.yHigh),
        tight || other.tight,
        zeroBase || other.zeroBase);
  }

  private static double least(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
  }

  /** The box around points; a point with a NaN counts neither along x nor along y. */
  static Bounds around(double[] x, double[] y) {
    double xLow = Double.POSITIVE_INFINITY;
    double xHigh = Double.NEGATIVE_INFINITY;
    double yLow = Double.POSITIVE_INFINITY;
    double yHigh = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        xLow = Math.min(xLow, x[i]);
        xHigh = Math.max(xHigh, x[i]);
        yLow = Math.min(yLow, y[i]);
        yHigh = Math.max(yHigh, y[i]);
      }
    }
    return xLow > xHigh ? NONE : new Bounds(xLow, xHigh, yLow, yHigh, false, false);
  }
}
