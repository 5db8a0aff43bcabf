package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Spiral arms, one per class: at {@code t} uniform in {@code [0, 1)}, arm k is at radius {@code t}
 * and angle {@code 2 pi (turns t + k / arms)}, plus normal noise in both coordinates. Arms take
 * turns.
 *
 * @param n the number of samples of all arms together, at least 1
 * @param arms the number of classes, at least 1
 * @param turns how often an arm goes round, finite; negative for clockwise
 * @param noise the standard deviation of the noise, at least 0
 */
public record Spirals(int n, int arms, double turns, double noise) implements Generator {
  /** Two arms of 100 points, one turn and a half, noise 0.02. */
  public static final Spirals STANDARD = new Spirals(200, 2, 1.5, 0.02);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples of all arms together, at least 1
   * @param arms the number of classes, at least 1
   * @param turns how often an arm goes round, finite; negative for clockwise
   * @param noise the standard deviation of the noise, at least 0
   * @throws IllegalArgumentException where n or arms is below 1, turns is not finite, or the noise
   *     is negative or not finite
   */
  public Spirals {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, arms, "arms");
    Check.finite(turns, "turns");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), Schema.numbered("", 0, arms));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      int k = row % arms;
      double t = random.nextDouble();
      double angle = 2 * Math.PI * (turns * t + (double) k / arms);
      y[0] = k;
      x[0] = t * StrictMath.cos(angle) + noise * random.nextGaussian();
      x[1] = t * StrictMath.sin(angle) + noise * random.nextGaussian();
    };
  }

  /** 0 for one arm, and without noise, where arms cross in single points; otherwise not known. */
  @Override
  public OptionalDouble bayesError() {
    return arms == 1 || noise == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
