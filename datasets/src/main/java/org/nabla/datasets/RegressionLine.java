package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Points about a line through the origin: {@code x ~ N(0, 1)}, {@code y = slope x + noise z},
 * {@code z ~ N(0, 1)}.
 *
 * @param n the number of points, at least 1
 * @param slope the slope of the line, finite
 * @param noise the standard deviation of the noise in y, at least 0
 */
public record RegressionLine(int n, double slope, double noise) implements Generator {
  /** The lecture notes' 30 points of slope 1 with noise 1/2. */
  public static final RegressionLine NOTES = new RegressionLine(30, 1, 0.5);

  /** The lecture notes' 50 points, for the experiments on the slope. */
  public static final RegressionLine NOTES_50 = new RegressionLine(50, 1, 0.5);

  /**
   * Checks the parameters.
   *
   * @param n the number of points, at least 1
   * @param slope the slope of the line, finite
   * @param noise the standard deviation of the noise in y, at least 0
   * @throws IllegalArgumentException where n is below 1, the slope is not finite, or the noise is
   *     negative or not finite
   */
  public RegressionLine {
    Check.atLeast(1, n, "n");
    Check.finite(slope, "slope");
    Check.nonNegative(noise, "noise");
  }

  /**
   * This line with another slope.
   *
   * @param other the slope
   * @return the generator
   */
  public RegressionLine withSlope(double other) {
    return new RegressionLine(n, other, noise);
  }

  /**
   * The true mean of y.
   *
   * @param x where
   * @return {@code slope x}
   */
  public double mean(double x) {
    return slope * x;
  }

  @Override
  public Schema schema() {
    return Schema.values(List.of("x"), List.of("y"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextGaussian();
      y[0] = mean(x[0]) + noise * random.nextGaussian();
    };
  }

  /** The variance of the noise, which is the mean squared error of the line itself. */
  @Override
  public OptionalDouble bayesError() {
    return OptionalDouble.of(noise * noise);
  }
}
