package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws {@link ErrorBars}. */
record ErrorBarsPainter(ErrorBars bars) implements MarkPainter {
  private static final double CAP = 4;

  @Override
  public Bounds bounds() {
    double[] y = bars.y();
    double[] low = y.clone();
    double[] high = y.clone();
    double[] below = bars.below();
    double[] above = bars.above();
    for (int i = 0; i < y.length; i++) {
      low[i] -= below[i];
      high[i] += above[i];
    }
    Bounds lower = Bounds.around(bars.x(), low);
    Bounds upper = Bounds.around(bars.x(), high);
    return new Bounds(lower.xLow(), lower.xHigh(), lower.yLow(), upper.yHigh(), false, false);
  }

  @Override
  public @Nullable Color ownColor() {
    return bars.color();
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    double[] x = bars.x();
    double[] y = bars.y();
    double[] below = bars.below();
    double[] above = bars.above();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        double px = frame.x(x[i]);
        bar(g, px, frame.y(y[i] - below[i]), frame.y(y[i] + above[i]), color);
        MarkerPen.draw(g, bars.marker(), px, frame.y(y[i]), 7, false, color, frame.theme().panel());
      }
    }
  }

  private static void bar(Graphics2D g, double x, double low, double high, Color color) {
    g.setPaint(color);
    g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x, low, x, high));
    g.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
    g.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    bar(g, box.getCenterX(), box.getMaxY(), box.getMinY(), color);
    MarkerPen.draw(
        g, bars.marker(), box.getCenterX(), box.getCenterY(), 6, false, color, theme.panel());
  }
}
