package org.nabla.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Band}. */
record BandPainter(Band band) implements MarkPainter {
  @Override
  public Bounds bounds() {
    Bounds low = Bounds.around(band.x(), band.lower());
    Bounds high = Bounds.around(band.x(), band.upper());
    return new Bounds(
        low.xLow(),
        low.xHigh(),
        Math.min(low.yLow(), high.yLow()),
        Math.max(low.yHigh(), high.yHigh()),
        false,
        false);
  }

  @Override
  public @Nullable Color ownColor() {
    return band.color();
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    g.setPaint(fade(color));
    for (double[][] outline : outlines(band)) {
      g.fill(area(outline[0], outline[1], frame));
    }
  }

  private static Path2D area(double[] x, double[] y, Frame frame) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
    path.moveTo(frame.x(x[0]), frame.y(y[0]));
    for (int i = 1; i < x.length; i++) {
      path.lineTo(frame.x(x[i]), frame.y(y[i]));
    }
    path.closePath();
    return path;
  }

  /** Each unbroken part of a band as a closed outline: lower edge forwards, upper edge back. */
  static List<double[][]> outlines(Band band) {
    double[] x = band.x();
    double[] lower = band.lower();
    double[] upper = band.upper();
    List<double[][]> outlines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= x.length; i++) {
      if (i == x.length || Double.isNaN(x[i] + lower[i] + upper[i])) {
        int n = i - from;
        if (n > 1) {
          double[] px = new double[2 * n];
          double[] py = new double[2 * n];
          for (int k = 0; k < n; k++) {
            px[k] = x[from + k];
            py[k] = lower[from + k];
            px[2 * n - 1 - k] = x[from + k];
            py[2 * n - 1 - k] = upper[from + k];
          }
          outlines.add(new double[][] {px, py});
        }
        from = i + 1;
      }
    }
    return outlines;
  }

  private Color fade(Color color) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * band.opacity()));
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    g.setPaint(fade(color));
    g.fill(box);
  }
}
