package org.nabla.nn;

import org.jspecify.annotations.Nullable;

/**
 * The samples of a batch as a loss sees them: how many there are and how much each weighs.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Samples {

  private int count;
  private double @Nullable [] weights;
  private double totalWeight;

  Samples() {}

  /** Makes a batch whose samples all weigh one. */
  static Samples of(int count) {
    Samples samples = new Samples();
    samples.set(count, null);
    return samples;
  }

  void set(int count, double @Nullable [] weights) {
    this.count = count;
    this.weights = weights;
    this.totalWeight = weights == null ? count : PlainKernels.total(weights, count);
  }

  /**
   * Returns the number of samples; rows are valid below this index.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Returns whether samples have weights of their own.
   *
   * @return false if every weight is one
   */
  public boolean weighted() {
    return weights != null;
  }

  /**
   * Returns the weight of a sample.
   *
   * @param sample index below {@link #count()}
   * @return its weight, 1 if none was given
   */
  public double weight(int sample) {
    return weights == null ? 1 : weights[sample];
  }

  /**
   * Returns the sum of the weights.
   *
   * @return the number of samples if none was given a weight
   */
  public double totalWeight() {
    return totalWeight;
  }
}
