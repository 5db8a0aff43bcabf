package org.nabla.datasets;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GeneratorLawsTest {
  static List<IntFunction<Generator>> all() {
    return List.of(
        n -> new ParabolaTest.Parabola(n, 0.1),
        n -> new RegressionLine(n, 2, 0.5),
        n -> Qwerties.NOTES.withN(n),
        n -> Qwerties.NOTES_STACKED.withN(n).withSd(0.5).withWeights(3, 1),
        n -> new Moons(n, 0.1),
        n -> new Circles(n, new double[] {1, 0.5, 0.25}, 0.1),
        n -> new Xor(n, 0.3),
        n -> new Spirals(n, 3, 1.5, 0.02),
        n -> new Checkerboard(n, 4, 0.1),
        n -> new Curve(n, NamedFunction.RIPPLED_BOWL, -2, 2, 0.1),
        n -> new Above(n, NamedFunction.SIN, -3, 3, -2, 2, 0.1),
        n -> new Blobs(n, 4, 5, 1, 10),
        n -> new Friedman1(n, 7, 1),
        n -> new Friedman2(n, 125),
        n -> new Friedman3(n, 0.1),
        n -> new LinearlySeparable(n, new double[] {1, 2, 3}, 4, 0.1),
        n -> new GaussianImages(n, 8, new double[] {1.8, 2.4}, 1, 0.2),
        n -> new StrokeDigits(n, 8, 1, 0.05),
        n -> new LabelFlips(new Blobs(n, 3, 2, 1, 10), 0.2),
        n -> new Imbalanced(new LabelFlips(new Moons(n, 0.1), 0.1), new double[] {5, 2}));
  }

  @TestFactory
  Stream<DynamicTest> everyGeneratorKeepsTheLaws() {
    return all().stream()
        .flatMap(
            ofSize ->
                GeneratorContract.laws(
                    ofSize, Catalogue.standard().with(ofSize.apply(1).getClass())));
  }
}
