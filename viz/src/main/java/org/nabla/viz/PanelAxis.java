package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** An axis of JFreeChart, linear or logarithmic, with the ticks of {@link Ticks}. */
final class PanelAxis extends ValueAxis {
  private static final long serialVersionUID = 1L;

  /** The length of a tick mark, and how far its label stands from it, in pixels. */
  private static final double MARK = 3.5;

  private static final double GAP = 3.5;

  /** The angle of labels along x that are too long to stand level beside one another. */
  private static final double SLANT = Math.toRadians(40);

  private final transient Axis spec;

  PanelAxis(Axis spec, double low, double high, Fonts fonts, Theme theme) {
    super(spec.label().isEmpty() ? null : spec.label(), null);
    this.spec = spec;
    setRange(low, high);
    setLabelFont(fonts.label());
    setLabelPaint(theme.ink());
    setTickLabelFont(fonts.tick());
    setTickLabelPaint(theme.axis());
    setTickMarkPaint(theme.axis());
    setTickMarkStroke(new BasicStroke(0.8f));
  }

  boolean linear() {
    return !spec.log();
  }

  /** The pixel of the lower bound. */
  private static double start(Rectangle2D area, RectangleEdge edge) {
    return RectangleEdge.isTopOrBottom(edge) ? area.getX() : area.getMaxY();
  }

  /** The pixel of the upper bound. */
  private static double end(Rectangle2D area, RectangleEdge edge) {
    return RectangleEdge.isTopOrBottom(edge) ? area.getMaxX() : area.getY();
  }

  private double scaled(double value) {
    return spec.log() ? Math.log10(value) : value;
  }

