package org.nabla.optim;

/** The matrix of the second derivatives of a function of n variables. */
@FunctionalInterface
public interface Hessian {
  /**
   * Writes the second derivatives at a point.
   *
   * @param x the point, n entries; must not be modified
   * @param hessian n rows of n entries; every one is overwritten. Symmetric; of what is not, its
   *     mean with its transpose is used
   */
  void at(double[] x, double[][] hessian);

  /**
   * The Hessian by central differences of the gradient, made symmetric: two gradients for each
   * coordinate, about ten digits where the gradient is exact.
   *
   * @param gradient the gradient
   * @return the Hessian; safe for threads where the gradient is
   */
  static Hessian byDifferences(Gradient gradient) {
    return (x, hessian) -> {
      int n = x.length;
      double[] moved = x.clone();
      double[] above = new double[n];
      double[] below = new double[n];
      for (int i = 0; i < n; i++) {
        double h = Vectors.differenceStep(x[i]);
        moved[i] = x[i] + h;
        gradient.at(moved, above);
        double right = moved[i];
        moved[i] = x[i] - h;
        gradient.at(moved, below);
        for (int k = 0; k < n; k++) {
          hessian[i][k] = (above[k] - below[k]) / (right - moved[i]);
        }
        moved[i] = x[i];
      }
      Vectors.symmetrize(hessian);
    };
  }
}
