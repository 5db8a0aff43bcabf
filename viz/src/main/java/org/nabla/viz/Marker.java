package org.nabla.viz;

/** The shape of a point. Shapes differ so that colour is never the only signal. */
public enum Marker {
  /** A disc, {@code 'o'} in a format string. */
  CIRCLE('o'),
  /** A square, {@code 's'}. */
  SQUARE('s'),
  /** A triangle standing on its base, {@code '^'}. */
  TRIANGLE('^'),
  /** A square standing on its corner, {@code 'D'}. */
  DIAMOND('D'),
  /** A diagonal cross, {@code 'x'}; it has no inside and is drawn as two strokes. */
  CROSS('x'),
  /** An upright cross, {@code '+'}; two strokes. */
  PLUS('+'),
  /** A triangle standing on its tip, {@code 'v'}. */
  TRIANGLE_DOWN('v'),
  /** A five-pointed star, {@code '*'}. */
  STAR('*'),
  /** A small disc of a third of the size, {@code '.'}. */
  DOT('.');

  private final char symbol;

  Marker(char symbol) {
    this.symbol = symbol;
  }

  /**
   * The letter that stands for this shape in a format string such as {@code "ro-"}.
   *
   * @return the letter
   */
  public char symbol() {
    return symbol;
  }
}
