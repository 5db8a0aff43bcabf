package org.nabla.optim;

import java.util.function.ToDoubleFunction;

/**
 * The gradient of a function of n variables, written into an array that the caller gives.
 *
 * <p>A lambda {@code (x, g) -> { g[0] = ...; g[1] = ...; }} fits.
 */
@FunctionalInterface
public interface Gradient {
  /**
   * Writes the partial derivatives at a point.
   *
   * @param x the point, n entries; must not be modified
   * @param gradient n entries; every one is overwritten
   */
  void at(double[] x, double[] gradient);

  /**
   * The gradient by central differences, {@code (f(x + h) - f(x - h)) / 2h} in each coordinate with
   * {@code h = 6e-6 * max(1, |x_i|)}: two evaluations for each coordinate, about ten digits for a
   * smooth function.
   *
   * @param function the function of a point, which it must not modify
   * @return its gradient; safe for threads where the function is
   */
  static Gradient byDifferences(ToDoubleFunction<double[]> function) {
    return (x, gradient) -> {
      double[] moved = x.clone();
      for (int i = 0; i < x.length; i++) {
        double h = Vectors.differenceStep(x[i]);
        moved[i] = x[i] + h;
        double above = function.applyAsDouble(moved);
        double right = moved[i];
        moved[i] = x[i] - h;
        gradient[i] = (above - function.applyAsDouble(moved)) / (right - moved[i]);
        moved[i] = x[i];
      }
    };
  }
}
