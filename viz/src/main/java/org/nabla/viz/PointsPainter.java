package org.nabla.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws {@link Points}. */
record PointsPainter(Points points) implements MarkPainter {
  /** So many points overlap anyway, and a rim around each would hide the colour. */
  private static final int MANY = 2000;

  @Override
  public Bounds bounds() {
    return Bounds.around(points.x(), points.y());
  }

  @Override
  public @Nullable Color ownColor() {
    if (points.values().length > 0) {
      return new Color(points.scale().colormap().argb(0.3));
    }
    return points.colors().isEmpty() ? null : points.colors().get(0);
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    double[] x = points.x();
    double[] y = points.y();
    double[] values = points.values();
    double[] sizes = points.sizes();
    ColorScale scale = points.scale().fitted(values);
    Color rim = x.length > MANY ? null : frame.theme().panel();
    for (int i = 0; i < x.length; i++) {
      boolean shown = !Double.isNaN(x[i]) && !Double.isNaN(y[i]);
      if (shown && (values.length == 0 || !Double.isNaN(values[i]))) {
        Color own =
            values.length > 0
                ? new Color(scale.argb(values[i]))
                : points.colors().size() > 1 ? points.colors().get(i) : color;
        MarkerPen.draw(
            g,
            points.markers().get(points.markers().size() > 1 ? i : 0),
            frame.x(x[i]),
            frame.y(y[i]),
            sizes[sizes.length > 1 ? i : 0],
            points.open(),
            own,
            rim);
      }
    }
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    double size = Math.min(points.sizes()[0], box.getHeight());
    Marker marker = points.markers().get(0);
    MarkerPen.draw(
        g, marker, box.getCenterX(), box.getCenterY(), size, points.open(), color, theme.panel());
  }

  @Override
  public @Nullable ColorScale bar() {
    return points.values().length > 0 && points.scale().bar()
        ? points.scale().fitted(points.values())
        : null;
  }
}
