package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Points about the graph of a function: {@code x} uniform in {@code [low, high)}, {@code y = f(x) +
 * noise z}, {@code z ~ N(0, 1)}.
 *
 * @param n the number of points, at least 1
 * @param function f
 * @param low the lower end of the range of x
 * @param high the upper end, above the lower
 * @param noise the standard deviation of the noise in y, at least 0
 */
public record Curve(int n, NamedFunction function, double low, double high, double noise)
    implements Generator {
  /** 100 points about one period of the sine with noise 0.1. */
  public static final Curve STANDARD = new Curve(100, NamedFunction.SIN, -Math.PI, Math.PI, 0.1);

  /**
   * Checks the parameters.
   *
   * @param n the number of points, at least 1
   * @param function f
   * @param low the lower end of the range of x
   * @param high the upper end, above the lower
   * @param noise the standard deviation of the noise in y, at least 0
   * @throws IllegalArgumentException where n is below 1, the range is empty or not finite, or the
   *     noise is negative or not finite
   */
  public Curve {
    Check.atLeast(1, n, "n");
    Check.range(low, high, "x");
    Check.nonNegative(noise, "noise");
  }

  /**
   * The true mean of y.
   *
   * @param x where
   * @return {@code f(x)}
   */
  public double mean(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public Schema schema() {
    return Schema.values(List.of("x"), List.of("y"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextDouble(low, high);
      y[0] = mean(x[0]) + noise * random.nextGaussian();
    };
  }

  /** The variance of the noise, which is the mean squared error of the function itself. */
  @Override
  public OptionalDouble bayesError() {
    return OptionalDouble.of(noise * noise);
  }
}
