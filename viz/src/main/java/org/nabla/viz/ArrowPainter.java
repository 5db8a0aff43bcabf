package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws an {@link Arrow}. */
record ArrowPainter(Arrow arrow) implements MarkPainter {
  @Override
  public Bounds bounds() {
    return Bounds.around(
        new double[] {arrow.fromX(), arrow.toX()}, new double[] {arrow.fromY(), arrow.toY()});
  }

  @Override
  public Color ownColor() {
    Color own = arrow.color();
    return own != null ? own : Color.GRAY;
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    draw(
        g,
        frame.x(arrow.fromX()),
        frame.y(arrow.fromY()),
        frame.x(arrow.toX()),
        frame.y(arrow.toY()),
        arrow.color() != null ? color : frame.theme().ink());
  }

  private void draw(Graphics2D g, double x0, double y0, double x1, double y1, Color color) {
    double head = 5 + 2.2 * arrow.width();
    double angle = Math.atan2(y1 - y0, x1 - x0);
    double backX = x1 - 0.85 * head * Math.cos(angle);
    double backY = y1 - 0.85 * head * Math.sin(angle);
    g.setPaint(color);
    g.setStroke(
        new BasicStroke((float) arrow.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x0, y0, backX, backY));
    Path2D tip = new Path2D.Double();
    tip.moveTo(x1, y1);
    tip.lineTo(x1 - head * Math.cos(angle - 0.42), y1 - head * Math.sin(angle - 0.42));
    tip.lineTo(x1 - head * Math.cos(angle + 0.42), y1 - head * Math.sin(angle + 0.42));
    tip.closePath();
    g.fill(tip);
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    Color shown = arrow.color() != null ? color : theme.ink();
    draw(g, box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY(), shown);
  }
}
