package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws {@link Bars}, and the bars of a {@link Histogram}. */
record BarsPainter(Bars bars, double opacity) implements MarkPainter {
  @Override
  public Bounds bounds() {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    double low = 0;
    double high = 0;
    double[] at = bars.at();
    double[] values = bars.values();
    for (int i = 0; i < at.length; i++) {
      from = Math.min(from, at[i] - bars.width() / 2);
      to = Math.max(to, at[i] + bars.width() / 2);
      low = Math.min(low, Double.isNaN(values[i]) ? 0 : values[i]);
      high = Math.max(high, Double.isNaN(values[i]) ? 0 : values[i]);
    }
    return bars.lying()
        ? new Bounds(low, high, from, to, false, true)
        : new Bounds(from, to, low, high, false, true);
  }

  /** On a logarithmic axis bars begin below the smallest one, for zero has no place there. */
  @Override
  public Bounds bounds(boolean logX, boolean logY) {
    Bounds all = bounds();
    boolean log = bars.lying() ? logX : logY;
    double least = Arrays.stream(bars.values()).filter(v -> v > 0).min().orElse(Double.NaN) / 2;
    if (!log || (bars.lying() ? all.xLow() : all.yLow()) < 0) {
      return all;
    }
    return bars.lying()
        ? new Bounds(least, all.xHigh(), all.yLow(), all.yHigh(), false, true)
        : new Bounds(all.xLow(), all.xHigh(), least, all.yHigh(), false, true);
  }

  @Override
  public @Nullable Color ownColor() {
    return bars.color();
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    double[] at = bars.at();
    double[] values = bars.values();
    for (int i = 0; i < at.length; i++) {
      if (Double.isNaN(values[i]) || values[i] == 0) {
        continue;
      }
      double from = at[i] - bars.width() / 2;
      double to = at[i] + bars.width() / 2;
      Rectangle2D bar = new Rectangle2D.Double();
      if (bars.lying()) {
        bar.setFrameFromDiagonal(frame.x(0), frame.y(from), frame.x(values[i]), frame.y(to));
      } else {
        bar.setFrameFromDiagonal(frame.x(from), frame.y(0), frame.x(to), frame.y(values[i]));
      }
      g.setPaint(fade(color));
      g.fill(bar);
      g.setPaint(frame.theme().panel());
      g.setStroke(new BasicStroke(0.6f));
      g.draw(bar);
    }
  }

  private Color fade(Color color) {
    int alpha = (int) Math.round(255 * opacity);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    g.setPaint(fade(color));
    g.fill(box);
  }
}
