package org.nabla.calculus;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Least squares by an orthogonal decomposition, in Chebyshev polynomials of the points moved to
 * [-1, 1]; these are then written out in powers of x without rounding until the very end.
 */
final class PolynomialFit {
  private static final double SINGULAR = 1e-13;
  private static final double LOST = 1e-8;

  private final double[] x;
  private final double[] y;
  private final int degree;
  private final double middle;
  private final double half;

  private PolynomialFit(double[] x, double[] y, int degree) {
    this.x = x;
    this.y = y;
    this.degree = degree;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      low = Math.min(low, Checks.finite(x[i], "x[" + i + "]"));
      high = Math.max(high, x[i]);
      Checks.finite(y[i], "y[" + i + "]");
    }
    middle = low / 2 + high / 2;
    half = high > low ? high / 2 - low / 2 : 1;
  }

  static Polynomial fit(double[] x, double[] y, int degree) {
    Checks.require(
        x.length == y.length,
        "x has " + x.length + " numbers and y " + y.length + "; expected as many of each");
    Checks.atLeast(degree, 0, "degree");
    Checks.require(
        degree < x.length,
        "degree is "
            + degree
            + " with "
            + x.length
            + " points; expected more points than the degree, so lower it");
    return new PolynomialFit(x, y, degree).fitted();
  }

  private Polynomial fitted() {
    double[][] rows = new double[x.length][];
    Arrays.setAll(rows, i -> chebyshev((x[i] - middle) / half));
    double[] c = solve(rows);
    Checks.require(
        Arrays.stream(c).allMatch(Double::isFinite),
        "the fit of degree " + degree + " overflows; divide y by a power of ten");
    double[] powers = inPowers(c).coefficients();
    double size = 0;
    double missed = 0;
    double missedInPowers = 0;
    for (int i = 0; i < x.length; i++) {
      double value = 0;
      for (int j = 0; j <= degree; j++) {
        value += c[j] * rows[i][j];
      }
      size = Math.max(size, Math.abs(y[i]));
      missed = Math.max(missed, Math.abs(y[i] - value));
      double inPowers = Math.abs(y[i] - value(powers, x[i]));
      missedInPowers = Math.max(missedInPowers, inPowers);
    }
    Checks.require(
        missedInPowers <= 1.01 * missed + LOST * size,
        "in powers of x the fit of degree "
            + degree
            + " misses a point by "
            + missedInPowers
            + " instead of "
            + missed
            + ", because digits cancel between its coefficients or leave the range of double; lower"
            + " the degree, or fit t = (x - "
            + middle
            + ")/"
            + half
            + " in place of x and evaluate at such t");
    return Polynomial.of(powers);
  }

  private double[] chebyshev(double t) {
    double[] row = new double[degree + 1];
    row[0] = 1;
    for (int j = 1; j <= degree; j++) {
      row[j] = j == 1 ? t : 2 * t * row[j - 1] - row[j - 2];
    }
    return row;
  }

  private double[] solve(double[][] rows) {
    long different = Arrays.stream(x).map(v -> v + 0.0).distinct().count();
    Checks.require(
        different > degree,
        "too few different x for degree "
            + degree
            + ": "
            + different
            + "; lower the degree or add points");
    try {
      return new QRDecomposition(new Array2DRowRealMatrix(rows, false), SINGULAR)
          .getSolver()
          .solve(new ArrayRealVector(y))
          .toArray();
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException(
          "some x are too close together to fit degree "
              + degree
              + " over ["
              + (middle - half)
              + ", "
              + (middle + half)
              + "]; lower the degree or spread the points",
          e);
    }
  }

  /** The sum of {@code c[j]*T[j]((x - middle)/half)} by Clenshaw's rule. */
  private Polynomial inPowers(double[] c) {
    Rational below = Coefficients.exactly(half);
    Polynomial t =
        Polynomial.exact(Coefficients.exactly(-middle).divide(below), below.reciprocal());
    Polynomial two = Polynomial.exact(2);
    Polynomial last = Polynomial.exact(0);
    Polynomial b = Polynomial.exact(0);
    for (int j = degree; j > 0; j--) {
      Polynomial next = exactly(c[j]).add(two.multiply(t).multiply(b)).subtract(last);
      last = b;
      b = next;
    }
    return exactly(c[0]).add(t.multiply(b)).subtract(last);
  }

  private static Polynomial exactly(double c) {
    return Polynomial.exact(Coefficients.exactly(c));
  }

  private static double value(double[] c, double x) {
    double value = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      value = value * x + c[i];
    }
    return value;
  }
}
