package org.nabla.optim;

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
}
