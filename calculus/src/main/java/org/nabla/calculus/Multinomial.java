package org.nabla.calculus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * An exact polynomial in several variables, seen as one in its highest variable whose coefficients
 * are polynomials in lower ones. Immutable.
 */
final class Multinomial {
  static final Multinomial ZERO = number(Rational.ZERO);
  static final Multinomial ONE = number(Rational.ONE);

  /** The number of the highest variable, -1 for a number. */
  final int variable;

  private final Rational number;
  private final List<Multinomial> coefficients;

  private Multinomial(int variable, Rational number, List<Multinomial> coefficients) {
    this.variable = variable;
    this.number = number;
    this.coefficients = coefficients;
  }

  static Multinomial number(Rational number) {
    return new Multinomial(-1, number, List.of());
  }

  static Multinomial variable(int variable) {
    return of(variable, List.of(ZERO, ONE));
  }

  /** Lowest coefficient first; zeros at the end are dropped. */
  static Multinomial of(int variable, List<Multinomial> coefficients) {
    int n = coefficients.size();
    while (n > 0 && coefficients.get(n - 1).isZero()) {
      n--;
    }
    if (n < 2) {
      return n == 0 ? ZERO : coefficients.get(0);
    }
    return new Multinomial(variable, Rational.ZERO, List.copyOf(coefficients.subList(0, n)));
  }

  boolean isNumber() {
    return variable < 0;
  }

  boolean isZero() {
    return isNumber() && number.isZero();
  }

  /** The coefficients by the powers of a variable that is not below the highest. */
  List<Multinomial> by(int v) {
    return v == variable ? coefficients : List.of(this);
  }

  int degree(int v) {
    return by(v).size() - 1;
  }

  Multinomial leading(int v) {
    return by(v).get(degree(v));
  }

  Multinomial scaled(Rational factor) {
    return isNumber()
        ? number(number.multiply(factor))
        : of(variable, coefficients.stream().map(c -> c.scaled(factor)).toList());
  }

  Multinomial add(Multinomial other) {
    if (isNumber() && other.isNumber()) {
      return number(number.add(other.number));
    }
    int v = Math.max(variable, other.variable);
    List<Multinomial> sums = new ArrayList<>(by(v));
    for (int i = 0; i <= other.degree(v); i++) {
      Multinomial b = other.by(v).get(i);
      if (i < sums.size()) {
        sums.set(i, sums.get(i).add(b));
      } else {
        sums.add(b);
      }
    }
    return of(v, sums);
  }

  /** The sign and the whole-number content of all coefficients, so that the rest is primitive. */
  Rational unit() {
    BigInteger[] content = {BigInteger.ZERO, BigInteger.ONE};
    gather(content);
    Rational size = Rational.of(content[0], content[1]);
    return lead().signum() < 0 ? size.negate() : size;
  }

  private void gather(BigInteger[] content) {
    content[0] = content[0].gcd(number.numerator());
    BigInteger d = number.denominator();
    content[1] = content[1].divide(content[1].gcd(d)).multiply(d);
    coefficients.forEach(c -> c.gather(content));
  }

  private Rational lead() {
    return isNumber() ? number : coefficients.get(coefficients.size() - 1).lead();
  }

  /** As an expression over what the variables stand for. */
  Expr toExpr(List<Expr> variables) {
    if (isNumber()) {
      return Num.from(number);
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < coefficients.size(); i++) {
      if (!coefficients.get(i).isZero()) {
        Expr power = Power.of(variables.get(variable), i);
        Expr coefficient = coefficients.get(i).toExpr(variables);
        for (Expr term :
            coefficient instanceof Sum ? coefficient.operands() : List.of(coefficient)) {
          terms.add(Product.of(term, power));
        }
      }
    }
    return Sum.of(terms);
  }
}
