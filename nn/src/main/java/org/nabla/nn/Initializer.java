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

  /**
   * Normal with mean 0.
   *
   * @param deviation standard deviation, positive
   * @return the initializer
   * @throws IllegalArgumentException if the deviation is not positive and finite
   */
  static Initializer normal(double deviation) {
    Checks.positive(deviation, "the standard deviation");
    return Initializers.normal("normal " + deviation, (fanIn, fanOut) -> deviation);
  }

  /**
   * Normal with mean 0, drawn again until within two deviations: the variance is 0.774 times that
   * of {@link #normal}. PyTorch's {@code trunc_normal_} with bounds at two deviations.
   *
   * @param deviation standard deviation before truncation, positive
   * @return the initializer
   * @throws IllegalArgumentException if the deviation is not positive and finite
   */
  static Initializer truncatedNormal(double deviation) {
    return Initializers.truncatedNormal(deviation);
  }

  /**
   * Uniform with variance {@code gain^2 2/(fanIn + fanOut)}, which keeps the variance of signals
   * and gradients alike (Glorot and Bengio, 2010).
   *
   * @param gain 1 for linear units and sigmoids, 5/3 for tanh, {@code sqrt(2)} for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the gain is not positive and finite
   */
  static Initializer xavierUniform(double gain) {
    return Initializers.xavier("Xavier uniform", gain, true);
  }

  /**
   * Normal with variance {@code gain^2 2/(fanIn + fanOut)} (Glorot and Bengio, 2010).
   *
   * @param gain 1 for linear units and sigmoids, 5/3 for tanh, {@code sqrt(2)} for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the gain is not positive and finite
   */
  static Initializer xavierNormal(double gain) {
    return Initializers.xavier("Xavier normal", gain, false);
  }

  /**
   * Uniform with variance {@code 2/((1 + slope^2) fanIn)}, made for (leaky) ReLU (He, Zhang, Ren
   * and Sun, 2015): PyTorch's {@code kaiming_uniform_}.
   *
   * @param slope slope of the activation on the negative side, 0 for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the slope is not finite
   */
  static Initializer heUniform(double slope) {
    return Initializers.he("He uniform", slope, true);
  }

  /**
   * Normal with variance {@code 2/((1 + slope^2) fanIn)}, made for (leaky) ReLU (He, Zhang, Ren and
   * Sun, 2015): PyTorch's {@code kaiming_normal_}.
   *
   * @param slope slope of the activation on the negative side, 0 for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the slope is not finite
   */
  static Initializer heNormal(double slope) {
    return Initializers.he("He normal", slope, false);
  }

  /**
   * {@link #heUniform} with fanOut in place of fanIn, which keeps the variance of gradients instead
   * of that of signals: PyTorch's {@code kaiming_uniform_} with {@code mode="fan_out"}.
   *
   * @param slope slope of the activation on the negative side, 0 for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the slope is not finite
   */
  static Initializer heUniformFanOut(double slope) {
    return Initializers.heFanOut("He uniform of fan out", slope, true);
  }

  /**
   * {@link #heNormal} with fanOut in place of fanIn, which keeps the variance of gradients instead
   * of that of signals: PyTorch's {@code kaiming_normal_} with {@code mode="fan_out"}.
   *
   * @param slope slope of the activation on the negative side, 0 for ReLU
   * @return the initializer
   * @throws IllegalArgumentException if the slope is not finite
   */
  static Initializer heNormalFanOut(double slope) {
    return Initializers.heFanOut("He normal of fan out", slope, false);
  }

  /**
   * Uniform with variance {@code 1/fanIn} (LeCun et al., 1998).
   *
   * @return the initializer
   */
  static Initializer lecunUniform() {
    return Initializers.uniform("LeCun uniform", (fanIn, fanOut) -> 1 / Math.sqrt(fanIn));
  }

  /**
   * Normal with variance {@code 1/fanIn} (LeCun et al., 1998), what SELU needs.
   *
   * @return the initializer
   */
  static Initializer lecunNormal() {
    return Initializers.normal("LeCun normal", (fanIn, fanOut) -> 1 / Math.sqrt(fanIn));
  }

  /**
   * A random matrix with orthonormal rows or columns, whichever are fewer, times the gain: the
   * orthogonal factor of a normal matrix with signs made unique (Saxe, McClelland and Ganguli,
   * 2014). For weights of {@code fanOut x fanIn} only.
   *
   * @param gain factor, 1 for linear units
   * @return the initializer; filling a block of another size is refused
   * @throws IllegalArgumentException if the gain is not positive and finite
   */
  static Initializer orthogonal(double gain) {
    return Initializers.orthogonal(gain);
  }
}
