package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** A panel as a plot of JFreeChart: its axes, ticks, grid and frame, and our marks as a layer. */
final class PanelPlot extends XYPlot {
  private static final long serialVersionUID = 1L;

  /** Below this share of the range a margin would be invisible. */
  private static final double MARGIN = 0.04;

  /** Numbers that differ by less than this share are the same but for rounding. */
  private static final double ROUNDING = 1e-13;

  private final transient Axes axes;
  private final transient Theme theme;
  private final transient PanelAxis xAxis;
  private final transient PanelAxis yAxis;
  private final transient List<MarkPainter> painters = new ArrayList<>();
  private final transient List<Color> colors = new ArrayList<>();

  PanelPlot(Axes axes, double[] xRange, double[] yRange, Fonts fonts, Theme theme) {
    this.axes = axes;
    this.theme = theme;
    axes.marks().forEach(mark -> painters.add(MarkPainter.of(mark)));
    colors.addAll(colors(axes, theme));
    xAxis = new PanelAxis(axes.x(), xRange[0], xRange[1], fonts, theme);
    yAxis = new PanelAxis(axes.y(), yRange[0], yRange[1], fonts, theme);
    setDomainAxis(xAxis);
    setRangeAxis(yAxis);
    setRenderer(new XYLineAndShapeRenderer());
    setInsets(RectangleInsets.ZERO_INSETS);
    setAxisOffset(RectangleInsets.ZERO_INSETS);
    setBackgroundPaint(bare() ? null : theme.panel());
    setOutlinePaint(theme.axis());
    setOutlineStroke(new BasicStroke(0.8f));
    setOutlineVisible(!bare());
    setDomainGridlinesVisible(axes.grid() && !bare());
    setRangeGridlinesVisible(axes.grid() && !bare());
    setDomainGridlinePaint(theme.grid());
    setRangeGridlinePaint(theme.grid());
    setDomainGridlineStroke(new BasicStroke(0.9f));
    setRangeGridlineStroke(new BasicStroke(0.9f));
    xAxis.setVisible(!bare());
    yAxis.setVisible(!bare());
    addAnnotation(new Layer());
  }

  /** The colour of each mark: its own, or the theme's next. */
  static List<Color> colors(Axes axes, Theme theme) {
    List<Color> colors = new ArrayList<>();
    int next = 0;
    for (Mark mark : axes.marks()) {
      Color own = MarkPainter.of(mark).ownColor();
      colors.add(own != null ? own : theme.colors().get(next++ % theme.colors().size()));
    }
    return colors;
  }

  /** Draws the marks over the grid, in their order. */
  private final class Layer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    @Override
    public void draw(
        Graphics2D g,
        XYPlot plot,
        Rectangle2D area,
        ValueAxis x,
        ValueAxis y,
        int index,
        PlotRenderingInfo info) {
      paintMarks(g, frame(area));
    }
  }

  void paintMarks(Graphics2D g, Frame frame) {
    for (int i = 0; i < painters.size(); i++) {
      painters.get(i).paint(g, frame, colors.get(i));
    }
  }

  Frame frame(Rectangle2D area) {
    return new Frame(area, xAxis(), yAxis(), theme);
  }

  /** Whether the panel has no axes of JFreeChart around it: pictures, and surfaces in space. */
  boolean bare() {
    return axes.bare() || axes.inSpace();
  }

  Axes axes() {
    return axes;
  }

  List<MarkPainter> painters() {
    return painters;
  }

  List<Color> colors() {
    return colors;
  }

  PanelAxis xAxis() {
    return xAxis;
  }

  PanelAxis yAxis() {
    return yAxis;
  }

  /** The scale of the first mark that shows a colour bar. */
  @Nullable ColorScale bar() {
    for (MarkPainter painter : painters) {
      if (painter.bar() != null) {
        return painter.bar();
      }
    }
    return null;
  }

  /** The room that the y axis takes on the left of a data area of this size. */
  double leftSpace(Graphics2D g, Rectangle2D area) {
    return bare()
        ? 0
        : yAxis().reserveSpace(g, this, area, RectangleEdge.LEFT, new AxisSpace()).getLeft();
  }

  /** The room that the x axis takes below a data area of this size. */
  double bottomSpace(Graphics2D g, Rectangle2D area) {
    return bare()
        ? 0
        : xAxis().reserveSpace(g, this, area, RectangleEdge.BOTTOM, new AxisSpace()).getBottom();
  }

  /** Draws axes, grid and marks around exactly this data area. */
  void drawAround(Graphics2D g, Rectangle2D data) {
    double left = 200;
    double bottom = 200;
    AxisSpace ofRange = new AxisSpace();
    ofRange.setLeft(left);
    AxisSpace ofDomain = new AxisSpace();
    ofDomain.setBottom(bottom);
    setFixedRangeAxisSpace(ofRange);
    setFixedDomainAxisSpace(ofDomain);
    draw(
        g,
        new Rectangle2D.Double(
            data.getX() - left, data.getY(), data.getWidth() + left, data.getHeight() + bottom),
        null,
        null,
        null);
  }

  /** A picture of the marks alone at half size, opaque where data is. */
  BufferedImage coverage(Rectangle2D data) {
    BufferedImage mask =
        new BufferedImage(
            (int) data.getWidth() / 2 + 1,
            (int) data.getHeight() / 2 + 1,
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = mask.createGraphics();
    g.scale(0.5, 0.5);
    g.translate(-data.getX(), -data.getY());
    paintMarks(g, frame(data));
    g.dispose();
    return mask;
  }

  /** The range of an axis: its limits, or the data with a margin. */
  static double[] range(List<Axes> panels, boolean horizontal) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean fixedLow = false;
    boolean fixedHigh = false;
    boolean log = false;
    for (Axes axes : panels) {
      Axis axis = horizontal ? axes.x() : axes.y();
      log |= axis.log();
      if (axis.limited()) {
        low = Math.min(low, axis.low());
        high = Math.max(high, axis.high());
        fixedLow = true;
        fixedHigh = true;
        continue;
      }
      for (Mark mark : axes.marks()) {
        Bounds bounds = Bounds.of(mark, axes);
        double from = horizontal ? bounds.xLow() : bounds.yLow();
        double to = horizontal ? bounds.xHigh() : bounds.yHigh();
        boolean base = bounds.zeroBase();
        if (from < low || (from == low && bounds.tight())) {
          low = from;
          fixedLow = bounds.tight() || (base && from == 0);
        }
        if (to > high || (to == high && bounds.tight())) {
          high = to;
          fixedHigh = bounds.tight() || (base && to == 0);
        }
      }
    }
    if (low > high) {
      return log ? new double[] {1, 10} : new double[] {0, 1};
    }
    return log ? widenLog(low, high, fixedLow, fixedHigh) : widen(low, high, fixedLow, fixedHigh);
  }

  private static double[] widen(double low, double high, boolean fixedLow, boolean fixedHigh) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= ROUNDING * size) {
      double around = size == 0 ? 0.5 : 0.1 * size;
      return new double[] {low - around, high + around};
    }
    double margin = MARGIN * (high - low);
    return new double[] {fixedLow ? low : low - margin, fixedHigh ? high : high + margin};
  }

  private static double[] widenLog(double low, double high, boolean fixedLow, boolean fixedHigh) {
    double factor = low == high ? 2 : Math.exp(MARGIN * (Math.log(high) - Math.log(low)));
    return new double[] {fixedLow ? low : low / factor, fixedHigh ? high : high * factor};
  }
}
