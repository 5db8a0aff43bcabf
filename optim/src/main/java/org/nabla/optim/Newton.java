package org.nabla.optim;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Newton's method: the direction {@code -|H|^-1 g}, where the eigenvalues of the Hessian count by
 * their size, so that it leads away from saddles and maxima (Dauphin et al., 2014) and the same
 * Hessian serves where the function is maximized. Eigenvalues below 1e-10 of the largest count as
 * that. For a few hundred variables at most: each step decomposes an n by n matrix.
 *
 * @param hessian the second derivatives of the function, exact or by differences
 * @param lineSearch how far to go (default {@link LineSearch#backtracking()})
 */
public record Newton(Hessian hessian, LineSearch lineSearch) implements DirectionMethod {
  /**
   * Takes the settings.
   *
   * @param hessian the second derivatives of the function
   * @param lineSearch how far to go
   */
  public Newton {
    Objects.requireNonNull(hessian, "hessian");
    Objects.requireNonNull(lineSearch, "lineSearch");
  }

  /**
   * With backtracking.
   *
   * @param hessian the second derivatives of the function
   */
  public Newton(Hessian hessian) {
    this(hessian, LineSearch.backtracking());
  }

  @Override
  public Direction over(int size) {
    double[][] matrix = new double[size][size];
    return (x, gradient, direction) -> {
      hessian.at(x, matrix);
      requireFinite(matrix, x);
      Vectors.symmetrize(matrix);
      EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
      double[] values = eigen.getRealEigenvalues();
      double least = Math.max(1e-10 * Vectors.largest(values), Double.MIN_NORMAL);
      Arrays.fill(direction, 0);
      for (int k = 0; k < size; k++) {
        double[] axis = eigen.getEigenvector(k).toArray();
        double share = -Vectors.dot(axis, gradient) / Math.max(Math.abs(values[k]), least);
        for (int i = 0; i < size; i++) {
          direction[i] += share * axis[i];
        }
      }
    };
  }

  private static void requireFinite(double[][] matrix, double[] x) {
    for (double[] row : matrix) {
      int bad = Check.firstNonFinite(row);
      if (bad >= 0) {
        throw new ArithmeticException(
            "the Hessian has the entry "
                + row[bad]
                + " at x = "
                + Vectors.shown(x)
                + ": choose a start inside the function's domain");
      }
    }
  }
}
