package org.nabla.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Figures as characters: dots of Braille for lines and points, shades for filled panels. */
final class TextPlot {
  private static final String SHADES = " \u2591\u2592\u2593\u2588";

  /** The bit of each of the 4 by 2 dots of a Braille character, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int DOT = 4;

  private TextPlot() {}

  static String of(Figure figure, int columns, int rows) {
    StringBuilder text = new StringBuilder();
    line(text, figure.title());
    for (Axes axes : figure.panels()) {
      panel(text, axes, figure.theme(), columns, rows);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String words) {
    if (!words.isEmpty()) {
      text.append(words).append('\n');
    }
  }

  private static void panel(StringBuilder text, Axes axes, Theme theme, int columns, int rows) {
    double[] x = PanelPlot.range(List.of(axes), true);
    double[] y = PanelPlot.range(List.of(axes), false);
    PanelPlot plot = new PanelPlot(axes, x, y, Fonts.unchecked(600), theme);
    String[] drawn = filled(axes) ? shades(plot, columns, rows) : dots(plot, columns, rows);
    String top = Ticks.number(y[1]);
    String bottom = Ticks.number(y[0]);
    int margin = Math.max(top.length(), bottom.length());
    line(text, axes.title());
    line(text, axes.y().label());
    for (int r = 0; r < rows; r++) {
      String words = r == 0 ? top : r == rows - 1 ? bottom : "";
      text.append(" ".repeat(margin - words.length())).append(words).append('\u2502');
      text.append(drawn[r]).append('\n');
    }
    text.append(" ".repeat(margin)).append('\u2514').append("\u2500".repeat(columns)).append('\n');
    String left = Ticks.number(x[0]);
    String right = Ticks.number(x[1]);
    String middle = axes.x().label();
    int room = Math.max(2, columns - left.length() - right.length() - middle.length());
    text.append(" ".repeat(margin + 1)).append(left).append(" ".repeat(room / 2)).append(middle);
    text.append(" ".repeat(room - room / 2)).append(right).append('\n');
  }

  private static boolean filled(Axes axes) {
    return axes.marks().stream()
        .anyMatch(m -> m instanceof Heatmap || m instanceof Image || m instanceof Surface);
  }

  private static String[] dots(PanelPlot plot, int columns, int rows) {
    BufferedImage image = paint(plot, columns, rows);
    String[] lines = new String[rows];
    for (int r = 0; r < rows; r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        int bits = 0;
        for (int dy = 0; dy < 4; dy++) {
          for (int dx = 0; dx < 2; dx++) {
            bits |= inked(image, 2 * c + dx, 4 * r + dy) ? DOTS[dy][dx] : 0;
          }
        }
        line.append(bits == 0 ? ' ' : (char) (0x2800 + bits));
      }
      lines[r] = line.toString();
    }
    return lines;
  }

  private static String[] shades(PanelPlot plot, int columns, int rows) {
    BufferedImage image = paint(plot, columns, rows);
    String[] lines = new String[rows];
    for (int r = 0; r < rows; r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        Color color = new Color(image.getRGB(2 * DOT * c + DOT, 4 * DOT * r + 2 * DOT), true);
        double light = HeatmapPainter.luminance(color) * color.getAlpha() / 255;
        line.append(SHADES.charAt((int) Math.min(SHADES.length() - 1, light * SHADES.length())));
      }
      lines[r] = line.toString();
    }
    return lines;
  }

  /** Whether a fifth of the pixels that make up a dot are drawn on. */
  private static boolean inked(BufferedImage image, int dotX, int dotY) {
    int count = 0;
    for (int y = 0; y < DOT; y++) {
      for (int x = 0; x < DOT; x++) {
        count += image.getRGB(DOT * dotX + x, DOT * dotY + y) >>> 24 > 40 ? 1 : 0;
      }
    }
    return 5 * count >= DOT * DOT;
  }

  /** The marks in the size of an ordinary panel, 4 by 4 pixels for each dot of Braille. */
  private static BufferedImage paint(PanelPlot plot, int columns, int rows) {
    int width = 2 * DOT * columns;
    int height = 4 * DOT * rows;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    plot.paintMarks(g, plot.frame(new Rectangle2D.Double(0, 0, width, height)));
    g.dispose();
    return image;
  }
}
