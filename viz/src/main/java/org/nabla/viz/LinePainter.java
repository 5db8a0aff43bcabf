package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Line}. */
record LinePainter(Line line) implements MarkPainter {
  @Override
  public Bounds bounds() {
    return Bounds.around(line.x(), line.y());
  }

  @Override
  public @Nullable Color ownColor() {
    return line.color();
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    double[] x = line.x();
    double[] y = line.y();
    if (line.dash() != Dash.NONE) {
      g.setPaint(color);
      g.setStroke(stroke());
      g.draw(path(x, y, frame));
    }
    Marker marker = line.marker();
    if (marker != null) {
      for (int i = 0; i < x.length; i++) {
        if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
          mark(g, marker, frame.x(x[i]), frame.y(y[i]), color, frame.theme());
        }
      }
    }
  }

  /** The line in pixels; a point alone between two gaps becomes a dot of no length. */
  static Path2D path(double[] x, double[] y, Frame frame) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
        down = false;
        continue;
      }
      double px = frame.x(x[i]);
      double py = frame.y(y[i]);
      if (down) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
        if (i + 1 == x.length || Double.isNaN(x[i + 1]) || Double.isNaN(y[i + 1])) {
          path.lineTo(px, py);
        }
      }
      down = true;
    }
    return path;
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    if (line.dash() != Dash.NONE) {
      g.setPaint(color);
      g.setStroke(stroke());
      g.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
    }
    if (line.marker() != null) {
      mark(g, line.marker(), box.getCenterX(), box.getCenterY(), color, theme);
    }
  }

  private void mark(Graphics2D g, Marker marker, double x, double y, Color color, Theme theme) {
    MarkerPen.draw(g, marker, x, y, line.markerSize(), line.open(), color, theme.panel());
  }

  private BasicStroke stroke() {
    float[] pattern = line.dash().pattern(line.width());
    float width = (float) line.width();
    return pattern.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }
}
