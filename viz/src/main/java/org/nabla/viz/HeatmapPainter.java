package org.nabla.viz;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Heatmap}: as one image on linear axes, cell by cell on logarithmic ones. */
record HeatmapPainter(Heatmap map) implements MarkPainter {
  @Override
  public Bounds bounds() {
    return new Bounds(map.xLow(), map.xHigh(), map.yLow(), map.yHigh(), true, false);
  }

  @Override
  public Color ownColor() {
    return new Color(map.scale().colormap().argb(0.5));
  }

  @Override
  public void paint(Graphics2D g, Frame frame, Color color) {
    double[][] values = map.values();
    ColorScale scale = map.scale().fitted(values);
    if (frame.linear()) {
      image(g, frame, values, scale);
    } else {
      cells(g, frame, values, scale);
    }
    if (!map.cellFormat().isEmpty()) {
      text(g, frame, values, scale);
    }
  }

  private void image(Graphics2D g, Frame frame, double[][] values, ColorScale scale) {
    int rows = values.length;
    int columns = values[0].length;
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    for (int r = 0; r < rows; r++) {
      int line = map.firstRowOnTop() ? r : rows - 1 - r;
      for (int c = 0; c < columns; c++) {
        image.setRGB(c, line, scale.argb(values[r][c]));
      }
    }
    drawImage(
        g,
        image,
        frame.x(map.xLow()),
        frame.x(map.xHigh()),
        frame.y(map.yHigh()),
        frame.y(map.yLow()));
  }

  /** Stretches an image over a rectangle of pixels; cells larger than a pixel keep sharp edges. */
  static void drawImage(
      Graphics2D g, BufferedImage image, double left, double right, double top, double bottom) {
    Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
    boolean enlarged = right - left >= image.getWidth();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        enlarged
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform place = AffineTransform.getTranslateInstance(left, top);
    place.scale((right - left) / image.getWidth(), (bottom - top) / image.getHeight());
    g.drawImage(image, place, null);
    if (before != null) {
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
    }
  }

  private void cells(Graphics2D g, Frame frame, double[][] values, ColorScale scale) {
    double width = (map.xHigh() - map.xLow()) / values[0].length;
    double height = (map.yHigh() - map.yLow()) / values.length;
    Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int r = 0; r < values.length; r++) {
      double top = frame.y(map.centreY(r) + height / 2);
      double bottom = frame.y(map.centreY(r) - height / 2);
      for (int c = 0; c < values[r].length; c++) {
        double left = frame.x(map.centreX(c) - width / 2);
        double right = frame.x(map.centreX(c) + width / 2);
        g.setPaint(new Color(scale.argb(values[r][c]), true));
        g.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
      }
    }
    if (before != null) {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }
  }

  /** Dark text on light cells and light text on dark ones, as large as the cells allow. */
  private void text(Graphics2D g, Frame frame, double[][] values, ColorScale scale) {
    double width = Math.abs(frame.x(map.centreX(1)) - frame.x(map.centreX(0)));
    double height = Math.abs(frame.y(map.centreY(1)) - frame.y(map.centreY(0)));
    int longest = 1;
    for (double[] row : values) {
      for (double value : row) {
        longest = Math.max(longest, String.format(Locale.ROOT, map.cellFormat(), value).length());
      }
    }
    double size = Math.min(15, Math.min(height * 0.6, 1.4 * width / (longest + 1)));
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        if (!Double.isNaN(values[r][c])) {
          Color cell = new Color(scale.argb(values[r][c]));
          g.setPaint(brightness(cell) > 0.18 ? new Color(0x1A1A1A) : Color.WHITE);
          String words = String.format(Locale.ROOT, map.cellFormat(), values[r][c]);
          Fonts.drawCentred(g, words, frame.x(map.centreX(c)), frame.y(map.centreY(r)));
        }
      }
    }
  }

  /** The relative luminance of WCAG 2.2, at 0.18 of which black and white contrast alike. */
  private static double brightness(Color c) {
    return 0.2126 * Math.pow(c.getRed() / 255.0, 2.2)
        + 0.7152 * Math.pow(c.getGreen() / 255.0, 2.2)
        + 0.0722 * Math.pow(c.getBlue() / 255.0, 2.2);
  }

  static double luminance(Color c) {
    return (0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue()) / 255;
  }

  @Override
  public void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme) {
    g.setPaint(color);
    g.fill(box);
  }

  @Override
  public @Nullable ColorScale bar() {
    return map.scale().bar() ? map.scale().fitted(map.values()) : null;
  }
}
