package org.nabla.datasets;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Makes data whose truth is known: a record of parameters that turns a seed into a {@link Dataset}.
 *
 * <p>The promise: the same version, parameters and seed give the same bits on every JVM, and the
 * first rows of a larger {@code n} are the rows of a smaller one. It holds for every record that
 * draws from the streams it is given and computes with {@code + - * /}, {@code sqrt} and {@link
 * StrictMath} (the functions of {@link Math} may differ between JVMs in the last bit).
 *
 * <p>Your own generator is a record:
 *
 * <pre>{@code
 * record Parabola(int n, double noise) implements Generator {
 *   public Schema schema() {
 *     return Schema.values(List.of("x"), List.of("y"));
 *   }
 *
 *   public Sampler sampler(RandomGenerator structure) {
 *     return (row, random, x, y) -> {
 *       x[0] = random.nextDouble(-1, 1);
 *       y[0] = x[0] * x[0] + noise * random.nextGaussian();
 *     };
 *   }
 * }
 * }</pre>
 *
 * <p>Generators are immutable and may be shared between threads.
 */
public interface Generator {
  /**
   * The number of samples.
   *
   * @return at least 1
   */
  int n();

  /**
   * What the features, the targets and the classes are called.
   *
   * @return the names, the same at each call
   */
  Schema schema();

  /**
   * Starts a dataset: draws what is random about its structure (centres, orders) and returns what
   * draws its samples.
   *
   * @param structure the stream of the structure, apart from that of the samples: a generator
   *     without random structure leaves it alone
   * @return a fresh sampler
   */
  Sampler sampler(RandomGenerator structure);

  /**
   * The version of the bits: raised whenever the same parameters and seed give other data.
   *
   * @return 1 unless overridden
   */
  default int version() {
    return 1;
  }

  /**
   * The generator's name in text.
   *
   * @return its class's simple name in lower case with hyphens, {@code regression-line} for {@code
   *     RegressionLine}
   */
  default String name() {
    return GeneratorText.name(getClass());
  }

  /**
   * The generator as one line of text: {@code moons?n=200&noise=0.1}, with {@code &version=} where
   * that is not 1. Two generators of one kind with the same text make the same data.
   *
   * @return name and parameters
   * @throws IllegalStateException where the generator is not a record, or a component is of a type
   *     without text
   */
  default String text() {
    return GeneratorText.of(this);
  }

  /**
   * The error that no predictor can go below: the share of wrong classes where the target is a
   * class, the mean squared error where it is a value.
   *
   * @return the error, or empty where no formula is known
   */
  default OptionalDouble bayesError() {
    return OptionalDouble.empty();
  }

  /**
   * Makes the data of this seed.
   *
   * @param seed any number; other seeds give other data
   * @return {@link #n} samples, with {@link #text} and the seed as their origin
   * @throws ArithmeticException where the generator draws a number that is not finite
   * @throws IllegalArgumentException where the generator draws a class that its schema has not
   */
  default Dataset generate(long seed) {
    return Generation.run(this, seed);
  }
}
