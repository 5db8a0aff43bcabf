package org.nabla.datasets;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Friedman's first regression problem, features uniform in {@code [0, 1)}, of which five matter:
 * {@code y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5 + noise z}, {@code z ~ N(0, 1)}
 *
 * <p>Source: Friedman, 1991, "Multivariate adaptive regression splines", The Annals of Statistics
 * 19.
 *
 * @param n the number of samples, at least 1
 * @param features the number of features, at least 5; those from the sixth on are distractors
 * @param noise the standard deviation of the noise in y, at least 0
 */
public record Friedman1(int n, int features, double noise) implements Generator {
  /** 200 samples of 10 features with noise 1. */
  public static final Friedman1 STANDARD = new Friedman1(200, 10, 1);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples, at least 1
   * @param features the number of features, at least 5; those from the sixth on are distractors
   * @param noise the standard deviation of the noise in y, at least 0
   * @throws IllegalArgumentException where n is below 1, features below 5, or the noise is negative
   *     or not finite
   */
  public Friedman1 {
    Check.atLeast(1, n, "n");
    Check.atLeast(5, features, "features");
    Check.nonNegative(noise, "noise");
  }

  /**
   * The true mean of y.
   *
   * @param x the features, not modified
   * @return the target without noise
   */
  public double mean(double... x) {
    return 10 * StrictMath.sin(Math.PI * x[0] * x[1])
        + 20 * (x[2] - 0.5) * (x[2] - 0.5)
        + 10 * x[3]
        + 5 * x[4];
  }

  @Override
  public Schema schema() {
    return Schema.values(Schema.numbered("x", 1, features), Schema.numbered("y", 1, 1));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextDouble();
      }
      y[0] = mean(x) + noise * random.nextGaussian();
    };
  }

  /** The variance of the noise, which is the mean squared error of {@link #mean} itself. */
  @Override
  public OptionalDouble bayesError() {
    return OptionalDouble.of(noise * noise);
  }
}
