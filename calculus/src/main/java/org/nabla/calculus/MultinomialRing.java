package org.nabla.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of {@link Multinomial}s over what an expression is made of, with a limit on the
 * work: products, exact division, and the greatest common divisor by primitive remainders (Brown
 * 1971).
 */
final class MultinomialRing {
  private static final int BUDGET = 50_000;
  private static final int MAX_DEGREE = 200;

  /** What the variables stand for: symbols, constants, and calls taken as a whole. */
  private final List<Expr> variables = new ArrayList<>();

  private int spent;

  /** Thrown where the work is not worth it. */
  static final class Exhausted extends ArithmeticException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("more than " + BUDGET + " steps; the fraction stays as it is");
    }
  }

  private void spend() {
    if (spent++ > BUDGET) {
      throw new Exhausted();
    }
  }

  List<Expr> variables() {
    return variables;
  }

  /** The expression as a polynomial, null if it divides by what is no number. */
  @Nullable Multinomial read(Expr root) {
    Map<Expr, Multinomial> known = new HashMap<>();
    List<Expr> order = Graphs.postorder(List.of(root));
    for (Expr node : order) {
      Multinomial polynomial = read(node, known);
      if (polynomial != null) {
        known.put(node, polynomial);
      }
    }
    return known.get(root);
  }

  private @Nullable Multinomial read(Expr node, Map<Expr, Multinomial> known) {
    if (node instanceof Num number) {
      return Multinomial.number(number.value);
    }
    boolean power = node instanceof Power p && p.wholeExponent() != 0;
    if (!(node instanceof Sum || node instanceof Product || power)) {
      if (!variables.contains(node)) {
        variables.add(node);
      }
      return Multinomial.variable(variables.indexOf(node));
    }
    List<Multinomial> parts = new ArrayList<>();
    for (Expr operand : node.operands) {
      Multinomial part = known.get(operand);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    if (node instanceof Sum) {
      return parts.stream().reduce(Multinomial.ZERO, Multinomial::add);
    } else if (node instanceof Product) {
      return parts.stream().reduce(Multinomial.ONE, this::multiply);
    }
    long n = ((Power) node).wholeExponent();
    if (n < 0 || n > MAX_DEGREE) {
      return null;
    }
    Multinomial result = Multinomial.ONE;
    for (int i = 0; i < n; i++) {
      result = multiply(result, parts.get(0));
    }
    return result;
  }

  Multinomial multiply(Multinomial a, Multinomial b) {
    spend();
    if (a.isNumber() || b.isNumber()) {
      return a.isNumber() ? b.scaled(a.unit()) : a.scaled(b.unit());
    }
    int v = Math.max(a.variable, b.variable);
    List<Multinomial> products = new ArrayList<>();
    for (int i = 0; i <= a.degree(v) + b.degree(v); i++) {
      products.add(Multinomial.ZERO);
    }
    for (int i = 0; i <= a.degree(v); i++) {
      for (int j = 0; j <= b.degree(v); j++) {
        Multinomial product = multiply(a.by(v).get(i), b.by(v).get(j));
        products.set(i + j, products.get(i + j).add(product));
      }
    }
    return Multinomial.of(v, products);
  }

  /** The quotient of what is a multiple of b, which is not 0. */
  Multinomial divide(Multinomial a, Multinomial b) {
    spend();
    if (b.isNumber()) {
      return a.scaled(b.unit().reciprocal());
    }
    int v = Math.max(a.variable, b.variable);
    if (b.variable < v) {
      return Multinomial.of(v, a.by(v).stream().map(c -> divide(c, b)).toList());
    }
    List<Multinomial> quotient = new ArrayList<>();
    Multinomial rest = a;
    for (int i = a.degree(v) - b.degree(v); i >= 0; i--) {
      Multinomial factor =
          rest.degree(v) == i + b.degree(v)
              ? divide(rest.leading(v), b.leading(v))
              : Multinomial.ZERO;
      quotient.add(0, factor);
      rest = rest.add(multiply(shifted(factor.scaled(Rational.MINUS_ONE), v, i), b));
    }
    if (!rest.isZero()) {
      throw new IllegalStateException("not a divisor");
    }
    return Multinomial.of(v, quotient);
  }

  private static Multinomial shifted(Multinomial a, int v, int by) {
    List<Multinomial> coefficients = new ArrayList<>();
    for (int i = 0; i < by; i++) {
      coefficients.add(Multinomial.ZERO);
    }
    coefficients.add(a);
    return Multinomial.of(v, coefficients);
  }

  /** The greatest common divisor, without a factor that is a number; 0 only of 0 and 0. */
  Multinomial gcd(Multinomial a, Multinomial b) {
    spend();
    if (a.isZero() || b.isZero()) {
      return a.isZero() ? b.isZero() ? b : primitive(b) : primitive(a);
    }
    if (a.isNumber() || b.isNumber()) {
      return Multinomial.ONE;
    }
    int v = Math.max(a.variable, b.variable);
    Multinomial contentA = content(a, v);
    Multinomial contentB = content(b, v);
    Multinomial common = gcd(contentA, contentB);
    Multinomial p = divide(a, contentA);
    Multinomial q = divide(b, contentB);
    if (p.degree(v) < q.degree(v)) {
      Multinomial swapped = p;
      p = q;
      q = swapped;
    }
    while (!q.isZero()) {
      if (q.variable < v) {
        return common;
      }
      Multinomial rest = remainder(p, q, v);
      p = q;
      q = rest.variable < v ? rest : primitive(divide(rest, content(rest, v)));
    }
    return primitive(multiply(common, p));
  }

  private static Multinomial primitive(Multinomial a) {
    return a.scaled(a.unit().reciprocal());
  }

  /** What divides all coefficients by a variable. */
  private Multinomial content(Multinomial a, int v) {
    Multinomial content = Multinomial.ZERO;
    for (Multinomial coefficient : a.by(v)) {
      content = gcd(content, coefficient);
      if (content.isNumber() && !content.isZero()) {
        return Multinomial.ONE;
      }
    }
    return content;
  }

  /** A multiple of a, less a multiple of b, of lower degree than b. */
  private Multinomial remainder(Multinomial a, Multinomial b, int v) {
    Multinomial rest = a;
    while (!rest.isZero() && rest.degree(v) >= b.degree(v)) {
      int by = rest.degree(v) - b.degree(v);
      Multinomial take = shifted(rest.leading(v).scaled(Rational.MINUS_ONE), v, by);
      rest = multiply(rest, b.leading(v)).add(multiply(take, b));
    }
    return rest;
  }
}
