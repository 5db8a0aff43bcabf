package org.nabla.viz;

import java.awt.Color;
import java.util.List;

/**
 * Eight colours that people with any of the common kinds of colour blindness tell apart.
 *
 * <p>Source: P. Tol, "Colour schemes", SRON technical note EPS/TN/09-002, 2021, scheme "vibrant",
 * and black. Marks without a colour of their own take these in turn, from {@link #BLUE}; grey,
 * which says least, comes last.
 */
public final class Palette {
  /** Blue, {@code #0077BB}; {@code 'b'} in a format string. */
  public static final Color BLUE = new Color(0x0077BB);

  /** Red, {@code #CC3311}; {@code 'r'}. */
  public static final Color RED = new Color(0xCC3311);

  /** Teal, the palette's green, {@code #009988}; {@code 'g'}. */
  public static final Color TEAL = new Color(0x009988);

  /** Orange, {@code #EE7733}; {@code 'y'}. */
  public static final Color ORANGE = new Color(0xEE7733);

  /** Magenta, {@code #EE3377}; {@code 'm'}. */
  public static final Color MAGENTA = new Color(0xEE3377);

  /** Cyan, {@code #33BBEE}; {@code 'c'}. */
  public static final Color CYAN = new Color(0x33BBEE);

  /** Nearly black, {@code #1A1A1A}; {@code 'k'}. */
  public static final Color BLACK = new Color(0x1A1A1A);

  /** Grey, {@code #999999}; {@code 'w'}. */
  public static final Color GREY = new Color(0x999999);

  private Palette() {}

  /**
   * The colours in the order in which marks take them.
   *
   * @return eight colours
   */
  public static List<Color> colors() {
    return List.of(BLUE, RED, TEAL, ORANGE, MAGENTA, CYAN, BLACK, GREY);
  }

  /**
   * The colour of a letter of a format string.
   *
   * @param letter one of {@code b r g y m c k w}
   * @return the colour
   * @throws IllegalArgumentException if the letter stands for no colour
   */
  public static Color of(char letter) {
    int place = "brgymckw".indexOf(letter);
    if (place < 0) {
      throw new IllegalArgumentException(
          "no colour has the letter '" + letter + "': use one of b r g y m c k w");
    }
    return List.of(BLUE, RED, TEAL, ORANGE, MAGENTA, CYAN, BLACK, GREY).get(place);
  }
}
