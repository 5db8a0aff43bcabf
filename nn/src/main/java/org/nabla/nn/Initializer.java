package org.nabla.nn;

import java.util.random.RandomGenerator;

/** Draws the initial values of a block of parameters. */
@FunctionalInterface
public interface Initializer {

  /**
   * Sets every value of a block.
   *
   * @param values the block, row-major (a weight is outputs x inputs); every entry is set
   * @param fanIn number of inputs that a unit sums
   * @param fanOut number of units that an input feeds
   * @param random source of randomness
   */
  void fill(double[] values, int fanIn, int fanOut, RandomGenerator random);

  /**
   * PyTorch's default for {@code Linear}, weights and biases alike: uniform in {@code
   * ±1/sqrt(fanIn)}, variance {@code 1/(3 fanIn)}.
   *
   * @return the initializer
   */
  static Initializer pyTorchDefault() {
    return Initializers.PYTORCH_DEFAULT;
  }

  /**
   * The same value everywhere.
   *
   * @param value the value, finite
   * @return the initializer
   * @throws IllegalArgumentException if the value is not finite
   */
  static Initializer constant(double value) {
    return Initializers.constant(value);
  }
}
