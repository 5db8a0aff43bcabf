package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link Surface} in parallel projection: the far sides of its box with a grid, the cells
 * from the farthest to the nearest, and ticks along the near edges.
 */
record SurfacePainter(Surface surface) implements MarkPainter {
  /** More cells along one axis would be smaller than a few pixels. */
  private static final int MOST_CELLS = 60;

  /** The height of the box; its floor is 2 by 2. */
  private static final double HEIGHT = 1.4;

  private static final int TICKS = 5;

  @Override
  public Bounds bounds() {
    return Bounds.NONE;
  }

  @Override
  public Color ownColor() {
    return surface.scale().colormap().at(0.5);
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    ColorScale heights = surface.scale().fitted(surface.values());
    View view = new View(surface, frame.area());
    box(g, view, frame, heights);
    if (g instanceof SvgGraphics) {
      // Thousands of small polygons would be slow to show and show seams between them.
      BufferedImage image = picture(view, frame.area(), heights);
      Rectangle2D area = frame.area();
      HeatmapPainter.drawImage(
          g, image, area.getMinX(), area.getMaxX(), area.getMinY(), area.getMaxY());
    } else {
      cells(g, view, heights);
    }
  }

  private BufferedImage picture(View view, Rectangle2D area, ColorScale heights) {
    BufferedImage image =
        new BufferedImage(
            2 * (int) area.getWidth(), 2 * (int) area.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.scale(2, 2);
    g.translate(-area.getX(), -area.getY());
    cells(g, view, heights);
    g.dispose();
    return image;
  }

  /** A cell on its way to the screen. */
  private record Cell(Path2D outline, double nearness, Color color) {}

  private void cells(Graphics2D g, View view, ColorScale heights) {
    double[][] z = surface.values();
    int[] rows = nodes(z.length);
    int[] columns = nodes(z[0].length);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i + 1 < rows.length; i++) {
      for (int j = 0; j + 1 < columns.length; j++) {
        Cell cell = cell(view, heights, z, rows[i], rows[i + 1], columns[j], columns[j + 1]);
        if (cell != null) {
          cells.add(cell);
        }
      }
    }
    cells.sort(Comparator.comparingDouble(Cell::nearness));
    g.setStroke(new BasicStroke(0.35f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    for (Cell cell : cells) {
      g.setPaint(cell.color);
      g.fill(cell.outline);
      g.setPaint(cell.color.darker());
      g.draw(cell.outline);
    }
  }

  /** Every node, or evenly chosen ones with the first and the last among them. */
  private static int[] nodes(int count) {
    int cells = Math.min(count - 1, MOST_CELLS);
    int[] nodes = new int[cells + 1];
    for (int i = 0; i <= cells; i++) {
      nodes[i] = (int) Math.round(i * (count - 1.0) / cells);
    }
    return nodes;
  }

  private static @Nullable Cell cell(
      View view, ColorScale heights, double[][] z, int r0, int r1, int c0, int c1) {
    double mean = (z[r0][c0] + z[r0][c1] + z[r1][c1] + z[r1][c0]) / 4;
    if (Double.isNaN(mean)) {
      return null;
    }
    Path2D outline = new Path2D.Double();
    double nearness = 0;
    int[][] corners = {{r0, c0}, {r0, c1}, {r1, c1}, {r1, c0}};
    for (int[] corner : corners) {
      double x = 2.0 * corner[1] / (z[0].length - 1) - 1;
      double y = 2.0 * corner[0] / (z.length - 1) - 1;
      double level = (z[corner[0]][corner[1]] - heights.low()) / (heights.high() - heights.low());
      double h = (Math.min(1, Math.max(0, level)) - 0.5) * HEIGHT;
      Point2D p = view.at(x, y, h);
      if (outline.getCurrentPoint() == null) {
        outline.moveTo(p.getX(), p.getY());
      } else {
        outline.lineTo(p.getX(), p.getY());
      }
      nearness += view.nearness(x, y, h);
    }
    outline.closePath();
    return new Cell(outline, nearness, new Color(heights.argb(mean)));
  }

  private void box(Graphics2D g, View view, Frame frame, ColorScale heights) {
    Theme theme = frame.theme();
    double far = -view.nearX();
    double back = -view.nearY();
    double half = HEIGHT / 2;
    g.setStroke(new BasicStroke(0.8f));
    List<Ticks.Tick> xs = Ticks.linear(surface.xLow(), surface.xHigh(), TICKS);
    List<Ticks.Tick> ys = Ticks.linear(surface.yLow(), surface.yHigh(), TICKS);
    List<Ticks.Tick> zs = Ticks.linear(heights.low(), heights.high(), TICKS);
    g.setPaint(theme.grid());
    for (Ticks.Tick tick : xs) {
      double x = 2 * (tick.value() - surface.xLow()) / (surface.xHigh() - surface.xLow()) - 1;
      view.line(g, x, -1, -half, x, 1, -half);
      view.line(g, x, back, -half, x, back, half);
      view.label(g, tick.text(), x, -back, -half, 13, theme);
    }
    for (Ticks.Tick tick : ys) {
      double y = 2 * (tick.value() - surface.yLow()) / (surface.yHigh() - surface.yLow()) - 1;
      view.line(g, -1, y, -half, 1, y, -half);
      view.line(g, far, y, -half, far, y, half);
      view.label(g, tick.text(), -far, y, -half, 13, theme);
    }
    double[] left = view.leftEdge();
    for (Ticks.Tick tick : zs) {
      double z = ((tick.value() - heights.low()) / (heights.high() - heights.low()) - 0.5) * HEIGHT;
      view.line(g, -1, back, z, 1, back, z);
      view.line(g, far, -1, z, far, 1, z);
      view.label(g, tick.text(), left[0], left[1], z, 15, theme);
    }
    g.setPaint(theme.axis());
    view.line(g, -1, -back, -half, 1, -back, -half);
    view.line(g, -far, -1, -half, -far, 1, -half);
    view.line(g, left[0], left[1], -half, left[0], left[1], half);
    name(g, view, frame.xAxis().getLabel(), 0, -back, theme);
    name(g, view, frame.yAxis().getLabel(), -far, 0, theme);
  }

  private static void name(
      Graphics2D g, View view, @Nullable String name, double x, double y, Theme theme) {
    if (name != null) {
      view.label(g, name, x, y, -HEIGHT / 2, 34, theme);
    }
  }

  /** The parallel projection of the box, as large as the area allows. */
  private static final class View {
    private final double cosA;
    private final double sinA;
    private final double cosE;
    private final double sinE;
    private final double scale;
    private final double midX;
    private final double midY;

    View(Surface surface, Rectangle2D area) {
      double azimuth = Math.toRadians(surface.azimuth());
      double elevation = Math.toRadians(surface.elevation());
      cosA = Math.cos(azimuth);
      sinA = Math.sin(azimuth);
      cosE = Math.cos(elevation);
      sinE = Math.sin(elevation);
      double wide = 2 * (Math.abs(sinA) + Math.abs(cosA));
      double high = 2 * sinE * (Math.abs(sinA) + Math.abs(cosA)) + HEIGHT * cosE;
      scale = Math.min((area.getWidth() - 100) / wide, (area.getHeight() - 66) / high);
      midX = area.getCenterX() + 8;
      midY = area.getCenterY() - 12;
    }

    double nearX() {
      return cosA >= 0 ? 1 : -1;
    }

    double nearY() {
      return sinA >= 0 ? 1 : -1;
    }

    Point2D at(double x, double y, double z) {
      double across = -sinA * x + cosA * y;
      double up = -sinE * cosA * x - sinE * sinA * y + cosE * z;
      return new Point2D.Double(midX + scale * across, midY - scale * up);
    }

    double nearness(double x, double y, double z) {
      return cosE * cosA * x + cosE * sinA * y + sinE * z;
    }

    /** The upright edge farthest to the left on the screen. */
    double[] leftEdge() {
      double[] left = {-1, -1};
      for (double[] corner : new double[][] {{-1, 1}, {1, -1}, {1, 1}}) {
        if (at(corner[0], corner[1], 0).getX() < at(left[0], left[1], 0).getX()) {
          left = corner;
        }
      }
      return left;
    }

    void line(Graphics2D g, double x0, double y0, double z0, double x1, double y1, double z1) {
      g.draw(new Line2D.Double(at(x0, y0, z0), at(x1, y1, z1)));
    }

    /** Text outside an edge of the box, at a distance from it. */
    void label(
        Graphics2D g, String text, double x, double y, double z, double distance, Theme theme) {
      Point2D at = at(x, y, z);
      Point2D middle = at(0, 0, z);
      double dx = at.getX() - middle.getX();
      double dy = Math.max(0, at.getY() - middle.getY());
      double length = Math.max(1e-9, Math.hypot(dx, dy));
      g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(distance > 20 ? 13f : 11.5f));
      Color before = g.getColor();
      g.setPaint(theme.ink());
      double half = g.getFontMetrics().stringWidth(text) / 2.0;
      double reach = distance + Math.abs(dx) / length * Math.max(0, half - 8);
      Fonts.drawCentred(g, text, at.getX() + reach * dx / length, at.getY() + reach * dy / length);
      g.setPaint(before);
    }
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {}

  @Override
  public @Nullable ColorScale bar() {
    return surface.scale().bar() ? surface.scale().fitted(surface.values()) : null;
  }
}
