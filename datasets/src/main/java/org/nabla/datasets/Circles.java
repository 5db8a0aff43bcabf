package org.nabla.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Rings about the origin, one per class: an angle uniform in {@code [0, 2 pi)} at the class's
 * radius, plus normal noise in both coordinates. Classes take turns.
 *
 * <p>The array is copied in and out. Two such records are equal where their parameters are.
 *
 * @param n the number of samples of all classes together, at least 1
 * @param radii one per class, at least 0
 * @param noise the standard deviation of the noise, at least 0
 */
public record Circles(int n, double[] radii, double noise) implements Generator {
  /** 100 + 100 points at radius 1 and 1/2 with noise 0.1. */
  public static final Circles STANDARD = new Circles(200, new double[] {1, 0.5}, 0.1);

  /**
   * Copies and checks the parameters.
   *
   * @param n the number of samples of all classes together, at least 1
   * @param radii one per class, at least 0
   * @param noise the standard deviation of the noise, at least 0
   * @throws IllegalArgumentException where n is below 1, there is no radius, or a radius or the
   *     noise is negative or not finite
   */
  public Circles {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, radii.length, "the number of radii");
    Check.nonNegative(noise, "noise");
    radii = radii.clone();
    for (int k = 0; k < radii.length; k++) {
      Check.nonNegative(radii[k], "radius " + k);
    }
  }

  /**
   * The radii of the rings.
   *
   * @return a copy, one per class
   */
  @Override
  public double[] radii() {
    return radii.clone();
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), Schema.numbered("", 0, radii.length));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      int k = row % radii.length;
      double t = random.nextDouble(0, 2 * Math.PI);
      y[0] = k;
      x[0] = radii[k] * StrictMath.cos(t) + noise * random.nextGaussian();
      x[1] = radii[k] * StrictMath.sin(t) + noise * random.nextGaussian();
    };
  }

  /** 0 for one ring, and for different radii without noise; otherwise no formula is known. */
  @Override
  public OptionalDouble bayesError() {
    boolean apart = noise == 0 && Arrays.stream(radii).distinct().count() == radii.length;
    return radii.length == 1 || apart ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circles c && text().equals(c.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
