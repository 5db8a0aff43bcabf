package org.nabla.calculus;

/** Writes polynomials in {@code x}, highest power first. */
final class PolynomialPrinter {
  private PolynomialPrinter() {}

  static String print(Polynomial p) {
    if (p.isExact()) {
      return p.toExpr(Symbol.of("x")).toString();
    }
    double[] c = p.coefficients();
    StringBuilder text = new StringBuilder();
    for (int i = p.degree(); i >= 0; i--) {
      if (c[i] != 0 || p.degree() == 0) {
        append(text, c[i], i);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double value, int power) {
    boolean first = text.isEmpty();
    text.append(value < 0 ? (first ? "-" : " - ") : (first ? "" : " + "));
    double size = Math.abs(value);
    String digits = size == Math.rint(size) && size < 1e15 ? "" + (long) size : "" + size;
    String variable = power == 0 ? "" : power == 1 ? "x" : "x^" + power;
    boolean bare = power > 0 && size == 1;
    text.append(bare ? variable : power == 0 ? digits : digits + "*" + variable);
  }
}
