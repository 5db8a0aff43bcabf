package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The exclusive or: four clusters about {@code (±1, ±1)}, class 1 where the signs differ, with
 * normal noise in both coordinates. The four corners take turns.
 *
 * @param n the number of samples of all corners together, at least 1
 * @param noise the standard deviation of the noise, at least 0
 */
public record Xor(int n, double noise) implements Generator {
  /** 50 points per corner with noise 0.3. */
  public static final Xor STANDARD = new Xor(200, 0.3);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples of all corners together, at least 1
   * @param noise the standard deviation of the noise, at least 0
   * @throws IllegalArgumentException where n is below 1, or the noise is negative or not finite
   */
  public Xor {
    Check.atLeast(1, n, "n");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), List.of("same", "different"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      boolean right = row % 4 == 0 || row % 4 == 1;
      boolean up = row % 4 == 0 || row % 4 == 3;
      y[0] = right == up ? 0 : 1;
      x[0] = (right ? 1 : -1) + noise * random.nextGaussian();
      x[1] = (up ? 1 : -1) + noise * random.nextGaussian();
    };
  }

  /**
   * The share that the product of the signs gets wrong, {@code 2 q (1 - q)} with {@code q =
   * Phi(-1/noise)}: one coordinate has crossed zero and the other has not.
   */
  @Override
  public OptionalDouble bayesError() {
    if (noise == 0) {
      return OptionalDouble.of(0);
    }
    double q = new NormalDistribution().cumulativeProbability(-1 / noise);
    return OptionalDouble.of(2 * q * (1 - q));
  }
}
