package org.nabla.datasets;

import java.util.List;
import java.util.random.RandomGenerator;

/** The contract on a user's own generator, as in the documentation of {@link GeneratorContract}. */
class ParabolaTest implements GeneratorContract {
  /** A user's own generator, as in the documentation of {@link Generator}. */
  record Parabola(int n, double noise) implements Generator {
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

  @Override
  public Generator ofSize(int n) {
    return new Parabola(n, 0.1);
  }
}
