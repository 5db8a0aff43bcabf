package org.nabla.viz;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The fonts of a figure: the machine's own sans-serif in a few sizes. */
record Fonts(Font title, Font panelTitle, Font label, Font tick) {

  /**
   * Fonts for a figure of this width, so that text stays readable when the figure is shown 600
   * pixels wide.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  static Fonts forWidth(double width) {
    requireFonts();
    return unchecked(width);
  }

  /** The same for drawing without text, which works without any font. */
  static Fonts unchecked(double width) {
    double scale = Math.min(1.35, Math.max(1, Math.sqrt(width / 600)));
    return new Fonts(
        font(Font.BOLD, 15.5 * scale),
        font(Font.BOLD, 13.5 * scale),
        font(Font.PLAIN, 13 * scale),
        font(Font.PLAIN, 12 * scale));
  }

  private static Font font(int style, double size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }

  private static void requireFonts() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
    require(() -> g.getFontMetrics(font(Font.PLAIN, 12)).stringWidth("0"));
    g.dispose();
  }

  /** Java reports a machine without fonts by errors of many kinds, at first use of a font. */
  static void require(Runnable measuring) {
    try {
      measuring.run();
    } catch (RuntimeException | Error e) {
      throw new IllegalStateException(
          "Java finds no font on this machine, so no text can be drawn: install fontconfig and a"
              + " font (Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core; Alpine:"
              + " apk add fontconfig ttf-dejavu)",
          e);
    }
  }

  /** Draws a line of text whose middle is at x and whose capitals are centred on y. */
  static void drawCentred(Graphics2D g, String text, double x, double y) {
    FontMetrics metrics = g.getFontMetrics();
    double width = metrics.stringWidth(text);
    double capital = 0.72 * g.getFont().getSize2D();
    g.drawString(text, (float) (x - width / 2), (float) (y + capital / 2));
  }

  /** The text in lines no wider than this, broken at spaces; a longer word stays whole. */
  static List<String> wrap(FontMetrics metrics, String text, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String longer = line.length() == 0 ? word : line + " " + word;
        if (line.length() > 0 && metrics.stringWidth(longer) > width) {
          lines.add(line.toString());
          longer = word;
        }
        line.setLength(0);
        line.append(longer);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
