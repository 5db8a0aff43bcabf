package org.nabla.viz;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** Where a mark is painted: the data area, what turns numbers into pixels, and the theme. */
record Frame(Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis, Theme theme) {
  /** Pixels beyond which a rasterizer would lose precision; far outside every figure. */
  private static final double FAR = 1e5;

  double x(double value) {
    return clamp(xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM));
  }

  double y(double value) {
    return clamp(yAxis.valueToJava2D(value, area, RectangleEdge.LEFT));
  }

  boolean linear() {
    return xAxis instanceof PanelAxis.Linear && yAxis instanceof PanelAxis.Linear;
  }

  private static double clamp(double pixel) {
    return Double.isNaN(pixel) ? pixel : Math.min(FAR, Math.max(-FAR, pixel));
  }
}
