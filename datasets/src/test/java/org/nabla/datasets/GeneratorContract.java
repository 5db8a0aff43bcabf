package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every generator promises, as tests: implement it in a test class of your own.
 *
 * <pre>{@code
 * class ParabolaTest implements GeneratorContract {
 *   public Generator ofSize(int n) {
 *     return new Parabola(n, 0.1);
 *   }
 * }
 * }</pre>
 */
public interface GeneratorContract {
  /**
   * The generator under test.
   *
   * @param n the number of samples it makes
   * @return it, with the same other parameters at each call
   */
  Generator ofSize(int n);

  /**
   * What reads the generator's line of text: the standard catalogue with its class.
   *
   * @return the catalogue; override where the generator holds generators or functions of your own
   */
  default Catalogue catalogue() {
    return Catalogue.standard().with(ofSize(1).getClass());
  }

  /**
   * The laws for {@link #ofSize}.
   *
   * @return one test per law
   */
  @TestFactory
  default Stream<DynamicTest> keepsTheLawsOfGenerators() {
    return laws(this::ofSize, catalogue());
  }

  /**
   * The laws for a generator of any size.
   *
   * @param ofSize makes the generator of n samples
   * @param catalogue reads its line of text
   * @return one test per law
   */
  static Stream<DynamicTest> laws(IntFunction<Generator> ofSize, Catalogue catalogue) {
    Generator generator = ofSize.apply(60);
    String name = generator.name() + ": ";
    return Stream.of(
        dynamicTest(name + "makes n finite rows of the schema's width", () -> shape(generator)),
        dynamicTest(name + "the same seed gives the same bits", () -> sameSeed(generator)),
        dynamicTest(name + "another seed gives other data", () -> otherSeed(generator)),
        dynamicTest(name + "first rows do not depend on n", () -> prefix(ofSize)),
        dynamicTest(name + "its line of text makes it again", () -> line(generator, catalogue)));
  }

  private static void shape(Generator generator) {
    Dataset data = generator.generate(1);
    Schema schema = generator.schema();
    assertThat(data.size()).isEqualTo(generator.n()).isEqualTo(60);
    assertThat(data.schema()).isEqualTo(schema);
    for (double[] row : data.features()) {
      assertThat(row).hasSize(schema.features().size());
      assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
    }
    for (double[] row : data.targets()) {
      assertThat(row).hasSize(schema.targets().size());
      assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
    }
    assertThat(data.hasClasses()).isEqualTo(!schema.classes().isEmpty());
    if (data.hasClasses()) {
      int classes = schema.classes().size();
      assertThat(Arrays.stream(data.labels()).allMatch(k -> k >= 0 && k < classes)).isTrue();
    }
  }

  private static void sameSeed(Generator generator) {
    Dataset one = generator.generate(Long.MIN_VALUE);
    Dataset other = generator.generate(Long.MIN_VALUE);
    assertThat(one.features()).isDeepEqualTo(other.features());
    assertThat(one.targets()).isDeepEqualTo(other.targets());
  }

  private static void otherSeed(Generator generator) {
    double[][] one = numbers(generator.generate(3));
    double[][] other = numbers(generator.generate(4));
    assertThat(Arrays.deepEquals(one, other)).isFalse();
  }

  private static double[][] numbers(Dataset data) {
    return Stream.concat(Arrays.stream(data.features()), Arrays.stream(data.targets()))
        .toArray(double[][]::new);
  }

  private static void prefix(IntFunction<Generator> ofSize) {
    for (long seed : new long[] {0, 5, -1}) {
      Dataset small = ofSize.apply(100).generate(seed);
      Dataset large = ofSize.apply(200).generate(seed);
      assertThat(Arrays.copyOf(large.features(), 100)).isDeepEqualTo(small.features());
      assertThat(Arrays.copyOf(large.targets(), 100)).isDeepEqualTo(small.targets());
    }
  }

  private static void line(Generator generator, Catalogue catalogue) {
    Dataset data = generator.generate(17);
    assertThat(data.origin()).isEqualTo(generator.text() + "&seed=17").doesNotContain("\n", " ");
    assertThat(catalogue.generator(generator.text())).isEqualTo(generator);
    Dataset again = catalogue.dataset(data.origin());
    assertThat(again.features()).isDeepEqualTo(data.features());
    assertThat(again.targets()).isDeepEqualTo(data.targets());
    assertThat(again.schema()).isEqualTo(data.schema());
  }
}
