package org.nabla.calculus;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Derivatives by central differences, {@code (f(x + h) - f(x - h))/(2h)}, of any code.
 *
 * <p>The step is {@code h = cbrt(2^-52)*max(1, |x|)}, which balances rounding against truncation
 * and leaves about ten correct digits. Stateless; safe for use by any number of threads.
 */
public final class Differences {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));
  private static final double SECOND_STEP = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

  private Differences() {}

  /**
   * The slope at a point.
   *
   * @param f the function
   * @param x the point
   * @return the slope; NaN if the function is NaN at a neighbour
   */
  public static double derivative(DoubleUnaryOperator f, double x) {
    double h = STEP * Math.max(1, Math.abs(x));
    double above = x + h;
    double below = x - h;
    return (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
  }

  /**
   * The gradient at a point.
   *
   * @param f the function of an array, which it must not modify
   * @param x the point; not modified
   * @return a new array with one slope per entry of {@code x}
   */
  public static double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
    double[] at = x.clone();
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int k = i;
      gradient[i] =
          derivative(
              t -> {
                at[k] = t;
                return f.applyAsDouble(at);
              },
              x[i]);
      at[i] = x[i];
    }
    return gradient;
  }

  /**
   * The Hessian at a point, of about six correct digits.
   *
   * @param f the function of an array, which it must not modify
   * @param x the point; not modified
   * @return a new symmetric array, one row per entry of {@code x}
   */
  public static double[][] hessian(ToDoubleFunction<double[]> f, double[] x) {
    double[][] hessian = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        double hi = SECOND_STEP * Math.max(1, Math.abs(x[i]));
        double hj = SECOND_STEP * Math.max(1, Math.abs(x[j]));
        double sum =
            moved(f, x, i, hi, j, hj)
                - moved(f, x, i, hi, j, -hj)
                - moved(f, x, i, -hi, j, hj)
                + moved(f, x, i, -hi, j, -hj);
        hessian[i][j] = sum / (4 * hi * hj);
        hessian[j][i] = hessian[i][j];
      }
    }
    return hessian;
  }

  private static double moved(
      ToDoubleFunction<double[]> f, double[] x, int i, double hi, int j, double hj) {
    double[] at = x.clone();
    at[i] += hi;
    at[j] += hj;
    return f.applyAsDouble(at);
  }
}
