package org.nabla.examples.own;

import java.util.List;
import java.util.random.RandomGenerator;
import org.nabla.datasets.Generator;
import org.nabla.datasets.Sampler;
import org.nabla.datasets.Schema;

/**
 * A generator of one's own: {@code y = x^2 + noise}, with x uniform from -1 to 1.
 *
 * @param n the number of samples
 * @param noise the noise's standard deviation
 */
public record Parabola(int n, double noise) implements Generator {
  @Override
  public Schema schema() {
    return Schema.values(List.of("x"), List.of("y"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextDouble(-1, 1);
      y[0] = x[0] * x[0] + noise * random.nextGaussian();
    };
  }
}
