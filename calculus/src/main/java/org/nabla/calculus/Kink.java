package org.nabla.calculus;

/**
 * What the derivative of relu, abs, sign, max and min is where it has no derivative.
 *
 * <p>Left and right are meant in the symbol one differentiates by, through whatever stands between:
 * for {@code abs(2*x)} and for {@code abs(-2*x)} they are -2 and 2. Where arguments of max tie, the
 * derivative from the right is the largest of their derivatives from the right, that from the left
 * the smallest of their derivatives from the left; for min it is the other way round: {@code
 * min(2*x, 5*x)} has 5 and 2. A condition of a choice whose sides are equal is decided by their
 * derivatives; where these are equal too, and for {@code ==} and {@code !=}, it is taken as it is
 * at the point. sign jumps rather than bends: its derivative is 0 from both sides. In a gradient
 * each entry is a derivative by its own symbol, the others held.
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
  /** Half way between the derivatives from the left and from the right. */
  MIDPOINT,
  /** Evaluating the derivative at a kink throws {@link ArithmeticException}. */
  ERROR
}
