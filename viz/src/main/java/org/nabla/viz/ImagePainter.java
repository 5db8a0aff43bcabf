package org.nabla.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws an {@link Image}. */
record ImagePainter(Image image) implements MarkPainter {
  @Override
  public Bounds bounds() {
    return new Bounds(image.xLow(), image.xHigh(), image.yLow(), image.yHigh(), true, false);
  }

  @Override
  public Color ownColor() {
    return Color.GRAY;
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    HeatmapPainter.drawImage(
        g,
        image.pixels(),
        frame.x(image.xLow()),
        frame.x(image.xHigh()),
        frame.y(image.yHigh()),
        frame.y(image.yLow()));
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    g.setPaint(color);
    g.fill(box);
  }
}
