package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A panel's legend: a sample and the words of each labelled mark. */
final class Legend {
  private static final double PAD = 6;
  private static final double GAP = 7;
  private static final double BETWEEN = 16;

  private record Entry(String label, MarkPainter painter, Color color, double width) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Fonts fonts;
  private final Theme theme;
  private final double rowHeight;
  private final double sample;

  Legend(Graphics2D g, PanelPlot plot, Fonts fonts, Theme theme) {
    this.fonts = fonts;
    this.theme = theme;
    FontMetrics metrics = g.getFontMetrics(fonts.tick());
    this.rowHeight = fonts.tick().getSize2D() * 1.45;
    this.sample = fonts.tick().getSize2D() * 1.9;
    List<Mark> marks = plot.axes().marks();
    for (int i = 0; i < marks.size(); i++) {
      String label = marks.get(i).label();
      if (!label.isEmpty()) {
        double width = sample + GAP + metrics.stringWidth(label);
        entries.add(new Entry(label, plot.painters().get(i), plot.colors().get(i), width));
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The width of the legend in one column. */
  double width() {
    double widest = 0;
    for (Entry entry : entries) {
      widest = Math.max(widest, entry.width);
    }
    return widest + 2 * PAD;
  }

  /** The height of the legend in one column. */
  double height() {
    return entries.size() * rowHeight + 2 * PAD;
  }

  /** The height of the legend in rows no wider than this. */
  double flowHeight(double width) {
    return rows(width).size() * rowHeight + PAD;
  }

  /** Draws one column in a box. */
  void draw(Graphics2D g, double x, double y, boolean boxed) {
    if (boxed) {
      RoundRectangle2D box = new RoundRectangle2D.Double(x, y, width(), height(), 6, 6);
      Color panel = theme.panel();
      g.setPaint(new Color(panel.getRed(), panel.getGreen(), panel.getBlue(), 225));
      g.fill(box);
      g.setPaint(theme.grid());
      g.setStroke(new BasicStroke(1f));
      g.draw(box);
    }
    for (int i = 0; i < entries.size(); i++) {
      entry(g, entries.get(i), x + PAD, y + PAD + i * rowHeight);
    }
  }

  /** Draws rows, each centred in this width. */
  void drawFlow(Graphics2D g, double x, double y, double width) {
    double top = y + PAD;
    for (List<Entry> row : rows(width)) {
      double left = x + (width - rowWidth(row)) / 2;
      for (Entry entry : row) {
        entry(g, entry, left, top);
        left += entry.width + BETWEEN;
      }
      top += rowHeight;
    }
  }

  private void entry(Graphics2D g, Entry entry, double x, double y) {
    double size = fonts.tick().getSize2D();
    Rectangle2D box =
        new Rectangle2D.Double(x, y + (rowHeight - size * 0.8) / 2, sample, size * 0.8);
    entry.painter.swatch(g, box, entry.color, theme);
    g.setFont(fonts.tick());
    g.setPaint(theme.ink());
    g.drawString(
        entry.label, (float) (x + sample + GAP), (float) (y + rowHeight / 2 + 0.36 * size));
  }

  private List<List<Entry>> rows(double width) {
    List<List<Entry>> rows = new ArrayList<>();
    List<Entry> row = new ArrayList<>();
    for (Entry entry : entries) {
      row.add(entry);
      if (row.size() > 1 && rowWidth(row) > width) {
        row.remove(row.size() - 1);
        rows.add(row);
        row = new ArrayList<>(List.of(entry));
      }
    }
    rows.add(row);
    return rows;
  }

  private static double rowWidth(List<Entry> row) {
    double sum = (row.size() - 1) * BETWEEN;
    for (Entry entry : row) {
      sum += entry.width;
    }
    return sum;
  }
}
