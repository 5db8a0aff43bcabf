package org.nabla.optim;

/** How far to go along a line that leads downhill. Immutable; safe for threads. */
@FunctionalInterface
public interface LineSearch {
  /**
   * Finds a length.
   *
   * @param line the function along the line
   * @return the length, above 0; 0 where none was found, which ends the run
   */
  double length(Line line);

  /**
   * Backtracking until Armijo's condition holds, {@code phi(a) <= phi(0) + 1e-4 * a * phi'(0)},
   * from length 1 by halves, at most 60 times (Nocedal and Wright, 2006, algorithm 3.1).
   *
   * @return the line search
   */
  static LineSearch backtracking() {
    return new LineSearches.Backtracking(1e-4, 0.5, 60);
  }

  /**
   * The strong Wolfe conditions, {@code phi(a) <= phi(0) + 1e-4 * a * phi'(0)} and {@code |phi'(a)|
   * <= 0.9 * |phi'(0)|}, by bracketing and zoom with cubic interpolation (Nocedal and Wright, 2006,
   * algorithms 3.5 and 3.6), at most 60 trials.
   *
   * @return the line search
   */
  static LineSearch strongWolfe() {
    return strongWolfe(1e-4, 0.9);
  }

  /**
   * The strong Wolfe conditions with other constants.
   *
   * @param decrease the share of the promised decrease that is asked for, above 0
   * @param curvature the share of the slope that may be left, above {@code decrease} and below 1
   * @return the line search
   * @throws IllegalArgumentException if not {@code 0 < decrease < curvature < 1}
   */
  static LineSearch strongWolfe(double decrease, double curvature) {
    return new LineSearches.StrongWolfe(decrease, curvature, 60);
  }
}
