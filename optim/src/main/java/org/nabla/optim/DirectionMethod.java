package org.nabla.optim;

/**
 * A way to minimize that picks a direction and then searches along it: {@link Lbfgs}, {@link
 * Newton}, or one of your own. Immutable; safe for threads.
 */
public interface DirectionMethod {
  /**
   * How far to go along the direction.
   *
   * @return the line search
   */
  LineSearch lineSearch();

  /**
   * Makes a direction for one run.
   *
   * @param size the number of coordinates, at least 1
   * @return a direction with a memory of its own
   */
  Direction over(int size);
}
