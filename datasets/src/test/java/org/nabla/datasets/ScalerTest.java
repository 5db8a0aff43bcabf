package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalerTest {
  private static final double[][] X = {{1, 10, 5}, {2, 10, 6}, {3, 10, 100}, {4, 10, 7}};
  private static final Dataset DATA = Dataset.ofValues(X, new double[4][1]);

  @Test
  void valuesAreTheFormulas() {
    Scaler standard = Scaler.standard(DATA);
    assertThat(standard.shift()).containsExactly(2.5, 10, 29.5);
    assertThat(standard.scale()[0]).isCloseTo(Math.sqrt(1.25), within(1e-15));
    assertThat(standard.scale()[1]).isEqualTo(1);
    Scaler minMax = Scaler.minMax(DATA);
    assertThat(minMax.apply(X))
        .isDeepEqualTo(
            new double[][] {{0, 0, 0}, {1 / 3.0, 0, 1 / 95.0}, {2 / 3.0, 0, 1}, {1, 0, 2 / 95.0}});
    double[][] wide = Scaler.minMax(DATA, -1, 3).apply(X);
    assertThat(wide[0]).containsExactly(-1, -1, -1);
    assertThat(wide[3][0]).isCloseTo(3, within(1e-15));
    Scaler robust = Scaler.robust(DATA);
    assertThat(robust.shift()).containsExactly(2.5, 10, 6.5);
    assertThat(robust.scale()).containsExactly(1.5, 1, 30.25 - 5.75);
  }

  @Test
  void scaledColumnsHaveTheMomentsAndInverseGivesThemBack() {
    Dataset iris = Iris.load();
    for (Scaler scaler : List.of(Scaler.standard(iris), Scaler.minMax(iris), Scaler.robust(iris))) {
      double[][] back = scaler.inverse(scaler.apply(iris.features()));
      for (int i = 0; i < 150; i++) {
        assertThat(back[i]).containsExactly(iris.features()[i], within(1e-14));
      }
    }
    for (Summary.Column column : Scaler.standard(iris).apply(iris).summary().columns()) {
      assertThat(column.mean()).isCloseTo(0, within(1e-14));
      assertThat(column.sd() * Math.sqrt(149.0 / 150)).isCloseTo(1, within(1e-14));
    }
  }

  @Test
  void whatIsLearnedFromOnePartIsAppliedToAnother() {
    Dataset data = Qwerties.NOTES.generate(1);
    List<Dataset> parts = Split.stratified(data, StableRandom.of(1), 0.8, 0.2);
    Scaler scaler = Scaler.standard(parts.get(0));
    Dataset test = scaler.apply(parts.get(1));
    assertThat(test.features()).isDeepEqualTo(scaler.apply(parts.get(1).features()));
    assertThat(test.labels()).isEqualTo(parts.get(1).labels());
    assertThat(test.parentRows()).isEqualTo(parts.get(1).parentRows());
    assertThat(test.origin()).contains("#rows=").contains("&scaled=");
    assertThat(scaler).hasToString("Scaler of [x1, x2]: " + scaler.text());
  }

  @Test
  void aRuleOfOnesOwnTakesOneLine() {
    Scaler.Rule largest =
        column -> new double[] {0, Math.max(-column[0], column[column.length - 1])};
    Dataset data = Dataset.ofValues(new double[][] {{1, -8}, {-4, 2}}, new double[2][1]);
    assertThat(Scaler.fitted(data, largest).apply(data).features())
        .isDeepEqualTo(new double[][] {{0.25, -1}, {-1, 0.25}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.fitted(data, column -> new double[3]))
        .withMessage(
            "numbers given by the rule: expected 2, as many as shift and scale are, but got 3");
  }

  @Test
  void constantColumnsStayFinite() {
    double[][] constant = new double[7][1];
    for (double[] row : constant) {
      row[0] = 0.1;
    }
    Dataset data = Dataset.ofValues(constant, constant);
    for (Scaler scaler : List.of(Scaler.standard(data), Scaler.minMax(data), Scaler.robust(data))) {
      assertThat(scaler.scale()).containsExactly(1);
      assertThat(scaler.apply(constant)[3][0]).isCloseTo(0, within(1e-16));
      assertThat(scaler.inverse(scaler.apply(constant))).isDeepEqualTo(constant);
    }
  }

  @Test
  void missingValuesAreRefusedInLearningAndKeptInScaling() {
    Dataset holes = Dataset.ofValues(new double[][] {{1}, {Double.NaN}}, new double[2][1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.standard(holes))
        .withMessage(
            "row 1, column x1 is NaN: expected finite numbers: leave out missing values by"
                + " withoutMissing(), or fill them in");
    Dataset whole = Dataset.ofValues(new double[][] {{1}, {3}}, new double[2][1]);
    assertThat(Scaler.standard(whole).apply(holes).feature(0)).containsExactly(-1, Double.NaN);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Scaler scaler = Scaler.standard(DATA);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.apply(Qwerties.NOTES.generate(1)))
        .withMessage(
            "the features are [x1, x2] but this scaler has learned [x1, x2, x3]: give the same"
                + " columns in the same order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.inverse(new double[][] {{1, 2}}))
        .withMessage("entries of row 0: expected 3, as many as columns were learned, but got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.minMax(DATA, 1, 0))
        .withMessageStartingWith("the range of the scaled values is from 1.0 to 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.robust(DATA.rows()))
        .withMessageStartingWith("the number of samples to learn from is 0");
    double[][] huge = {{Double.MAX_VALUE}, {-Double.MAX_VALUE}};
    assertThat(Scaler.standard(Dataset.ofValues(huge, huge)).scale())
        .containsExactly(Double.MAX_VALUE);
    assertThatThrownBy(() -> Scaler.minMax(Dataset.ofValues(huge, huge)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageEndingWith(
            "its values are too large to be scaled: divide them by a power of ten first");
  }

  private static Dataset column(double... values) {
    double[][] rows = new double[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = values[i];
    }
    return Dataset.ofValues(rows, rows);
  }

  @Test
  void constantColumnsMayBeHugeOrConstantButForRounding() {
    Dataset huge = column(1e308, 1e308, 1e308);
    for (Scaler scaler : List.of(Scaler.standard(huge), Scaler.minMax(huge), Scaler.robust(huge))) {
      assertThat(scaler.shift()).containsExactly(1e308);
      assertThat(scaler.scale()).containsExactly(1);
    }
    Dataset rounded = column(0.3, 0.1 + 0.2);
    assertThat(Scaler.standard(rounded).scale()).containsExactly(1);
    assertThat(Scaler.standard(column(3, 3 + 1e-13)).scale()[0]).isCloseTo(5e-14, within(1e-15));
  }

  @Test
  void tinySpreadsDoNotUnderflow() {
    Scaler scaler = Scaler.standard(column(1e-170, 3e-170));
    assertThat(scaler.scale()[0]).isCloseTo(1e-170, within(1e-184));
    assertThat(scaler.apply(new double[][] {{3e-170}})[0][0]).isCloseTo(1, within(1e-14));
    assertThat(Scaler.standard(column(0, Double.MIN_VALUE)).scale()[0]).isNotZero().isFinite();
  }

  @Test
  void columnMomentsAreThoseOfTheColumns() {
    StableRandom random = StableRandom.of(9);
    double[] values = random.doubles(1000, -3, 1e3).toArray();
    double mean = Columns.mean(values);
    Scaler scaler = Scaler.standard(column(values));
    assertThat(scaler.shift()[0]).isEqualTo(mean);
    assertThat(scaler.scale()[0]).isEqualTo(Columns.deviation(values, mean, 1000));
  }

  @Test
  void isMadeAgainFromItsNumbers() {
    Scaler scaler = Scaler.standard(DATA);
    double[] shift = scaler.shift();
    double[] scale = scaler.scale();
    Scaler again = Scaler.of(scaler.columns(), shift, scale);
    shift[0] = 99;
    scale[0] = 99;
    assertThat(again.apply(X)).isDeepEqualTo(scaler.apply(X));
    assertThat(again).hasToString(scaler.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.of(List.of("a"), new double[1], new double[1]))
        .withMessage(
            "the scale of column a is 0: expected another number: give 1 to leave the column as"
                + " wide as it is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.of(List.of("a"), new double[] {Double.NaN}, new double[] {1}))
        .withMessage("the shift of column a is NaN: expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.of(List.of("a"), new double[2], new double[] {1}))
        .withMessage("shifts: expected 1, as many as there are columns, but got 2");
  }

  @Test
  void targetsAreScaledAndPredictionsPutBack() {
    Dataset data = Dataset.ofValues(X, new double[][] {{10}, {30}, {10}, {30}});
    Scaler scaler = Scaler.ofTargets(data);
    Dataset scaled = scaler.applyToTargets(data);
    assertThat(scaled.targets()).isDeepEqualTo(new double[][] {{-1}, {1}, {-1}, {1}});
    assertThat(scaled.features()).isDeepEqualTo(X);
    assertThat(scaler.inverseTargets(scaled).targets()).isDeepEqualTo(data.targets());
    assertThat(scaler.inverse(new double[][] {{0.5}})).isDeepEqualTo(new double[][] {{25}});
    Scaler features = Scaler.minMax(data);
    assertThat(features.inverse(features.apply(data)).features()).isDeepEqualTo(X);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> features.applyToTargets(data))
        .withMessage(
            "the targets are [y1] but this scaler has learned [x1, x2, x3]: give the same columns"
                + " in the same order");
    Dataset iris = Iris.load();
    assertThatThrownBy(() -> Scaler.ofTargets(iris))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the targets are the classes [setosa, versicolor, virginica], not values: scale the"
                + " features");
  }
}
