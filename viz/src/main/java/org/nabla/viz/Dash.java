package org.nabla.viz;

/** How a line is stroked. */
public enum Dash {
  /** Unbroken, {@code "-"} in a format string. */
  SOLID("-"),
  /** Dashes, {@code "--"}. */
  DASHED("--"),
  /** Dots, {@code ":"}. */
  DOTTED(":"),
  /** Dashes and dots, {@code "-."}. */
  DASH_DOT("-."),
  /** No line at all: only its markers show. */
  NONE("");

  private final String symbol;

  Dash(String symbol) {
    this.symbol = symbol;
  }

  /**
   * The letters that stand for this stroke in a format string such as {@code "r--"}.
   *
   * @return the letters
   */
  public String symbol() {
    return symbol;
  }

  /** The lengths of strokes and gaps for a line of this width; empty for an unbroken line. */
  float[] pattern(double width) {
    float w = (float) Math.max(1, width);
    return switch (this) {
      case DASHED -> new float[] {4 * w, 2.5f * w};
      case DOTTED -> new float[] {w, 2 * w};
      case DASH_DOT -> new float[] {5 * w, 2 * w, w, 2 * w};
      case SOLID, NONE -> new float[0];
    };
  }
}
