package org.nabla.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads polynomials off expressions. */
final class PolynomialReader {
  private static final int MAX_DEGREE = 10_000;

  private PolynomialReader() {}

  static Polynomial read(Expr root, Symbol variable) {
    Map<Expr, Polynomial> known = new HashMap<>();
    for (Expr node : Graphs.postorder(List.of(root))) {
      Polynomial polynomial = node == variable ? Polynomial.exact(0, 1) : ofNode(node, known);
      if (polynomial != null) {
        known.put(node, polynomial);
      }
    }
    Polynomial polynomial = known.get(root);
    if (polynomial == null) {
      throw new IllegalArgumentException(
          "'"
              + Checks.excerpt(root.toString())
              + "' is no polynomial in "
              + variable
              + "; expected sums, products and whole powers, so expand or substitute first");
    }
    return polynomial;
  }

  private static @Nullable Polynomial ofNode(Expr node, Map<Expr, Polynomial> known) {
    if (node instanceof Num number) {
      return Polynomial.exact(number.value);
    }
    if (node.constant) {
      double value = Evaluation.at(node, Map.of());
      return Double.isFinite(value) ? Polynomial.of(value) : null;
    }
    for (Expr operand : node.operands) {
      if (!known.containsKey(operand)) {
        return null;
      }
    }
    if (node instanceof Call call && call.is(Builtin.GROUP)) {
      return known.get(call.argument());
    }
    if (node instanceof Sum) {
      return List.of(node.operands).stream().map(known::get).reduce(Polynomial::add).orElse(null);
    }
    if (node instanceof Product) {
      return List.of(node.operands).stream()
          .map(known::get)
          .reduce(Polynomial::multiply)
          .orElse(null);
    }
    if (node instanceof Power power && power.wholeExponent() > 0) {
      Polynomial base = known.get(power.base());
      return base == null ? null : power(node, base, power.wholeExponent());
    }
    return null;
  }

  private static Polynomial power(Expr node, Polynomial base, long n) {
    Checks.require(
        n <= MAX_DEGREE / Math.max(1, base.degree()),
        "'"
            + Checks.excerpt(node.toString())
            + "' has more than the "
            + MAX_DEGREE
            + " coefficients a polynomial is read with; lower the exponent, or keep it an"
            + " expression");
    return base.pow((int) n);
  }
}
