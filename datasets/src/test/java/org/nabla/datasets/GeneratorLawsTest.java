package org.nabla.datasets;

import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GeneratorLawsTest {
  /** A user's own generator, as in the documentation of {@link Generator}. */
  private record Parabola(int n, double noise) implements Generator {
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

  static List<IntFunction<Generator>> all() {
    return List.of(
        n -> new Parabola(n, 0.1),
        n -> new RegressionLine(n, 2, 0.5),
        n -> Qwerties.NOTES.withN(n),
        n -> Qwerties.NOTES_STACKED.withN(n).withSd(0.5).withWeights(3, 1));
  }

  @TestFactory
  Stream<DynamicTest> everyGeneratorKeepsTheLaws() {
    return all().stream().flatMap(GeneratorContract::laws);
  }
}
