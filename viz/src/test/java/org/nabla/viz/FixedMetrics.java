package org.nabla.viz;

import java.awt.Font;
import java.awt.FontMetrics;

/** A font whose characters are all as wide: figures are laid out alike on every machine. */
final class FixedMetrics extends FontMetrics {
  private static final long serialVersionUID = 1L;

  FixedMetrics(Font font) {
    super(font);
  }

  @Override
  public int stringWidth(String text) {
    return (int) Math.round(0.6 * font.getSize2D() * text.length());
  }
}
