package org.nabla.calculus;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Euclid's algorithm for polynomials. */
final class PolynomialGcd {
  private static final double NOISE = 1e-10;

  private PolynomialGcd() {}

  /** The common divisor whose leading coefficient is 1, or 0 if both are 0. */
  static Polynomial of(Polynomial a, Polynomial b) {
    if (a.isExact() && b.isExact()) {
      return exact(a.exactCoefficients(), b.exactCoefficients());
    }
    return rounded(Polynomial.of(a.coefficients()), Polynomial.of(b.coefficients()));
  }

  private static Polynomial rounded(Polynomial first, Polynomial second) {
    Polynomial a = monic(first);
    Polynomial b = monic(second);
    while (!b.isZero()) {
      Polynomial rest = a.divide(b).remainder();
      double noise = NOISE * Math.max(largest(a), largest(b));
      a = b;
      b = largest(rest) > noise ? monic(rest) : Polynomial.of(0);
    }
    return a;
  }

  private static double largest(Polynomial p) {
    return Arrays.stream(p.coefficients()).map(Math::abs).max().orElse(0);
  }

  private static Polynomial monic(Polynomial p) {
    return p.isZero() ? p : p.divide(Polynomial.of(p.coefficients()[p.degree()])).quotient();
  }

  /** With whole coefficients without common divisor, which stay much shorter than fractions. */
  private static Polynomial exact(List<Rational> first, List<Rational> second) {
    BigInteger[] a = whole(first);
    BigInteger[] b = whole(second);
    while (b.length > 0) {
      BigInteger[] rest = primitive(remainder(a, b));
      a = b;
      b = rest;
    }
    if (a.length == 0) {
      return Polynomial.exact(0);
    }
    BigInteger leading = a[a.length - 1];
    return Polynomial.exact(
        Arrays.stream(a).map(c -> Rational.of(c, leading)).toArray(Rational[]::new));
  }

  private static BigInteger[] whole(List<Rational> c) {
    BigInteger common = BigInteger.ONE;
    for (Rational r : c) {
      common = common.multiply(r.denominator().divide(r.denominator().gcd(common)));
    }
    BigInteger multiple = common;
    return primitive(
        c.stream()
            .map(r -> r.numerator().multiply(multiple.divide(r.denominator())))
            .toArray(BigInteger[]::new));
  }

  /** A multiple of the remainder by a number that is not 0. */
  private static BigInteger[] remainder(BigInteger[] a, BigInteger[] b) {
    BigInteger[] rest = a.clone();
    int n = b.length - 1;
    for (int i = a.length - 1; i >= n; i--) {
      BigInteger gcd = rest[i].gcd(b[n]);
      BigInteger up = b[n].divide(gcd);
      BigInteger down = rest[i].divide(gcd);
      for (int j = 0; j < i; j++) {
        BigInteger part = j < i - n ? BigInteger.ZERO : down.multiply(b[j - i + n]);
        rest[j] = rest[j].multiply(up).subtract(part);
      }
      rest[i] = BigInteger.ZERO;
    }
    return rest;
  }

  /** Without leading zeros, and divided by what all coefficients have in common; empty for 0. */
  private static BigInteger[] primitive(BigInteger[] c) {
    BigInteger content = Arrays.stream(c).reduce(BigInteger.ZERO, BigInteger::gcd);
    int length = c.length;
    while (length > 0 && c[length - 1].signum() == 0) {
      length--;
    }
    return Arrays.stream(c, 0, length).map(k -> k.divide(content)).toArray(BigInteger[]::new);
  }
}
