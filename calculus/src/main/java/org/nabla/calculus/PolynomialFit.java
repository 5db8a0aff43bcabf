package org.nabla.calculus;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/** Least squares by an orthogonal decomposition, over the points shifted and scaled to [-1, 1]. */
final class PolynomialFit {
  private static final double SINGULAR = 1e-13;

  private PolynomialFit() {}

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
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      low = Math.min(low, Checks.finite(x[i], "x[" + i + "]"));
      high = Math.max(high, x[i]);
      Checks.finite(y[i], "y[" + i + "]");
    }
    double middle = (low + high) / 2;
    double half = high > low ? (high - low) / 2 : 1;
    double[][] rows = new double[x.length][degree + 1];
    for (int i = 0; i < x.length; i++) {
      double t = (x[i] - middle) / half;
      double power = 1;
      for (int j = 0; j <= degree; j++) {
        rows[i][j] = power;
        power *= t;
      }
    }
    try {
      double[] fitted =
          new QRDecomposition(new Array2DRowRealMatrix(rows, false), SINGULAR)
              .getSolver()
              .solve(new ArrayRealVector(y))
              .toArray();
      return Polynomial.of(fitted).compose(Polynomial.of(-middle / half, 1 / half));
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException(
          "too few different x for degree " + degree + "; lower the degree or add points", e);
    }
  }
}
