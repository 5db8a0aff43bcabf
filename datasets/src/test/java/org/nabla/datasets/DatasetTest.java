package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final double[][] X = {{1, 2}, {3, 4}, {5, 6}};

  @Test
  void copiesItsArraysInAndOut() {
    double[][] x = {{1, 2}, {3, 4}};
    double[][] y = {{10}, {20}};
    Dataset data = Dataset.ofValues(x, y);
    x[0][0] = 99;
    y[1][0] = 99;
    data.features()[1][1] = 99;
    data.targets()[0][0] = 99;
    assertThat(data.features()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(data.targets()).isDeepEqualTo(new double[][] {{10}, {20}});
    int[] labels = {0, 1, 1};
    Dataset classes = Dataset.ofClasses(X, labels);
    labels[0] = 1;
    classes.labels()[0] = 1;
    assertThat(classes.labels()).containsExactly(0, 1, 1);
  }

  @Test
  void targetsAreIndicesOrOneHotRows() {
    Dataset data = Dataset.ofClasses(X, new int[] {2, 0, 1}, "a", "b", "c");
    assertThat(data.targets()).isDeepEqualTo(new double[][] {{2}, {0}, {1}});
    assertThat(data.withOneHotTargets().targets())
        .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}});
    assertThat(data.withOneHotTargets().labels()).containsExactly(2, 0, 1);
    assertThat(data.schema().classes()).containsExactly("a", "b", "c");
    assertThat(data.hasClasses()).isTrue();
  }

  @Test
  void viewsTakeRowsInAnyOrderAndKnowWhereTheyCameFrom() {
    Dataset data = Qwerties.NOTES.withN(10).generate(1);
    Dataset view = data.rows(5, 6, 7, 0);
    assertThat(view.features()[3]).containsExactly(data.features()[0]);
    assertThat(view.origin()).isEqualTo(data.origin() + "#rows=5-7,0");
    assertThat(view.rows(1, 2, 3, 3).origin()).isEqualTo(data.origin() + "#rows=6-7,0,0");
    assertThat(data.ofClass(1).labels()).containsOnly(1).hasSize(5);
    assertThat(data.ofClass(1).origin()).endsWith("#rows=1,3,5,7,9");
    assertThat(Dataset.ofValues(X, X).rows(2).targets()).isDeepEqualTo(new double[][] {{5, 6}});
    assertThat(data.rows().size()).isZero();
  }

  @Test
  void describesItselfInOneLine() {
    assertThat(RegressionLine.NOTES.generate(7))
        .hasToString(
            "30 samples of 1 features, targets [y], from"
                + " regression-line?n=30&slope=1&noise=0.5&seed=7");
    assertThat(Dataset.ofClasses(X, new int[3]))
        .hasToString("3 samples of 2 features, classes [0], from memory");
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofValues(new double[0][], new double[0][]))
        .withMessage("the number of samples is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofValues(new double[][] {{1}, {2, 3}}, new double[2][1]))
        .withMessage("features row 1 has 2 entries but row 0 has 1: make all rows equally long");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofValues(X, new double[2][1]))
        .withMessage("rows of targets: expected 3, as many as there are samples, but got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Dataset.ofValues(Schema.values(List.of("a"), List.of("y")), X, new double[3][1]))
        .withMessage("features per row: expected 1, as many as their names, but got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Dataset.ofValues(
                    Schema.classes(List.of("a", "b"), List.of("c")), X, new double[3][1]))
        .withMessageContaining("use ofClasses");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.values(List.of("a", "a"), List.of("y")))
        .withMessageContaining("used twice in [a, a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of("a"), List.of("y", "z"), List.of("c")))
        .withMessageContaining("one target column, but there are 2");
  }

  @Test
  void missingLabelsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofClasses(X, new int[] {0, 1}))
        .withMessage("labels: expected 3, as many as there are samples, but got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofClasses(X, new int[] {0, 1, 2}, "a", "b"))
        .withMessageContaining(
            "label of row 2: 2 is not a class: expected an integer from 0 to 1, the index of one of"
                + " [a, b]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Dataset.ofClasses(Schema.values(List.of("a", "b"), List.of("y")), X, new int[3]))
        .withMessageContaining("the schema names no classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.generate(1).ofClass(2))
        .withMessage(
            "2 is not a class: expected an integer from 0 to 1, the index of one of [0, 1]");
    assertThatThrownBy(() -> Dataset.ofValues(X, X).labels())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "labels are missing: the targets [y1, y2] are values, not classes: make the dataset by"
                + " ofClasses, or read a label column");
  }

  @Test
  void aLabelOfBillionsIsRefusedBeforeItsClassesAreNamed() {
    for (int label : new int[] {65_536, 2_000_000_000, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Dataset.ofClasses(X, new int[] {0, 1, label}))
          .withMessage(
              "label of row 2 is "
                  + label
                  + ": expected indices from 0 without gaps: encode them by Labels, or name the"
                  + " classes");
    }
  }

  @Test
  @SuppressWarnings("NullAway") // which callers without it can do
  void nullRowsAreNamed() {
    double[][] holes = {null, {1}};
    String message = " row 0 is null: expected an array of numbers in each row";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofValues(holes, new double[2][1]))
        .withMessage("features" + message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofValues(new double[2][1], holes))
        .withMessage("targets" + message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofClasses(holes, new int[2]))
        .withMessage("features" + message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofOneHot(new double[2][1], holes))
        .withMessage("one-hot" + message);
  }

  @Test
  void rowsWithMissingValuesAreLeftOut() {
    double nan = Double.NaN;
    double[][] x = {{1, 2}, {nan, 4}, {5, 6}, {7, nan}};
    Dataset values = Dataset.ofValues(x, new double[][] {{1}, {1}, {nan}, {1}});
    assertThat(values.withoutMissing().parentRows()).containsExactly(0);
    Dataset classes = Dataset.ofClasses(x, new int[] {0, 1, 1, 0});
    assertThat(classes.withoutMissing().parentRows()).containsExactly(0, 2);
    assertThat(classes.withoutMissing().origin()).isEqualTo("memory#rows=0,2");
    assertThat(classes.rows(1, 3).withoutMissing().size()).isZero();
  }
}
