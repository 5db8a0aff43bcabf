package org.nabla.viz;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws a {@link Text}. */
record TextPainter(Text text) implements MarkPainter {
  private static final double[][] HALO = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

  @Override
  public Bounds bounds() {
    return new Bounds(text.x(), text.x(), text.y(), text.y(), false, false);
  }

  @Override
  public Color ownColor() {
    return Color.GRAY;
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    Color own = text.color();
    Color ink = own != null ? own : frame.theme().ink();
    Color panel = frame.theme().panel();
    Color halo = new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 170);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) text.size()));
    String[] lines = text.text().split("\n", -1);
    double line = text.size() * 1.25;
    double y = frame.y(text.y()) - (lines.length - 1) / 2.0 * line;
    for (String words : lines) {
      double half = g.getFontMetrics().stringWidth(words) / 2.0;
      double x =
          frame.x(text.x())
              + switch (text.align()) {
                case LEFT -> half;
                case CENTER -> 0;
                case RIGHT -> -half;
              };
      g.setPaint(halo);
      for (double[] shift : HALO) {
        Fonts.drawCentred(g, words, x + shift[0], y + shift[1]);
      }
      g.setPaint(ink);
      Fonts.drawCentred(g, words, x, y);
      y += line;
    }
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {}
}