  @Override
  public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
    double start = start(area, edge);
    double low = scaled(getLowerBound());
    double high = scaled(getUpperBound());
    return start + (scaled(value) - low) / (high - low) * (end(area, edge) - start);
  }

  @Override
  public double java2DToValue(double pixel, Rectangle2D area, RectangleEdge edge) {
    double start = start(area, edge);
    double end = end(area, edge);
    double low = scaled(getLowerBound());
    double high = scaled(getUpperBound());
    double scaled = low + (pixel - start) / (end - start) * (high - low);
    return spec.log() ? Math.pow(10, scaled) : scaled;
  }

  /** Nothing: the range is given. */
  @Override
  public void configure() {}

  @Override
  protected void autoAdjustRange() {}

  @Override
  public AxisState draw(
      Graphics2D g,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D area,
      RectangleEdge edge,
      @Nullable PlotRenderingInfo info) {
    if (!isVisible()) {
      AxisState state = new AxisState(cursor);
      state.setTicks(refreshTicks(g, state, area, edge));
      return state;
    }
    AxisState state = drawTicks(g, cursor, area, edge);
    drawLabel(g, area, edge, state);
    return state;
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    double label = getLabel() == null ? 0 : 1.7 * getLabelFont().getSize2D();
    space.add(tickSpace(g, area, edge) + label, edge);
    return space;
  }

  /** The room that tick marks and their labels take beside the data area. */
  private double tickSpace(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    if (!isTickLabelsVisible()) {
      return MARK + GAP;
    }
    double size = getTickLabelFont().getSize2D();
    List<ValueTick> ticks = refreshTicks(g, new AxisState(), area, edge);
    if (RectangleEdge.isTopOrBottom(edge) && !overlap(g, ticks, area)) {
      return MARK + GAP + 1.15 * size;
    }
    FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
    double widest = 0;
    for (ValueTick tick : ticks) {
      widest = Math.max(widest, metrics.stringWidth(tick.getText()));
    }
    return RectangleEdge.isTopOrBottom(edge)
        ? MARK + GAP + widest * Math.sin(SLANT) + size * Math.cos(SLANT)
        : MARK + GAP + widest;
  }

  /** Whether level labels below the data area would touch one another, so that they slant. */
  private boolean overlap(Graphics2D g, List<ValueTick> ticks, Rectangle2D area) {
    FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
    double gap = 0.4 * getTickLabelFont().getSize2D();
    List<double[]> spans = new ArrayList<>();
    for (ValueTick tick : ticks) {
      if (!tick.getText().isEmpty()) {
        double at = valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
        double half = metrics.stringWidth(tick.getText()) / 2.0;
        spans.add(new double[] {at - half, at + half});
      }
    }
    spans.sort(Comparator.comparingDouble(span -> span[0]));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i)[0] < spans.get(i - 1)[1] + gap) {
        return true;
      }
    }
    return false;
  }

  /**
   * How far the labels of this axis, below its area, reach beyond the left and the right end of its
   * area.
   */
  double[] overhang(Graphics2D g, Rectangle2D area) {
    FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
    List<ValueTick> ticks = refreshTicks(g, new AxisState(), area, RectangleEdge.BOTTOM);
    boolean slant = overlap(g, ticks, area);
    double left = 0;
    double right = 0;
    for (ValueTick tick : ticks) {
      double width = metrics.stringWidth(tick.getText());
      double at = valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
      left = Math.max(left, area.getX() - at + (slant ? width * Math.cos(SLANT) : width / 2));
      right = Math.max(right, at - area.getMaxX() + (slant ? 0 : width / 2));
    }
    return new double[] {left, right};
  }

  private AxisState drawTicks(Graphics2D g, double cursor, Rectangle2D area, RectangleEdge edge) {
    AxisState state = new AxisState(cursor);
    List<ValueTick> ticks = refreshTicks(g, new AxisState(), area, edge);
    state.setTicks(ticks);
    boolean across = RectangleEdge.isTopOrBottom(edge);
    boolean slant = across && overlap(g, ticks, area);
    double side = RectangleEdge.LEFT.equals(edge) ? -1 : 1;
    g.setFont(getTickLabelFont());
    FontMetrics metrics = g.getFontMetrics();
    for (ValueTick tick : ticks) {
      double at = valueToJava2D(tick.getValue(), area, edge);
      double mark = TickType.MINOR.equals(tick.getTickType()) ? 0.6 * MARK : MARK;
      g.setPaint(getTickMarkPaint());
      g.setStroke(getTickMarkStroke());
      g.draw(
          across
              ? new Line2D.Double(at, cursor, at, cursor + mark)
              : new Line2D.Double(cursor, at, cursor + side * mark, at));
      if (!tick.getText().isEmpty()) {
        g.setPaint(getTickLabelPaint());
        if (slant) {
          slanted(g, tick.getText(), at, cursor + MARK + GAP);
          continue;
        }
        double half = metrics.stringWidth(tick.getText()) / 2.0;
        double x = across ? at : cursor + side * (MARK + GAP + half);
        double y = across ? cursor + MARK + GAP + 0.5 * g.getFont().getSize2D() : at;
        Fonts.drawCentred(g, tick.getText(), x, y);
      }
    }
    double used = tickSpace(g, area, edge);
    state.setCursor(cursor + side * used);
    return state;
  }

  /** Draws text that ends below a tick and rises towards it. */
  private static void slanted(Graphics2D g, String text, double x, double y) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-SLANT);
    double half = g.getFontMetrics().stringWidth(text) / 2.0;
    Fonts.drawCentred(g, text, -half, 0.4 * g.getFont().getSize2D());
    g.setTransform(before);
  }

  /** Draws the label as one string; JFreeChart turns rotated text into outlines. */
  private void drawLabel(Graphics2D g, Rectangle2D area, RectangleEdge edge, AxisState state) {
    String label = getLabel();
    if (label == null) {
      return;
    }
    g.setFont(getLabelFont());
    g.setPaint(getLabelPaint());
    double middle = 1.0 * g.getFont().getSize2D();
    if (RectangleEdge.isTopOrBottom(edge)) {
      Fonts.drawCentred(g, label, area.getCenterX(), state.getCursor() + middle);
      return;
    }
    AffineTransform before = g.getTransform();
    double side = RectangleEdge.LEFT.equals(edge) ? -1 : 1;
    g.translate(state.getCursor() + side * middle, area.getCenterY());
    g.rotate(-Math.PI / 2);
    Fonts.drawCentred(g, label, 0, 0);
    g.setTransform(before);
  }

  @Override
  public List<ValueTick> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    double low = getLowerBound();
    double high = getUpperBound();
    double size = getTickLabelFont().getSize2D();
    double length = horizontal ? area.getWidth() : area.getHeight();
    int most = (int) Math.max(2, Math.min(10, length / (horizontal ? 3.6 * size : 2.5 * size)));
    List<ValueTick> ticks = ticks(low, high, most);
    // Fewer numbers where long ones would touch; words that were given all stay.
    while (horizontal && most > 2 && spec.ticks().length == 0 && overlap(g, ticks, area)) {
      most--;
      ticks = ticks(low, high, most);
    }
    return ticks;
  }

  private List<ValueTick> ticks(double low, double high, int most) {
    boolean labelled = isTickLabelsVisible();
    List<ValueTick> ticks = new ArrayList<>();
    for (Ticks.Tick tick : places(low, high, most)) {
      TickType type = tick.text().isEmpty() && spec.log() ? TickType.MINOR : TickType.MAJOR;
      String text = labelled ? tick.text() : "";
      ticks.add(new NumberTick(type, tick.value(), text, TextAnchor.CENTER, TextAnchor.CENTER, 0));
    }
    return ticks;
  }

  private List<Ticks.Tick> places(double low, double high, int most) {
    double[] own = spec.ticks();
    if (own.length == 0) {
      return spec.log() ? Ticks.log(low, high, most) : Ticks.linear(low, high, most);
    }
    double slack = 1e-9 * (high - low);
    List<Ticks.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i] >= low - slack && own[i] <= high + slack) {
        String text = spec.tickLabels().isEmpty() ? Ticks.number(own[i]) : spec.tickLabels().get(i);
        ticks.add(new Ticks.Tick(own[i], text));
      }
    }
    return ticks;
  }
}
