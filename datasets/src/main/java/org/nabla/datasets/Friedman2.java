package org.nabla.datasets;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Friedman's second regression problem, the impedance of a circuit, {@code x1} uniform in {@code
 * [0, 100)}, {@code x2} in {@code [40 pi, 560 pi)}, {@code x3} in {@code [0, 1)}, {@code x4} in
 * {@code [1, 11)}: {@code y = sqrt(x1^2 + (x2 x3 - 1/(x2 x4))^2) + noise z}, {@code z ~ N(0, 1)}
 *
 * <p>Source: Friedman, 1991, "Multivariate adaptive regression splines", The Annals of Statistics
 * 19.
 *
 * @param n the number of samples, at least 1
 * @param noise the standard deviation of the noise in y, at least 0
 */
public record Friedman2(int n, double noise) implements Generator {
  /** 400 samples with noise 125, a third of the standard deviation of the signal. */
  public static final Friedman2 STANDARD = new Friedman2(400, 125);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples, at least 1
   * @param noise the standard deviation of the noise in y, at least 0
   * @throws IllegalArgumentException where n is below 1, or the noise is negative or not finite
   */
  public Friedman2 {
    Check.atLeast(1, n, "n");
    Check.nonNegative(noise, "noise");
  }

  /**
   * The true mean of y.
   *
   * @param x the features, not modified
   * @return the target without noise
   */
  public double mean(double... x) {
    double reactance = x[1] * x[2] - 1 / (x[1] * x[3]);
    return Math.sqrt(x[0] * x[0] + reactance * reactance);
  }

  @Override
  public Schema schema() {
    return Schema.values(Schema.numbered("x", 1, 4), Schema.numbered("y", 1, 1));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextDouble(100);
      x[1] = random.nextDouble(40 * Math.PI, 560 * Math.PI);
      x[2] = random.nextDouble();
      x[3] = random.nextDouble(1, 11);
      y[0] = mean(x) + noise * random.nextGaussian();
    };
  }

  /** The variance of the noise, which is the mean squared error of {@link #mean} itself. */
  @Override
  public OptionalDouble bayesError() {
    return OptionalDouble.of(noise * noise);
  }
}
