package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws single markers. */
final class MarkerPen {
  private MarkerPen() {}

  /**
   * Draws one marker.
   *
   * @param rim a thin edge around a filled marker, which keeps neighbours apart; null for none
   */
  static void draw(
      Graphics2D g,
      Marker marker,
      double x,
      double y,
      double size,
      boolean open,
      Color color,
      @Nullable Color rim) {
    g.setPaint(color);
    if (marker == Marker.CROSS || marker == Marker.PLUS) {
      g.setStroke(stroke(Math.max(1.6, size / 4)));
      double r = size / 2;
      double across = marker == Marker.PLUS ? 0 : r;
      g.draw(new Line2D.Double(x - across, y - r, x + across, y + r));
      g.draw(new Line2D.Double(x - r, y + across, x + r, y - across));
      return;
    }
    Shape shape = shape(marker, x, y, size);
    if (open) {
      g.setStroke(stroke(1.4));
      g.draw(shape);
      return;
    }
    g.fill(shape);
    if (rim != null) {
      g.setPaint(rim);
      g.setStroke(stroke(0.7));
      g.draw(shape);
    }
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static Shape shape(Marker marker, double x, double y, double size) {
    double r = size / 2;
    return switch (marker) {
      case SQUARE -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      case TRIANGLE -> polygon(x, y, 1.15 * r, 3, -90, 1);
      case TRIANGLE_DOWN -> polygon(x, y, 1.15 * r, 3, 90, 1);
      case DIAMOND -> polygon(x, y, 1.2 * r, 4, -90, 1);
      case STAR -> polygon(x, y, 1.3 * r, 5, -90, 0.45);
      case DOT -> new Ellipse2D.Double(x - r / 3, y - r / 3, 2 * r / 3, 2 * r / 3);
      case CIRCLE, CROSS, PLUS -> new Ellipse2D.Double(x - r, y - r, size, size);
    };
  }

  /** A regular polygon; with a waist below 1, a star whose inner corners have that radius. */
  private static Shape polygon(
      double x, double y, double radius, int corners, double degrees, double waist) {
    int steps = waist < 1 ? 2 * corners : corners;
    Path2D path = new Path2D.Double();
    for (int i = 0; i < steps; i++) {
      double angle = Math.toRadians(degrees + 360.0 * i / steps);
      double r = waist < 1 && i % 2 == 1 ? radius * waist : radius;
      double px = x + r * Math.cos(angle);
      double py = y + r * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
