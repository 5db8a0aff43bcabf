package org.nabla.viz;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** Where a mark is painted: the data area, what turns numbers into pixels, and the theme. */
record Frame(Rectangle2D area, PanelAxis xAxis, PanelAxis yAxis, Theme theme) {
  /** Pixels beyond which a rasterizer would lose precision; far outside every figure. */
  private static final double FAR = 1e5;

  /** Beyond it, differences of pixels could overflow. */
  private static final double FARTHEST = 1e150;

  double x(double value) {
    return clamp(farX(value), FAR);
  }

  double y(double value) {
    return clamp(farY(value), FAR);
  }

  /** As {@link #x}, however far outside. */
  double farX(double value) {
    return clamp(xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM), FARTHEST);
  }

  /** As {@link #y}, however far outside. */
  double farY(double value) {
    return clamp(yAxis.valueToJava2D(value, area, RectangleEdge.LEFT), FARTHEST);
  }

  static boolean near(double x, double y) {
    return Math.abs(x) <= FAR && Math.abs(y) <= FAR;
  }

  /**
   * The near part of a segment, with its slope (Liang and Barsky, 1984); null if it has none.
   *
   * @return x and y of the start, x and y of the end
   */
  static double @Nullable [] nearPart(double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double[] towards = {-dx, dx, -dy, dy};
    double[] room = {x0 + FAR, FAR - x0, y0 + FAR, FAR - y0};
    double from = 0;
    double to = 1;
    for (int side = 0; side < 4; side++) {
      if (towards[side] < 0) {
        from = Math.max(from, room[side] / towards[side]);
      } else if (towards[side] > 0) {
        to = Math.min(to, room[side] / towards[side]);
      } else if (room[side] < 0) {
        return null;
      }
    }
    return from > to
        ? null
        : new double[] {x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy};
  }

  boolean linear() {
    return xAxis.linear() && yAxis.linear();
  }

  private static double clamp(double pixel, double most) {
    return Double.isNaN(pixel) ? pixel : Math.min(most, Math.max(-most, pixel));
  }
}
