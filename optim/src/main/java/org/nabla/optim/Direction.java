package org.nabla.optim;

/** A {@link DirectionMethod} at work in one run: where to go from a point. */
@FunctionalInterface
public interface Direction {
  /**
   * Writes the direction of the next step; called once for each step, in order, so that it may
   * learn from the points and gradients that it sees. A direction that does not lead downhill is
   * replaced by the negative gradient.
   *
   * @param x the point, n entries; must not be modified
   * @param gradient the gradient there, n entries; negated where the function is maximized; must
   *     not be modified
   * @param direction n entries; every one is overwritten. The line search tries its full length
   *     first
   */
  void at(double[] x, double[] gradient, double[] direction);
}
