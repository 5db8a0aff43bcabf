package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/** All roots of a polynomial; exact ones are first split by multiplicity (Yun 1976). */
final class PolynomialRoots {
  private static final int NEWTON_STEPS = 8;
  private static final int EVALUATIONS_PER_ROOT = 50;
  private static final double REAL = 1e-9;

  private PolynomialRoots() {}

  static List<Complex> of(Polynomial p) {
    if (p.isZero()) {
      throw new ArithmeticException(
          "every number is a root of the polynomial 0; ask for the roots of another one");
    }
    List<Complex> roots = new ArrayList<>();
    if (p.isExact()) {
      int multiplicity = 1;
      for (Polynomial factor : squareFree(p)) {
        for (Complex root : simple(factor)) {
          for (int i = 0; i < multiplicity; i++) {
            roots.add(root);
          }
        }
        multiplicity++;
      }
    } else {
      roots.addAll(simple(p));
    }
    roots.sort(
        Comparator.comparingDouble(Complex::getReal).thenComparingDouble(Complex::getImaginary));
    return List.copyOf(roots);
  }

  /** Factor i, from 1, has the roots of multiplicity i, each once. */
  private static List<Polynomial> squareFree(Polynomial p) {
    List<Polynomial> factors = new ArrayList<>();
    Polynomial common = p.gcd(p.derivative());
    Polynomial rest = p.divide(common).quotient();
    while (rest.degree() > 0) {
      Polynomial shared = rest.gcd(common);
      factors.add(rest.divide(shared).quotient());
      rest = shared;
      common = common.divide(shared).quotient();
    }
    return factors;
  }

  private static List<Complex> simple(Polynomial p) {
    List<Complex> roots = new ArrayList<>();
    double[] c = p.monic().coefficients();
    int zeros = 0;
    while (zeros < c.length - 1 && c[zeros] == 0) {
      zeros++;
      roots.add(Complex.ZERO);
    }
    double[] rest = Arrays.copyOfRange(c, zeros, c.length);
    if (rest.length == 2) {
      roots.add(new Complex(-rest[0] / rest[1]));
    } else if (rest.length > 2) {
      for (Complex start : laguerre(rest)) {
        roots.add(polish(rest, start));
      }
    }
    return roots;
  }

  /** Laguerre's method, as sharp as the conditioning allows; a polynomial may allow little. */
  private static Complex[] laguerre(double[] c) {
    TooManyEvaluationsException last = null;
    for (double accuracy = 1e-13; accuracy < 1; accuracy *= 10) {
      try {
        return new LaguerreSolver(accuracy, accuracy)
            .solveAllComplex(c, 0, EVALUATIONS_PER_ROOT * c.length);
      } catch (TooManyEvaluationsException e) {
        last = e;
      }
    }
    ArithmeticException failure =
        new ArithmeticException(
            "Laguerre's method found no roots of a polynomial of degree "
                + (c.length - 1)
                + " to a tenth; scale x so that the coefficients are of one size");
    failure.initCause(last);
    throw failure;
  }

  private static Complex polish(double[] c, Complex start) {
    Complex best = newton(c, start);
    boolean nearlyReal = Math.abs(best.getImaginary()) <= REAL * Math.max(1, best.abs());
    if (!nearlyReal) {
      return best;
    }
    Complex real = newton(c, new Complex(best.getReal()));
    double error = value(c, real).abs();
    return error <= 4 * value(c, best).abs() + noise(c, real) ? real : best;
  }

  private static Complex newton(double[] c, Complex start) {
    Complex best = start;
    double error = value(c, best).abs();
    for (int i = 0; i < NEWTON_STEPS && error > 0; i++) {
      Complex slope = slope(c, best);
      Complex next = best.subtract(value(c, best).divide(slope));
      double nextError = value(c, next).abs();
      if (!(nextError < error)) {
        break;
      }
      best = next;
      error = nextError;
    }
    return best;
  }

  /** What rounding alone may leave of the value at a root. */
  private static double noise(double[] c, Complex z) {
    double size = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      size = size * z.abs() + Math.abs(c[i]);
    }
    return c.length * Math.ulp(1.0) * size;
  }

  private static Complex value(double[] c, Complex z) {
    Complex value = Complex.ZERO;
    for (int i = c.length - 1; i >= 0; i--) {
      value = value.multiply(z).add(c[i]);
    }
    return value;
  }

  private static Complex slope(double[] c, Complex z) {
    Complex slope = Complex.ZERO;
    for (int i = c.length - 1; i > 0; i--) {
      slope = slope.multiply(z).add(i * c[i]);
    }
    return slope;
  }
}
