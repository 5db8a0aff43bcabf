package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void thousandRandomCasesAreDisjointCompleteAndOfTheSizesTheyShouldBe() {
    for (int seed = 0; seed < 1000; seed++) {
      StableRandom random = StableRandom.of(seed);
      Dataset data = data(random);
      double[] fractions = fractions(random);
      for (List<Dataset> parts :
          List.of(
              Split.ordered(data, fractions),
              Split.random(data, random, fractions),
              Split.stratified(data, random, fractions))) {
        List<Integer> rows = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
          Dataset part = parts.get(p);
          assertThat(Math.abs(part.size() - fractions[p] * data.size()))
              .as("seed %d, part %d", seed, p)
              .isLessThan(1);
          int[] parentRows = part.parentRows();
          Arrays.stream(parentRows).forEach(rows::add);
          assertThat(part.features()).isDeepEqualTo(data.rows(parentRows).features());
          assertThat(part.labels()).isEqualTo(data.rows(parentRows).labels());
        }
        assertThat(rows).as("seed %d", seed).hasSize(data.size()).doesNotHaveDuplicates();
      }
      for (Dataset part : Split.stratified(data, random, fractions)) {
        double fraction = fractions[0];
        fractions = Arrays.copyOfRange(fractions, 1, fractions.length);
        for (int k = 0; k < data.schema().classes().size(); k++) {
          assertThat(Math.abs(part.ofClass(k).size() - fraction * data.ofClass(k).size()))
              .as("seed %d, class %d", seed, k)
              .isLessThan(1 + 1e-9);
        }
      }
    }
  }

  private static Dataset data(StableRandom random) {
    int classes = 1 + random.nextInt(5);
    int n = 40 * classes + random.nextInt(200);
    double[][] x = new double[n][1];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      x[i][0] = i;
      labels[i] = i < 2 * classes ? i % classes : random.nextInt(classes);
    }
    return Dataset.ofClasses(x, labels);
  }

  private static double[] fractions(StableRandom random) {
    double[] fractions = new double[1 + random.nextInt(5)];
    double sum = 0;
    for (int p = 0; p < fractions.length; p++) {
      fractions[p] = 0.1 + random.nextDouble();
      sum += fractions[p];
    }
    for (int p = 0; p < fractions.length; p++) {
      fractions[p] /= sum;
    }
    return fractions;
  }

  @Test
  void sizesAreExactWhereTheyAreIntegers() {
    Dataset data = Qwerties.NOTES.generate(1);
    for (List<Dataset> parts :
        List.of(
            Split.random(data, StableRandom.of(1), 0.8, 0.1, 0.1),
            Split.stratified(data, StableRandom.of(1), 0.8, 0.1, 0.1))) {
      assertThat(parts).extracting(Dataset::size).containsExactly(160, 20, 20);
    }
    assertThat(Split.stratified(data, StableRandom.of(1), 0.8, 0.1, 0.1))
        .extracting(p -> p.ofClass(0).size())
        .containsExactly(80, 10, 10);
    assertThat(Split.ordered(data, 0.29, 0.71)).extracting(Dataset::size).containsExactly(58, 142);
  }

  @Test
  void whatTheFractionsLeaveIsInNoPart() {
    Dataset data = Qwerties.NOTES.generate(1);
    List<Dataset> parts = Split.ordered(data, 0.5, 0.25);
    assertThat(parts).extracting(Dataset::size).containsExactly(100, 50);
    assertThat(parts.get(1).parentRows()[0]).isEqualTo(100);
    assertThat(parts.get(1).origin()).endsWith("#rows=100-149");
    assertThat(Split.stratified(data, StableRandom.of(1), 0.1))
        .extracting(p -> p.ofClass(1).size())
        .containsExactly(10);
  }

  @Test
  void theOrderComesFromTheGeneratorGiven() {
    Dataset data = Qwerties.NOTES.generate(1);
    int[] one = Split.random(data, StableRandom.of(1), 0.5).get(0).parentRows();
    assertThat(Split.random(data, StableRandom.of(1), 0.5).get(0).parentRows()).isEqualTo(one);
    assertThat(Split.random(data, StableRandom.of(2), 0.5).get(0).parentRows()).isNotEqualTo(one);
    int[] stratified = Split.stratified(data, StableRandom.of(1), 0.5).get(0).parentRows();
    int[] sorted = stratified.clone();
    Arrays.sort(sorted);
    assertThat(stratified).isNotEqualTo(sorted);
  }

  @Test
  void badFractionsAndClassesAreRefused() {
    Dataset data = Qwerties.NOTES.generate(1);
    StableRandom random = StableRandom.of(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.random(data, random, 0.8, 0.3))
        .withMessage(
            "the fractions [0.8, 0.3] sum to 1.1: expected at most 1: give shares of the whole,"
                + " such as 0.8, 0.1, 0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.random(data, random, 0.8, 0))
        .withMessage("fraction 1 is 0.0: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.ordered(data.rows(1, 2, 3), 0.9, 0.1))
        .withMessage(
            "part 1 of fraction 0.1 of 3 samples is empty: give more samples, or a larger"
                + " fraction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.ordered(data))
        .withMessageStartingWith("the number of fractions is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.stratified(data.rows(0, 1, 2), random, 0.5, 0.5))
        .withMessage(
            "class 1 has 1 member: expected at least 2 to stratify by: leave the class out, or do"
                + " not stratify");
    assertThatThrownBy(() -> Split.stratified(RegressionLine.NOTES.generate(1), random, 0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "labels are missing: the targets [y] are values, not classes: make the dataset by"
                + " ofClasses, or read a label column");
  }
}
