package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KFoldTest {
  private static final Dataset DATA =
      new Qwerties(103, 1, new double[] {1, 1}, new double[] {5, 1}).withWeights(2, 1).generate(1);

  private static void testEachSampleOnce(List<Fold> folds, Dataset data) {
    List<Integer> tested = new ArrayList<>();
    for (Fold fold : folds) {
      List<Integer> both = new ArrayList<>();
      Arrays.stream(fold.test().parentRows()).forEach(both::add);
      tested.addAll(both);
      Arrays.stream(fold.train().parentRows()).forEach(both::add);
      assertThat(both).hasSize(data.size()).doesNotHaveDuplicates();
    }
    assertThat(tested).hasSize(data.size()).doesNotHaveDuplicates();
  }

  @Test
  void everyKindTestsEachSampleOnce() {
    for (int k : new int[] {2, 5, 10, 34}) {
      StableRandom random = StableRandom.of(k);
      for (List<Fold> folds :
          List.of(
              KFold.ordered(DATA, k),
              KFold.random(DATA, k, random),
              KFold.stratified(DATA, k, random))) {
        assertThat(folds).hasSize(k);
        testEachSampleOnce(folds, DATA);
        for (Fold fold : folds) {
          assertThat(fold.test().size()).isBetween(103 / k, 103 / k + 1);
        }
      }
      for (Fold fold : KFold.stratified(DATA, k, random)) {
        for (int c = 0; c < 2; c++) {
          double share = (double) DATA.ofClass(c).size() / k;
          assertThat((double) fold.test().ofClass(c).size()).isCloseTo(share, within(1.0));
        }
      }
    }
    testEachSampleOnce(KFold.leaveOneOut(DATA), DATA);
    assertThat(KFold.leaveOneOut(DATA)).hasSize(103).allMatch(f -> f.test().size() == 1);
  }

  @Test
  void repeatedRoundsDiffer() {
    List<Fold> folds = KFold.repeated(DATA, 4, 3, StableRandom.of(1));
    assertThat(folds).hasSize(12);
    testEachSampleOnce(folds.subList(4, 8), DATA);
    assertThat(folds.get(0).test().parentRows()).isNotEqualTo(folds.get(4).test().parentRows());
    List<Fold> stratified = KFold.repeatedStratified(DATA, 4, 3, StableRandom.of(1));
    assertThat(stratified).hasSize(12);
    testEachSampleOnce(stratified.subList(8, 12), DATA);
  }

  @Test
  void groupsStayTogether() {
    int[] groups = StableRandom.of(3).ints(103, 0, 12).toArray();
    List<Fold> folds = KFold.grouped(DATA, 4, groups);
    testEachSampleOnce(folds, DATA);
    for (Fold fold : folds) {
      List<Integer> tested =
          Arrays.stream(fold.test().parentRows()).map(r -> groups[r]).distinct().boxed().toList();
      assertThat(Arrays.stream(fold.train().parentRows()).map(r -> groups[r]).boxed().toList())
          .doesNotContainAnyElementsOf(tested);
      assertThat(fold.test().size()).isBetween(20, 32);
    }
  }

  @Test
  void badNumbersAreRefused() {
    StableRandom random = StableRandom.of(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.random(DATA, 104, random))
        .withMessage(
            "k is 104: expected an integer from 2 to 103, the number of samples: lower k, or give"
                + " more samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.stratified(DATA, 1, random))
        .withMessageStartingWith("k is 1: expected an integer from 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.grouped(DATA, 3, new int[103]))
        .withMessage(
            "k is 3: expected an integer from 2 to 1, the number of groups: lower k, or give more"
                + " groups");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.grouped(DATA, 3, 1, 2))
        .withMessageContaining("entries of groups: expected 103");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.repeated(DATA, 3, 0, random))
        .withMessageStartingWith("times is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.stratified(DATA.rows(0, 1, 2), 2, random))
        .withMessageContaining("has 1 member: expected at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KFold.leaveOneOut(DATA.rows(0)))
        .withMessageStartingWith("the number of samples is 1");
  }

  @Test
  void leavingOutOneOfManyTakesLittleMemory() {
    Dataset data = Dataset.ofValues(new double[20_000][1], new double[20_000][1]);
    long before = Repeated.allocated();
    List<Fold> folds = KFold.leaveOneOut(data);
    assertThat(Repeated.allocated() - before).isLessThan(1 << 20);
    assertThat(folds.get(19_999).test().parentRows()).containsExactly(19_999);
    assertThat(folds.get(7).train().size()).isEqualTo(19_999);
  }
}
