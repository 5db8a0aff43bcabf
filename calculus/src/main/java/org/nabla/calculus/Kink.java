package org.nabla.calculus;

/**
 * What the derivative of relu, abs, sign, max and min is where it has no derivative.
 *
 * <p>Left and right are meant in the argument: for {@code abs(u)} at {@code u = 0} they are -1 and
 * 1. Where arguments of max or min tie, left gives the whole derivative to the first of them in the
 * order of printing and right to the last, midpoint shares it equally, zero gives it to none.
 */
public enum Kink {
  /**
   * As PyTorch does: 0 for relu, abs and sign at 0; the arguments of max and min that tie share the
   * derivative equally.
   */
  DEFAULT,
  /** 0. */
  ZERO,
  /** The derivative from the left. */
  LEFT,
  /** The derivative from the right. */
  RIGHT,
  /** Half way between left and right. */
  MIDPOINT,
  /** Evaluating the derivative at a kink throws {@link ArithmeticException}. */
  ERROR
}
