package org.nabla.nn;

/**
 * What a heap of numbers looks like: how many there are, their mean {@code m = sum x / n}, their
 * deviation {@code sqrt(sum (x - m)^2 / n)} (that of the numbers at hand, not an estimate for
 * others) and their norm {@code sqrt(sum x^2)}.
 *
 * <p>No square overflows or underflows: numbers of 1e200 and of 1e-200 have their right norm. If
 * one of the numbers is NaN or infinite, the others say nothing and all three are NaN.
 *
 * @param count how many numbers there are; 0 if there are none, or they were not measured
 * @param mean their mean; NaN if there are none
 * @param deviation their deviation, not negative; NaN if there are none
 * @param norm the root of the sum of their squares, not negative; 0 if there are none
 */
public record Moments(long count, double mean, double deviation, double norm) {

  /** Those of no numbers. */
  static final Moments NONE = new Moments(0, Double.NaN, Double.NaN, 0);

  /**
   * Returns the root of the mean of the squares, {@code norm / sqrt(n)}.
   *
   * @return not negative; NaN if there are no numbers
   */
  public double rootMeanSquare() {
    return norm / Math.sqrt(count);
  }

  /** Whether the numbers, if there are any, are all finite. */
  boolean finite() {
    return !Double.isNaN(norm);
  }
}
