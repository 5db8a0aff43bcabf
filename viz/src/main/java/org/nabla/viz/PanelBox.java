package org.nabla.viz;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A panel with everything around its data area: axes, title, colour bar and legend. */
final class PanelBox {
  private static final double MARGIN = 8;

  private final PanelPlot plot;
  private final Graphics2D g;
  private final Fonts fonts;
  private final Theme theme;
  private final Legend legend;
  private final @Nullable ColorBar bar;
  private Rectangle2D area = new Rectangle2D.Double();
  private LegendPlace place;
  private double left;
  private double right;
  private double above;
  private double below;
  private double axisBelow;
  private double barRoom;

  PanelBox(PanelPlot plot, Graphics2D g, Fonts fonts, Theme theme) {
    this.plot = plot;
    this.g = g;
    this.fonts = fonts;
    this.theme = theme;
    this.legend = new Legend(g, plot, fonts, theme);
    this.place = legend.isEmpty() ? LegendPlace.NONE : plot.axes().legend();
    ColorScale scale = plot.bar();
    this.bar = scale == null ? null : new ColorBar(scale, fonts, theme);
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double above() {
    return above;
  }

  double below() {
    return below;
  }

  Rectangle2D area() {
    return area;
  }

  /** Measures the margins that a data area of this size asks for. */
  void measure(double width, double height) {
    Rectangle2D room = fitted(0, 0, Math.max(20, width), Math.max(20, height));
    if (place == LegendPlace.BEST) {
      place = free(room) == null ? LegendPlace.BELOW : LegendPlace.BEST;
    }
    boolean bare = plot.bare();
    double[] beyond = bare ? new double[2] : plot.xAxis().overhang(g, room);
    double half = bare ? 0 : Math.max(4, beyond[1]) + 1;
    left = Math.max(plot.leftSpace(g, room), bare ? 0 : Math.max(4, beyond[0]) + 1);
    axisBelow = plot.bottomSpace(g, room);
    barRoom = bar == null ? 0 : bar.width(g, room.getHeight());
    right = Math.max(half, barRoom + (place == LegendPlace.RIGHT ? legend.width() + MARGIN : 0));
    below = axisBelow + (place == LegendPlace.BELOW ? legend.flowHeight(flowWidth(room)) : 0);
    double line = fonts.panelTitle().getSize2D() * 1.3;
    above =
        plot.axes().title().isEmpty()
            ? fonts.tick().getSize2D() * (bare ? 0 : 0.6)
            : titleLines(room.getWidth()).size() * line + 5;
  }

  private double flowWidth(Rectangle2D room) {
    return room.getWidth() + left * 0.8;
  }

  private List<String> titleLines(double width) {
    FontMetrics metrics = g.getFontMetrics(fonts.panelTitle());
    return Fonts.wrap(metrics, plot.axes().title(), width + left * 0.6 + right * 0.6);
  }

  void place(double x, double y, double width, double height) {
    area = fitted(x, y, width, height);
  }

  /** The data area in this room: all of it, or the largest part with an equal aspect. */
  private Rectangle2D fitted(double x, double y, double width, double height) {
    if (!plot.axes().equalAspect()) {
      return new Rectangle2D.Double(x, y, width, height);
    }
    double spanX = plot.xAxis().getRange().getLength();
    double spanY = plot.yAxis().getRange().getLength();
    double unit = Math.min(width / spanX, height / spanY);
    double w = Math.max(10, Math.round(unit * spanX));
    double h = Math.max(10, Math.round(unit * spanY));
    return new Rectangle2D.Double(
        Math.round(x + (width - w) / 2), Math.round(y + (height - h) / 2), w, h);
  }

  void draw() {
    plot.drawAround(g, area);
    title();
    if (bar != null) {
      bar.draw(g, area);
    }
    switch (place) {
      case NONE -> {}
      case BELOW ->
          legend.drawFlow(g, area.getX() - left * 0.4, area.getMaxY() + axisBelow, flowWidth(area));
      case RIGHT -> legend.draw(g, area.getMaxX() + barRoom + MARGIN, area.getY(), false);
      case BEST -> {
        Rectangle2D free = free(area);
        Rectangle2D box = free != null ? free : inside(area, 1, 0);
        legend.draw(g, box.getX(), box.getY(), true);
      }
      case UPPER_RIGHT -> boxed(1, 0);
      case UPPER_LEFT -> boxed(0, 0);
      case LOWER_RIGHT -> boxed(1, 1);
      case LOWER_LEFT -> boxed(0, 1);
    }
  }

  private void boxed(double across, double down) {
    Rectangle2D box = inside(area, across, down);
    legend.draw(g, box.getX(), box.getY(), true);
  }

  private void title() {
    if (plot.axes().title().isEmpty()) {
      return;
    }
    g.setFont(fonts.panelTitle());
    g.setPaint(theme.ink());
    List<String> lines = titleLines(area.getWidth());
    double line = fonts.panelTitle().getSize2D() * 1.3;
    double y = area.getY() - 5 - (lines.size() - 0.5) * line;
    for (String words : lines) {
      Fonts.drawCentred(g, words, area.getCenterX(), y);
      y += line;
    }
  }

  private Rectangle2D inside(Rectangle2D room, double across, double down) {
    double x = MARGIN + across * (room.getWidth() - legend.width() - 2 * MARGIN);
    double y = MARGIN + down * (room.getHeight() - legend.height() - 2 * MARGIN);
    return new Rectangle2D.Double(
        room.getX() + x, room.getY() + y, legend.width(), legend.height());
  }

  /** The first place along the frame where the legend hides no data; null if there is none. */
  private @Nullable Rectangle2D free(Rectangle2D room) {
    if (legend.width() > room.getWidth() - 2 * MARGIN
        || legend.height() > room.getHeight() - 2 * MARGIN) {
      return null;
    }
    List<Rectangle2D> candidates = new ArrayList<>();
    for (double[] at :
        new double[][] {{1, 0}, {0, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}, {1, 0.5}, {0, 0.5}}) {
      candidates.add(inside(room, at[0], at[1]));
    }
    BufferedImage mask = plot.coverage(room);
    for (Rectangle2D candidate : candidates) {
      if (empty(mask, candidate, room)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean empty(BufferedImage mask, Rectangle2D box, Rectangle2D room) {
    int x0 = (int) Math.max(0, (box.getX() - room.getX() - 4) / 2);
    int y0 = (int) Math.max(0, (box.getY() - room.getY() - 4) / 2);
    int x1 = (int) Math.min(mask.getWidth(), (box.getMaxX() - room.getX() + 4) / 2);
    int y1 = (int) Math.min(mask.getHeight(), (box.getMaxY() - room.getY() + 4) / 2);
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        if (mask.getRGB(x, y) >>> 24 != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
