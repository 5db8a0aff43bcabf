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
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** JFreeChart's axes with the ticks of {@link Ticks}. */
final class PanelAxis {
  /** The length of a tick mark, and how far its label stands from it, in pixels. */
  private static final double MARK = 3.5;

  private static final double GAP = 3.5;

  /** The angle of labels along x that are too long to stand level beside one another. */
  private static final double SLANT = Math.toRadians(40);

  private PanelAxis() {}

  static ValueAxis of(Axis axis, double low, double high, Fonts fonts, Theme theme) {
    ValueAxis made = axis.log() ? new Logarithmic(axis) : new Linear(axis);
    made.setAutoRange(false);
    made.setRange(low, high);
    made.setLabel(axis.label().isEmpty() ? null : axis.label());
    made.setLabelFont(fonts.label());
    made.setLabelPaint(theme.ink());
    made.setTickLabelFont(fonts.tick());
    made.setTickLabelPaint(theme.axis());
    made.setTickMarkPaint(theme.axis());
    made.setTickMarkStroke(new BasicStroke(0.8f));
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
      return ticks(this, axis, g, area, edge);
    }

    @Override
    public AxisSpace reserveSpace(
        Graphics2D g, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
      space.add(space(this, g, area, edge), edge);
      return space;
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
        Graphics2D g, double cursor, Rectangle2D plotArea, Rectangle2D area, RectangleEdge edge) {
      return drawTicks(this, g, cursor, area, edge);
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
      return ticks(this, axis, g, area, edge);
    }

    @Override
    public AxisSpace reserveSpace(
        Graphics2D g, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
      space.add(space(this, g, area, edge), edge);
      return space;
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
        Graphics2D g, double cursor, Rectangle2D plotArea, Rectangle2D area, RectangleEdge edge) {
      return drawTicks(this, g, cursor, area, edge);
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

  /** The room that tick marks, their labels and the axis label take beside the data area. */
  private static double space(ValueAxis axis, Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    double label = axis.getLabel() == null ? 0 : 1.7 * axis.getLabelFont().getSize2D();
    return tickSpace(axis, g, area, edge) + label;
  }

  private static double tickSpace(
      ValueAxis axis, Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    if (!axis.isTickLabelsVisible()) {
      return MARK + GAP;
    }
    double size = axis.getTickLabelFont().getSize2D();
    List<ValueTick> ticks = refreshed(axis, g, area, edge);
    if (RectangleEdge.isTopOrBottom(edge) && !overlap(axis, g, ticks, area)) {
      return MARK + GAP + 1.15 * size;
    }
    FontMetrics metrics = g.getFontMetrics(axis.getTickLabelFont());
    double widest = 0;
    for (ValueTick tick : ticks) {
      widest = Math.max(widest, metrics.stringWidth(tick.getText()));
    }
    return RectangleEdge.isTopOrBottom(edge)
        ? MARK + GAP + widest * Math.sin(SLANT) + size * Math.cos(SLANT)
        : MARK + GAP + widest;
  }

  private static List<ValueTick> refreshed(
      ValueAxis axis, Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    List<ValueTick> ticks = new ArrayList<>();
    for (Object tick : axis.refreshTicks(g, new AxisState(), area, edge)) {
      ticks.add((ValueTick) tick);
    }
    return ticks;
  }

  /** Whether level labels below the data area would touch one another, so that they slant. */
  private static boolean overlap(
      ValueAxis axis, Graphics2D g, List<ValueTick> ticks, Rectangle2D area) {
    FontMetrics metrics = g.getFontMetrics(axis.getTickLabelFont());
    double gap = 0.4 * axis.getTickLabelFont().getSize2D();
    List<double[]> spans = new ArrayList<>();
    for (ValueTick tick : ticks) {
      if (!tick.getText().isEmpty()) {
        double at = axis.valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
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

  /** How far the labels of an axis below reach beyond the left and the right end of its area. */
  static double[] overhang(ValueAxis axis, Graphics2D g, Rectangle2D area) {
    FontMetrics metrics = g.getFontMetrics(axis.getTickLabelFont());
    List<ValueTick> ticks = refreshed(axis, g, area, RectangleEdge.BOTTOM);
    boolean slant = overlap(axis, g, ticks, area);
    double left = 0;
    double right = 0;
    for (ValueTick tick : ticks) {
      double width = metrics.stringWidth(tick.getText());
      double at = axis.valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
      left = Math.max(left, area.getX() - at + (slant ? width * Math.cos(SLANT) : width / 2));
      right = Math.max(right, at - area.getMaxX() + (slant ? 0 : width / 2));
    }
    return new double[] {left, right};
  }

  private static AxisState drawTicks(
      ValueAxis axis, Graphics2D g, double cursor, Rectangle2D area, RectangleEdge edge) {
    AxisState state = new AxisState(cursor);
    List<ValueTick> ticks = refreshed(axis, g, area, edge);
    state.setTicks(ticks);
    boolean across = RectangleEdge.isTopOrBottom(edge);
    boolean slant = across && overlap(axis, g, ticks, area);
    double side = RectangleEdge.LEFT.equals(edge) ? -1 : 1;
    g.setFont(axis.getTickLabelFont());
    FontMetrics metrics = g.getFontMetrics();
    for (ValueTick tick : ticks) {
      double at = axis.valueToJava2D(tick.getValue(), area, edge);
      double mark = TickType.MINOR.equals(tick.getTickType()) ? 0.6 * MARK : MARK;
      g.setPaint(axis.getTickMarkPaint());
      g.setStroke(axis.getTickMarkStroke());
      g.draw(
          across
              ? new Line2D.Double(at, cursor, at, cursor + mark)
              : new Line2D.Double(cursor, at, cursor + side * mark, at));
      if (!tick.getText().isEmpty()) {
        g.setPaint(axis.getTickLabelPaint());
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
    double used = tickSpace(axis, g, area, edge);
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
  private static void label(
      ValueAxis axis, Graphics2D g, Rectangle2D area, RectangleEdge edge, AxisState state) {
    String label = axis.getLabel();
    if (label == null) {
      return;
    }
    g.setFont(axis.getLabelFont());
    g.setPaint(axis.getLabelPaint());
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

  private static List<ValueTick> ticks(
      ValueAxis axis, Axis spec, Graphics2D g, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    double low = axis.getLowerBound();
    double high = axis.getUpperBound();
    double size = axis.getTickLabelFont().getSize2D();
    double length = horizontal ? area.getWidth() : area.getHeight();
    int most = (int) Math.max(2, Math.min(10, length / (horizontal ? 3.6 * size : 2.5 * size)));
    List<ValueTick> ticks = ticks(axis, spec, low, high, most);
    // Fewer numbers where long ones would touch; words that were given all stay.
    while (horizontal && most > 2 && spec.ticks().length == 0 && overlap(axis, g, ticks, area)) {
      most--;
      ticks = ticks(axis, spec, low, high, most);
    }
    return ticks;
  }

  private static List<ValueTick> ticks(
      ValueAxis axis, Axis spec, double low, double high, int most) {
    boolean labelled = axis.isTickLabelsVisible();
    List<ValueTick> ticks = new ArrayList<>();
    for (Ticks.Tick tick : places(spec, low, high, most)) {
      TickType type = tick.text().isEmpty() && spec.log() ? TickType.MINOR : TickType.MAJOR;
      String text = labelled ? tick.text() : "";
      ticks.add(new NumberTick(type, tick.value(), text, TextAnchor.CENTER, TextAnchor.CENTER, 0));
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
