package org.nabla.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads polynomials off expressions. */
final class PolynomialReader {
  private static final int MAX_DEGREE = 10_000;

  private PolynomialReader() {}

  static Polynomial read(Expr e, Symbol variable) {
    Polynomial polynomial = readOrNull(e, variable);
    if (polynomial == null) {
      throw new IllegalArgumentException(
          "'"
              + Checks.excerpt(e.toString())
              + "' is no polynomial in "
              + variable
              + "; expected sums, products and whole powers, so expand or substitute first");
    }
    return polynomial;
  }

  static @Nullable Polynomial readOrNull(Expr root, Symbol variable) {
    Map<Expr, Polynomial> known = new HashMap<>();
    for (Expr node : Graphs.postorder(List.of(root))) {
      Polynomial polynomial = node == variable ? Polynomial.exact(0, 1) : ofNode(node, known);
      if (polynomial != null) {
        known.put(node, polynomial);
      }
    }
    return known.get(root);
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
      long n = power.wholeExponent();
      return base != null && n * base.degree() <= MAX_DEGREE ? base.pow((int) n) : null;
    }
    return null;
  }
}
