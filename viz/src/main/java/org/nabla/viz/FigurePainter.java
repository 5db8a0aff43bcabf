package org.nabla.viz;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Places panels and draws them. Margins are measured: each column is as wide as its widest labels
 * ask for, each row as high, so that data areas line up and nothing overlaps or is cut.
 */
final class FigurePainter {
  private static final double EDGE = 10;
  private static final double GAP = 10;
  private static final double SMALLEST = 30;

  private final Figure figure;
  private final Graphics2D g;
  private final Fonts fonts;
  private final int rows;
  private final int columns;
  private final List<PanelBox> boxes = new ArrayList<>();

  FigurePainter(Figure figure, Graphics2D g) {
    this.figure = figure;
    this.g = g;
    this.fonts = Fonts.forWidth(figure.width());
    this.columns = Math.min(figure.layout().columns(), figure.panels().size());
    this.rows = figure.layout().rows(figure.panels().size());
    Layout layout = figure.layout();
    for (int i = 0; i < figure.panels().size(); i++) {
      Axes axes = figure.panels().get(i);
      double[] x = PanelPlot.range(layout.sharedX() ? figure.panels() : List.of(axes), true);
      double[] y = PanelPlot.range(layout.sharedY() ? figure.panels() : List.of(axes), false);
      PanelPlot plot = new PanelPlot(axes, x, y, fonts, figure.theme());
      if (layout.sharedX() && i + columns < figure.panels().size()) {
        plot.xAxis().setTickLabelsVisible(false);
        plot.xAxis().setLabel(null);
      }
      if (layout.sharedY() && i % columns > 0) {
        plot.yAxis().setTickLabelsVisible(false);
        plot.yAxis().setLabel(null);
      }
      boxes.add(new PanelBox(plot, g, fonts, figure.theme()));
    }
  }

  void paint() {
    g.setPaint(figure.theme().background());
    g.fill(new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
    double top = EDGE + title();
    Rectangle2D room =
        new Rectangle2D.Double(EDGE, top, figure.width() - 2 * EDGE, figure.height() - top - EDGE);
    for (PanelBox box : boxes) {
      box.measure(room.getWidth() / columns - 70, room.getHeight() / rows - 60);
    }
    place(room);
    // Fewer or more ticks fit into the areas found: measure again with their true size.
    for (PanelBox box : boxes) {
      box.measure(box.area().getWidth(), box.area().getHeight());
    }
    place(room);
    for (PanelBox box : boxes) {
      box.draw();
    }
  }

  private double title() {
    if (figure.title().isEmpty()) {
      return 0;
    }
    return drawLines(
        g, fonts.title(), figure, figure.title(), figure.width() / 2.0, EDGE, figure.width() - 20);
  }

  /** Draws text in centred lines from this top on, and returns the height that they take. */
  private static double drawLines(
      Graphics2D g, Font font, Figure figure, String text, double x, double top, double width) {
    g.setFont(font);
    g.setPaint(figure.theme().ink());
    FontMetrics metrics = g.getFontMetrics();
    double line = font.getSize2D() * 1.3;
    double y = top;
    for (String words : Fonts.wrap(metrics, text, width)) {
      Fonts.drawCentred(g, words, x, y + line / 2);
      y += line;
    }
    return y - top + 6;
  }

  private void place(Rectangle2D room) {
    double[] left = new double[columns];
    double[] right = new double[columns];
    double[] above = new double[rows];
    double[] below = new double[rows];
    for (int i = 0; i < boxes.size(); i++) {
      PanelBox box = boxes.get(i);
      left[i % columns] = Math.max(left[i % columns], box.left());
      right[i % columns] = Math.max(right[i % columns], box.right());
      above[i / columns] = Math.max(above[i / columns], box.above());
      below[i / columns] = Math.max(below[i / columns], box.below());
    }
    double width = room.getWidth() - sum(left) - sum(right) - GAP * (columns - 1);
    double height = room.getHeight() - sum(above) - sum(below) - GAP * (rows - 1);
    if (width < SMALLEST * columns || height < SMALLEST * rows) {
      throw new IllegalArgumentException(
          String.format(
              "a figure of %d x %d pixels is too small for %d x %d panels with their labels: give"
                  + " at least size(%.0f, %.0f)",
              figure.width(),
              figure.height(),
              rows,
              columns,
              figure.width() + Math.max(0, 2 * SMALLEST * columns - width),
              figure.height() + Math.max(0, 2 * SMALLEST * rows - height)));
    }
    double y = room.getY();
    for (int r = 0; r < rows; r++) {
      double h = Math.floor(height * Layout.share(figure.layout().heights(), r, rows));
      double x = room.getX();
      y += above[r];
      for (int c = 0; c < columns; c++) {
        double w = Math.floor(width * Layout.share(figure.layout().widths(), c, columns));
        x += left[c];
        if (r * columns + c < boxes.size()) {
          boxes.get(r * columns + c).place(Math.rint(x), Math.rint(y), w, h);
        }
        x += w + right[c] + GAP;
      }
      y += h + below[r] + GAP;
    }
  }

  private static double sum(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
