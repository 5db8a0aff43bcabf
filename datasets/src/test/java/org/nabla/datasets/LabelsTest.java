package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Labels ANIMALS = Labels.of(List.of("dog", "cat", "dog", "eel"));

  @Test
  void namesBecomeIndicesAndBack() {
    assertThat(ANIMALS.names()).containsExactly("cat", "dog", "eel");
    assertThat(ANIMALS.encode(List.of("eel", "cat", "cat"))).containsExactly(2, 0, 0);
    assertThat(ANIMALS.decode(2, 0, 1)).containsExactly("eel", "cat", "dog");
    assertThat(ANIMALS.oneHot(2, 0)).isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
    assertThat(ANIMALS.fromOneHot(ANIMALS.oneHot(2, 0, 1))).containsExactly(2, 0, 1);
  }

  @Test
  void numbersAreSortedBySize() {
    assertThat(Labels.of(List.of("10", "9", "b", "-1", "a", "1.5")).names())
        .containsExactly("-1", "1.5", "9", "10", "a", "b");
  }

  @Test
  void oneHotRowsMakeADataset() {
    Dataset data = Dataset.ofOneHot(new double[2][1], new double[][] {{0, 1}, {1, 0}}, "a", "b");
    assertThat(data.labels()).containsExactly(1, 0);
    assertThat(data.targets()).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
    assertThat(Dataset.ofOneHot(new double[1][1], new double[][] {{0, 1}}).schema().classes())
        .containsExactly("0", "1");
  }

  @Test
  void whatHasNoPlaceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANIMALS.encode(List.of("cat", "cow")))
        .withMessage("entry 1 is 'cow': expected one of [cat, dog, eel]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANIMALS.decode(3))
        .withMessage("entry 0 is 3: expected an index from 0 to 2");
    assertThatIllegalArgumentException().isThrownBy(() -> ANIMALS.oneHot(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANIMALS.fromOneHot(new double[][] {{0, 1, 1}}))
        .withMessageStartingWith("row 0 is not one-hot: expected a single 1 and zeros");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANIMALS.fromOneHot(new double[][] {{0.5, 1, 0}}))
        .withMessageStartingWith("row 0 is not one-hot");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANIMALS.fromOneHot(new double[][] {{0, 1}}))
        .withMessageContaining("expected 3, as many as there are classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Labels.of(List.of()))
        .withMessageStartingWith("the number of classes is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Labels(List.of("a", "a")))
        .withMessageContaining("used twice");
  }

  @Test
  void manyNamesAreSortedInTimeThatGrowsLittleFasterThanTheirNumber() {
    List<String> names = Schema.numbered("id", 0, 200_000);
    assertThat(Labels.of(names).names()).hasSize(200_000).startsWith("id0", "id1", "id10");
    assertThat(Labels.of(List.of("x", "Infinity", "NaN", "", " 3", "2")).names())
        .containsExactly("2", " 3", "", "Infinity", "x", "NaN");
  }
}
