package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Contour}. */
record ContourPainter(Contour contour) implements MarkPainter {
  @Override
  public Bounds bounds() {
    return new Bounds(
        contour.xLow(), contour.xHigh(), contour.yLow(), contour.yHigh(), true, false);
  }

  @Override
  public Color ownColor() {
    Color own = contour.color();
    return own != null ? own : contour.scale().colormap().at(0.5);
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    ColorScale scale = contour.scale().fitted(contour.values());
    g.setStroke(stroke());
    for (double level : contour.chosenLevels()) {
      Path2D path = new Path2D.Double();
      for (double[][] line : lines(contour, level)) {
        path.append(LinePainter.path(line[0], line[1], frame), false);
      }
      g.setPaint(contour.color() != null ? color : new Color(scale.argb(level)));
      g.draw(path);
    }
  }

  /** The lines of a level as pairs of x and y arrays. */
  static List<double[][]> lines(Contour contour, double level) {
    double[][] values = contour.values();
    double dx = (contour.xHigh() - contour.xLow()) / (values[0].length - 1);
    double dy = (contour.yHigh() - contour.yLow()) / (values.length - 1);
    List<double[][]> lines = new ArrayList<>();
    for (double[][] line : MarchingSquares.lines(values, level)) {
      double[] x = new double[line.length];
      double[] y = new double[line.length];
      for (int i = 0; i < line.length; i++) {
        x[i] = contour.xLow() + dx * line[i][0];
        y[i] = contour.yLow() + dy * line[i][1];
      }
      lines.add(new double[][] {x, y});
    }
    return lines;
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    g.setPaint(color);
    g.setStroke(stroke());
    g.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
  }

  private BasicStroke stroke() {
    return new BasicStroke((float) contour.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  @Override
  public @Nullable ColorScale bar() {
    return contour.color() == null && contour.scale().bar()
        ? contour.scale().fitted(contour.values())
        : null;
  }
}
