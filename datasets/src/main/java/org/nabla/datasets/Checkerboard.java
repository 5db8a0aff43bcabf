package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A board of {@code cells x cells} unit squares in two colours: points uniform on it, class {@code
 * (floor(x1) + floor(x2)) mod 2}, then normal noise in both coordinates.
 *
 * @param n the number of samples, at least 1
 * @param cells squares along a side, at least 1
 * @param noise the standard deviation of the noise, at least 0
 */
public record Checkerboard(int n, int cells, double noise) implements Generator {
  /** 400 points on 4 x 4 squares without noise. */
  public static final Checkerboard STANDARD = new Checkerboard(400, 4, 0);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples, at least 1
   * @param cells squares along a side, at least 1
   * @param noise the standard deviation of the noise, at least 0
   * @throws IllegalArgumentException where n or cells is below 1, or the noise is negative or not
   *     finite
   */
  public Checkerboard {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, cells, "cells");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), List.of("dark", "light"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextDouble(cells);
      x[1] = random.nextDouble(cells);
      y[0] = ((int) x[0] + (int) x[1]) % 2;
      x[0] += noise * random.nextGaussian();
      x[1] += noise * random.nextGaussian();
    };
  }

  /** 0 without noise, otherwise no formula is known. */
  @Override
  public OptionalDouble bayesError() {
    return noise == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
