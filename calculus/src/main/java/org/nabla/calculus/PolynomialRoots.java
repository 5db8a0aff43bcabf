package org.nabla.calculus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/** All roots of a polynomial, which is first split by multiplicity (Yun 1976). */
final class PolynomialRoots {
  private static final Comparator<Complex> ORDER =
      Comparator.comparingDouble(Complex::getReal).thenComparingDouble(Complex::getImaginary);

  /** A prime whose products fit a {@code long}. */
  private static final long PRIME = Integer.MAX_VALUE;

  private PolynomialRoots() {}

  static List<Complex> of(Polynomial p) {
    if (p.isZero()) {
      throw new ArithmeticException(
          "every number is a root of the polynomial 0; ask for the roots of another one");
    }
    List<Rational> c = p.exactly();
    int zeros = 0;
    while (c.get(zeros).isZero()) {
      zeros++;
    }
    List<Complex> roots = new ArrayList<>(Collections.nCopies(zeros, Complex.ZERO));
    int multiplicity = 1;
    for (List<Rational> factor : squareFree(c.subList(zeros, c.size()))) {
      if (factor.size() > 1) {
        for (Complex root : RootIsolation.roots(factor)) {
          roots.addAll(Collections.nCopies(multiplicity, root));
        }
      }
      multiplicity++;
    }
    roots.sort(ORDER);
    return List.copyOf(roots);
  }

  /** Factor i, from 1, has the roots of multiplicity i, each once. */
  private static List<List<Rational>> squareFree(List<Rational> c) {
    if (isSurelySquareFree(c)) {
      return List.of(c);
    }
    Polynomial p = Polynomial.exact(c.toArray(Rational[]::new));
    List<List<Rational>> factors = new ArrayList<>();
    Polynomial common = p.gcd(p.derivative());
    Polynomial rest = p.divide(common).quotient();
    while (rest.degree() > 0) {
      Polynomial shared = rest.gcd(common);
      factors.add(rest.divide(shared).quotient().exactCoefficients());
      rest = shared;
      common = common.divide(shared).quotient();
    }
    return factors;
  }

  /**
   * Whether the polynomial has no factor in common with its derivative modulo a prime. If so it has
   * none at all, and long exact divisions are spared.
   */
  private static boolean isSurelySquareFree(List<Rational> c) {
    int n = c.size() - 1;
    long[] a = new long[n + 1];
    long[] b = new long[n];
    for (int i = 0; i <= n; i++) {
      BigInteger prime = BigInteger.valueOf(PRIME);
      BigInteger below = c.get(i).denominator().mod(prime);
      if (below.signum() == 0) {
        return false;
      }
      a[i] = c.get(i).numerator().multiply(below.modInverse(prime)).mod(prime).longValue();
      if (i > 0) {
        b[i - 1] = i * a[i] % PRIME;
      }
    }
    return a[n] != 0 && degreeOfCommonDivisor(a, b) == 0;
  }

  private static int degreeOfCommonDivisor(long[] first, long[] second) {
    long[] a = first;
    long[] b = second;
    int degree = degree(a);
    int divisor = degree(b);
    while (divisor >= 0) {
      long inverse =
          BigInteger.valueOf(b[divisor]).modInverse(BigInteger.valueOf(PRIME)).longValue();
      for (int i = degree; i >= divisor; i--) {
        long factor = PRIME - a[i] * inverse % PRIME;
        for (int j = 0; j <= divisor; j++) {
          a[i - divisor + j] = (a[i - divisor + j] + factor * b[j]) % PRIME;
        }
      }
      long[] rest = a;
      a = b;
      b = rest;
      degree = divisor;
      divisor = degree(b);
    }
    return degree;
  }

  private static int degree(long[] a) {
    int degree = a.length - 1;
    while (degree >= 0 && a[degree] == 0) {
      degree--;
    }
    return degree;
  }
}
