package org.nabla.datasets;

/** The lower triangular L of a covariance matrix {@code C = L L'}. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Factors a covariance.
   *
   * @throws IllegalArgumentException where it is not square, symmetric and positive definite
   */
  static double[][] factor(double[][] covariance, String name) {
    int d = covariance.length;
    double[][] lower = new double[d][d];
    for (int i = 0; i < d; i++) {
      Check.sameLength(d, covariance[i].length, name + ", entries of row " + i, "it has rows");
      for (int j = 0; j <= i; j++) {
        if (!(covariance[i][j] == covariance[j][i])) {
          throw new IllegalArgumentException(
              name
                  + " is not symmetric: entry "
                  + i
                  + ","
                  + j
                  + " is "
                  + covariance[i][j]
                  + " but entry "
                  + j
                  + ","
                  + i
                  + " is "
                  + covariance[j][i]
                  + ": give both the same number");
        }
        double rest = covariance[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (j < i) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > 0 && rest < Double.POSITIVE_INFINITY) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          throw new IllegalArgumentException(
              name
                  + " is not positive definite: its pivot "
                  + i
                  + " is "
                  + rest
                  + ", expected a finite number above 0: give variances above 0 and correlations"
                  + " strictly between -1 and 1");
        }
      }
    }
    return lower;
  }

  /** Turns independent standard normal z into L z, in place. */
  static void multiply(double[][] lower, double[] z) {
    for (int i = z.length - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += lower[i][j] * z[j];
      }
      z[i] = sum;
    }
  }

  /** Half the squared length of L^-1 v, plus the logarithm of det L. */
  static double energy(double[][] lower, double[] v) {
    double[] w = new double[v.length];
    double energy = 0;
    for (int i = 0; i < v.length; i++) {
      double rest = v[i];
      for (int j = 0; j < i; j++) {
        rest -= lower[i][j] * w[j];
      }
      w[i] = rest / lower[i][i];
      energy += w[i] * w[i] / 2 + StrictMath.log(lower[i][i]);
    }
    return energy;
  }
}
