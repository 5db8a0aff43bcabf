package org.nabla.calculus;

/** A comparison of two expressions; any comparison with NaN is false, except {@link #NE}. */
public enum Relation {
  /** Less than. */
  LT(0, "<"),
  /** Less than or equal. */
  LE(1, "<="),
  /** Equal. */
  EQ(2, "=="),
  /** Not equal. */
  NE(3, "!="),
  /** Greater than or equal. */
  GE(4, ">="),
  /** Greater than. */
  GT(5, ">");

  private static final Relation[] BY_CODE = values();

  final int code;
  final String symbol;

  Relation(int code, String symbol) {
    this.code = code;
    this.symbol = symbol;
  }

  static Relation ofCode(int code) {
    return BY_CODE[code];
  }

  boolean holds(double a, double b) {
    return switch (this) {
      case LT -> a < b;
      case LE -> a <= b;
      case EQ -> a == b;
      case NE -> a != b;
      case GE -> a >= b;
      case GT -> a > b;
    };
  }

  boolean holdsForSign(int comparison) {
    return holds(comparison, 0);
  }
}
