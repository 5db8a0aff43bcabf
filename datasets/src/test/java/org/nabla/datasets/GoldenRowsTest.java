package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bits of version 1 of each generator, on every JVM: {@code mvn -pl datasets test
 * -Djvm=/path/to/another/jdk/bin/java} runs these and all other tests of the module on another JDK.
 */
class GoldenRowsTest {
  private static final List<String[]> GOLDEN = Resource.words("golden-rows.txt");

  @TestFactory
  Stream<DynamicTest> rowsAreThoseOfTheVersion() {
    return GOLDEN.stream()
        .map(words -> dynamicTest(words[0] + " row " + words[1], () -> compare(words)));
  }

  /** Each line: the dataset's line, the row, the features, the targets. */
  private static void compare(String[] words) {
    Dataset row = Dataset.replay(words[0]).rows(Integer.parseInt(words[1]));
    double[] actual =
        Stream.of(row.features()[0], row.targets()[0]).flatMapToDouble(Arrays::stream).toArray();
    assertThat(actual).containsExactly(Resource.numbers(words, 2));
  }

  @Test
  void everyGeneratorHasGoldenRows() {
    assertThat(GOLDEN.stream().map(w -> w[0].replaceAll("[?].*", "")).collect(Collectors.toSet()))
        .isEqualTo(
            GeneratorLawsTest.all().stream()
                .map(g -> g.apply(1).name())
                .filter(name -> !name.equals("parabola"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void namedStreamsKeepTheirBits() {
    StableRandom random = StableRandom.stream(42, "samples", 3);
    assertThat(random.nextLong()).isEqualTo(-2131734997809308400L);
    assertThat(random.nextInt(1000)).isEqualTo(541);
    assertThat(random.nextExponential()).isEqualTo(0.558852128068075);
  }
}
