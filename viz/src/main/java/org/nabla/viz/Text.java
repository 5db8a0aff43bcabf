package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * Words at a place of a panel, with a thin halo in the panel's colour so that they can be read on
 * data; lines are parted by a line feed.
 *
 * @param x the place along x
 * @param y the place along y
 * @param text the words
 * @param align which part of the words stands at x
 * @param size the font size in pixels at 96 dpi, above 0
 * @param color the colour; null takes the theme's ink
 */
public record Text(double x, double y, String text, Align align, double size, @Nullable Color color)
    implements Mark {
  /** Which part of the words stands at their place. */
  public enum Align {
    /** The words begin there. */
    LEFT,
    /** The middle of the words is there. */
    CENTER,
    /** The words end there. */
    RIGHT
  }

  /**
   * Checks the place and the size.
   *
   * @param x the place along x
   * @param y the place along y
   * @param text the words
   * @param align which part of the words stands at x
   * @param size the font size in pixels at 96 dpi, above 0
   * @param color the colour; null takes the theme's ink
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Text {
    Checks.finite("x of \"" + text + "\"", x);
    Checks.finite("y of \"" + text + "\"", y);
    Checks.positive("font size", size);
  }

  /**
   * Words centred at a place.
   *
   * @param x the place along x
   * @param y the place along y
   * @param text the words
   * @return the text
   * @throws IllegalArgumentException if a place is not finite
   */
  public static Text of(double x, double y, String text) {
    return new Text(x, y, text, Align.CENTER, 12, null);
  }

  /**
   * The same aligned in this way.
   *
   * @param newAlign which part of the words stands at x
   * @return the new text
   */
  public Text align(Align newAlign) {
    return new Text(x, y, text, newAlign, size, color);
  }

  /**
   * The same in this size.
   *
   * @param newSize pixels at 96 dpi, above 0
   * @return the new text
   * @throws IllegalArgumentException if the size is not above 0
   */
  public Text size(double newSize) {
    return new Text(x, y, text, align, newSize, color);
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new text
   */
  public Text color(Color newColor) {
    return new Text(x, y, text, align, size, newColor);
  }

  /**
   * A text has no entry in the legend.
   *
   * @return an empty text
   */
  @Override
  public String label() {
    return "";
  }
}
