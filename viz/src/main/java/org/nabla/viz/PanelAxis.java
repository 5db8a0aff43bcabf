package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** JFreeChart's axes with the ticks of {@link Ticks}. */
final class PanelAxis {
  private PanelAxis() {}

  static ValueAxis of(Axis axis, double low, double high, Fonts fonts, Theme theme) {
    ValueAxis made = axis.log() ? new Logarithmic(axis) : new Linear(axis);
    made.setAutoRange(false);
    made.setRange(low, high);
    made.setLabel(axis.label().isEmpty() ? null : axis.label());
    made.setLabelFont(fonts.label());
    made.setLabelPaint(theme.ink());
    made.setLabelInsets(new RectangleInsets(3, 3, 3, 3));
    made.setTickLabelFont(fonts.tick());
    made.setTickLabelPaint(theme.axis());
    made.setTickLabelInsets(new RectangleInsets(3, 3, 2, 5));
    made.setTickMarkPaint(theme.axis());
    made.setTickMarkStroke(new BasicStroke(0.8f));
    made.setTickMarkOutsideLength(3.5f);
    made.setMinorTickMarkOutsideLength(2f);
    made.setAxisLinePaint(theme.axis());
    made.setAxisLineStroke(new BasicStroke(0.8f));
    return made;
  }

  /** A linear axis. */
  static final class Linear extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private final transient Axis axis;

    Linear(Axis axis) {
      this.axis = axis;
    }

    @Override
    public List<ValueTick> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return ticks(this, axis, area, edge);
    }

    @Override
    protected AxisState drawLabel(
        String label,
        Graphics2D g,
        Rectangle2D plotArea,
        Rectangle2D dataArea,
        RectangleEdge edge,
        AxisState state) {
      label(this, g, dataArea, edge, state);
      return state;
    }
  }

  /** A logarithmic axis, base 10. */
  static final class Logarithmic extends LogAxis {
    private static final long serialVersionUID = 1L;
    private final transient Axis axis;

    Logarithmic(Axis axis) {
      this.axis = axis;
    }

    @Override
    public List<ValueTick> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return ticks(this, axis, area, edge);
    }

    @Override
    protected AxisState drawLabel(
        String label,
        Graphics2D g,
        Rectangle2D plotArea,
        Rectangle2D dataArea,
        RectangleEdge edge,
        AxisState state) {
      label(this, g, dataArea, edge, state);
      return state;
    }
  }

  /** Draws the label as one string; JFreeChart turns rotated text into outlines. */
  private static void label(
      ValueAxis axis, Graphics2D g, Rectangle2D area, RectangleEdge edge, AxisState state) {
    String label = axis.getLabel();
    if (label == null) {
      return;
    }
    g.setFont(axis.getLabelFont());
    g.setPaint(axis.getLabelPaint());
    double middle = axis.getLabelInsets().getTop() + g.getFont().getSize2D() * 0.6;
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

  private static List<ValueTick> ticks(
      ValueAxis axis, Axis spec, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    double low = axis.getLowerBound();
    double high = axis.getUpperBound();
    double size = axis.getTickLabelFont().getSize2D();
    double length = horizontal ? area.getWidth() : area.getHeight();
    int most = (int) Math.max(2, Math.min(10, length / (horizontal ? 3.6 * size : 2.5 * size)));
    TextAnchor anchor =
        horizontal
            ? TextAnchor.TOP_CENTER
            : RectangleEdge.LEFT.equals(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
    boolean labelled = axis.isTickLabelsVisible();
    List<ValueTick> ticks = new ArrayList<>();
    for (Ticks.Tick tick : places(spec, low, high, most)) {
      TickType type = tick.text().isEmpty() && spec.log() ? TickType.MINOR : TickType.MAJOR;
      String text = labelled ? tick.text() : "";
      ticks.add(new NumberTick(type, tick.value(), text, anchor, TextAnchor.CENTER, 0));
    }
    return ticks;
  }

  private static List<Ticks.Tick> places(Axis spec, double low, double high, int most) {
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
