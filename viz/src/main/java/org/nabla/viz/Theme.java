package org.nabla.viz;

import java.awt.Color;
import java.util.List;

/**
 * The colours of everything that is not data.
 *
 * @param background behind the whole figure
 * @param panel behind the data
 * @param ink titles and labels
 * @param axis axis lines, ticks and their labels
 * @param grid grid lines
 * @param colors what marks without a colour of their own take in turn
 */
public record Theme(
    Color background, Color panel, Color ink, Color axis, Color grid, List<Color> colors) {
  /** Dark on white, the default. */
  public static final Theme LIGHT =
      new Theme(
          Color.WHITE,
          Color.WHITE,
          new Color(0x1A1A1A),
          new Color(0x444444),
          new Color(0xE4E4E4),
          Palette.colors());

  /** Light on dark grey. */
  public static final Theme DARK =
      new Theme(
          new Color(0x16181D),
          new Color(0x1E2128),
          new Color(0xF0F0F0),
          new Color(0xC4C7CE),
          new Color(0x363A44),
          List.of(
              new Color(0x4DA6E0),
              new Color(0xFF6B4A),
              new Color(0x2CC7B4),
              new Color(0xF5A25D),
              new Color(0xFF6FA3),
              new Color(0x7FD8F7),
              new Color(0xF0F0F0),
              new Color(0xA0A4AD)));

  /**
   * Checks that there is at least one colour for marks.
   *
   * @param background behind the whole figure
   * @param panel behind the data
   * @param ink titles and labels
   * @param axis axis lines, ticks and their labels
   * @param grid grid lines
   * @param colors what marks without a colour of their own take in turn
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Theme {
    if (colors.isEmpty()) {
      throw new IllegalArgumentException("a theme has no colours for marks: give at least one");
    }
    colors = List.copyOf(colors);
  }
}
