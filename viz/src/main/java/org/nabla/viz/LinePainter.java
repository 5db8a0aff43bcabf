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

  /**
   * The line in pixels; a point alone between two gaps becomes a dot of no length. Segments that
   * run far out of the area end there and keep their slope.
   */
  static Path2D path(double[] x, double[] y, Frame frame) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
        lastX = Double.NaN;
        continue;
      }
      double px = frame.farX(x[i]);
      double py = frame.farY(y[i]);
      if (!Double.isNaN(lastX)) {
        segment(path, lastX, lastY, px, py);
      } else if (Frame.near(px, py)) {
        path.moveTo(px, py);
        if (i + 1 == x.length || Double.isNaN(x[i + 1]) || Double.isNaN(y[i + 1])) {
          path.lineTo(px, py);
        }
      }
      lastX = px;
      lastY = py;
    }
    return path;
  }

  /** Goes on to (x1, y1); the path stands at (x0, y0) if that is near. */
  private static void segment(Path2D path, double x0, double y0, double x1, double y1) {
    boolean there = Frame.near(x0, y0);
    if (there && Frame.near(x1, y1)) {
      path.lineTo(x1, y1);
      return;
    }
    double[] part = Frame.nearPart(x0, y0, x1, y1);
    if (part != null) {
      if (!there) {
        path.moveTo(part[0], part[1]);
      }
      path.lineTo(part[2], part[3]);
    }
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
