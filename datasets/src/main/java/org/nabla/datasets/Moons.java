package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Two interleaving half circles of radius 1: class 0 is {@code (cos t, sin t)}, class 1 is {@code
 * (1 - cos t, 1/2 - sin t)}, {@code t} uniform in {@code [0, pi)}, plus normal noise in both
 * coordinates. Classes alternate.
 *
 * @param n the number of samples of both classes together, at least 1
 * @param noise the standard deviation of the noise, at least 0
 */
public record Moons(int n, double noise) implements Generator {
  /** 100 + 100 points with noise 0.1. */
  public static final Moons STANDARD = new Moons(200, 0.1);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples of both classes together, at least 1
   * @param noise the standard deviation of the noise, at least 0
   * @throws IllegalArgumentException where n is below 1, or the noise is negative or not finite
   */
  public Moons {
    Check.atLeast(1, n, "n");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), List.of("outer", "inner"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      double t = random.nextDouble(0, Math.PI);
      y[0] = row % 2;
      double cos = StrictMath.cos(t);
      double sin = StrictMath.sin(t);
      x[0] = (row % 2 == 0 ? cos : 1 - cos) + noise * random.nextGaussian();
      x[1] = (row % 2 == 0 ? sin : 0.5 - sin) + noise * random.nextGaussian();
    };
  }

  /**
   * 0 without noise, where the half circles meet in single points; otherwise no formula is known.
   */
  @Override
  public OptionalDouble bayesError() {
    return noise == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
