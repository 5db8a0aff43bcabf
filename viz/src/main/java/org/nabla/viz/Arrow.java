package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * An arrow from one place of a panel to another.
 *
 * @param fromX the start along x
 * @param fromY the start along y
 * @param toX the tip along x
 * @param toY the tip along y
 * @param width the width of its line in pixels at 96 dpi, above 0
 * @param color the colour; null takes the theme's ink
 * @param label the words in the legend, empty for no entry
 */
public record Arrow(
    double fromX,
    double fromY,
    double toX,
    double toY,
    double width,
    @Nullable Color color,
    String label)
    implements Mark {

  /**
   * Checks the places and the width.
   *
   * @param fromX the start along x
   * @param fromY the start along y
   * @param toX the tip along x
   * @param toY the tip along y
   * @param width the width of its line in pixels at 96 dpi, above 0
   * @param color the colour; null takes the theme's ink
   * @param label the words in the legend, empty for no entry
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Arrow {
    Checks.finite("x of the arrow's start", fromX);
    Checks.finite("y of the arrow's start", fromY);
    Checks.finite("x of the arrow's tip", toX);
    Checks.finite("y of the arrow's tip", toY);
    Checks.positive("arrow width", width);
  }

  /**
   * A thin arrow.
   *
   * @param fromX the start along x
   * @param fromY the start along y
   * @param toX the tip along x
   * @param toY the tip along y
   * @return the arrow
   * @throws IllegalArgumentException if a place is not finite
   */
  public static Arrow of(double fromX, double fromY, double toX, double toY) {
    return new Arrow(fromX, fromY, toX, toY, 1.4, null, "");
  }

  /**
   * The same in this width.
   *
   * @param newWidth pixels at 96 dpi, above 0
   * @return the new arrow
   * @throws IllegalArgumentException if the width is not above 0
   */
  public Arrow width(double newWidth) {
    return new Arrow(fromX, fromY, toX, toY, newWidth, color, label);
  }

  /**
   * The same in this colour.
   *
   * @param newColor the colour
   * @return the new arrow
   */
  public Arrow color(Color newColor) {
    return new Arrow(fromX, fromY, toX, toY, width, newColor, label);
  }

  /**
   * The same with an entry in the legend.
   *
   * @param newLabel the words, empty for no entry
   * @return the new arrow
   */
  public Arrow label(String newLabel) {
    return new Arrow(fromX, fromY, toX, toY, width, color, newLabel);
  }
}
