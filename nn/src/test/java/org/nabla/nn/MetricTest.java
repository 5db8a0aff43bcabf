package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricTest {

  /** Three true positives, one false positive, two false negatives, four true negatives. */
  private static final double[][] P = column(9, 8, 7, 6, -1, -2, -3, -4, -5, -6);

  private static final double[][] T = column(1, 1, 1, 0, 1, 1, 0, 0, 0, 0);

  private static double[][] column(double... values) {
    double[][] rows = new double[values.length][1];
    for (int s = 0; s < values.length; s++) {
      rows[s][0] = values[s];
    }
    return rows;
  }

  @Test
  void binaryMetricsAreThoseOfTheCounts() {
    assertThat(Metric.binaryAccuracy(0).value(P, T)).isEqualTo(0.7);
    assertThat(Metric.precision(0).value(P, T)).isEqualTo(0.75);
    assertThat(Metric.recall(0).value(P, T)).isEqualTo(0.6);
    assertThat(Metric.f1(0).value(P, T)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(Metric.precision(100).value(P, T)).isZero();
    assertThat(Metric.recall(0).value(P, column(new double[10]))).isZero();
    assertThat(Metric.f1(100).value(P, T)).isZero();
  }

  @Test
  void accuracyTakesLabelsOrOneColumnForEachClass() {
    double[][] p = {{1, 2, 3}, {3, 2, 1}, {0, 5, 1}, {0, 0, 1}};

    assertThat(Metric.accuracy().value(p, column(2, 0, 0, 2))).isEqualTo(0.75);
    assertThat(
            Metric.accuracy().value(p, new double[][] {{0, 0, 1}, {1, 0, 0}, {1, 0, 0}, {0, 0, 1}}))
        .isEqualTo(0.75);
    assertThatThrownBy(() -> Metric.accuracy().value(P, T))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("binaryAccuracy");
    assertThatThrownBy(() -> Metric.accuracy().value(p, column(2, 0, 3, 2)))
        .hasMessageContaining("label of sample 2 is 3.0");
    for (int columns : new int[] {2, 5}) {
      assertThatThrownBy(() -> ConfusionMatrix.of(p, new double[4][columns]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("targets have " + columns + " columns for 3 classes");
    }
  }

  @Test
  void aConfusionMatrixCountsActualByPredicted() {
    ConfusionMatrix matrix = ConfusionMatrix.of(P, T, 0);

    assertThat(matrix.counts()).isDeepEqualTo(new int[][] {{4, 1}, {2, 3}});
    assertThat(matrix.accuracy()).isEqualTo(0.7);
    assertThat(matrix.precision(1)).isEqualTo(0.75);
    assertThat(matrix.recall(1)).isEqualTo(0.6);
    assertThat(ConfusionMatrix.of(P, T, 99).precision(1)).isZero();
    assertThat(ConfusionMatrix.of(P, column(new double[10]), 0).recall(1)).isZero();
    assertThat(matrix.toString().lines())
        .containsExactly("actual \\ predicted", "       4       1", "       2       3");
    assertThatThrownBy(() -> ConfusionMatrix.of(new double[1][2], new double[1][2], 0))
        .hasMessageContaining("2 columns");
  }

  @Test
  void regressionMetricsAreTheTextbooks() {
    double[][] p = column(1, 2, 4);
    double[][] t = column(1, 3, 2);

    assertThat(Metric.mae().value(p, t)).isEqualTo(1);
    assertThat(Metric.mse().value(p, t)).isCloseTo(5 / 3.0, within(1e-15));
    assertThat(Metric.r2().value(p, t)).isCloseTo(1 - 5 / 2.0, within(1e-15));
    assertThat(Metric.correlation().value(p, t))
        .isCloseTo(1 / Math.sqrt(14 / 3.0 * 2), within(1e-15));
    assertThat(Metric.r2().value(p, column(2, 2, 2))).isNaN();
    assertThat(Metric.correlation().value(p, column(2, 2, 2))).isNaN();
    assertThat(Metric.mse().higherIsBetter()).isFalse();
    assertThat(Metric.r2().higherIsBetter()).isTrue();
    assertThat(((Metric) (prediction, target) -> 3).higherIsBetter()).isTrue();
    assertThat(Metric.mae()).hasToString("MAE");
  }

  @Test
  void constantsHaveNoCorrelationHoweverTheirMeanIsRounded() {
    for (int n : new int[] {3, 7, 50, 70}) {
      for (double constant : new double[] {0.1, 0.3, 2}) {
        double[][] same = new double[n][1];
        double[][] other = TestData.normal(n, 1, 3);
        for (double[] row : same) {
          row[0] = constant;
        }

        assertThat(Metric.r2().value(other, same)).as("%d times %s", n, constant).isNaN();
        assertThat(Metric.correlation().value(other, same)).isNaN();
        assertThat(Metric.correlation().value(same, other)).isNaN();
      }
    }
  }

  @Test
  void theCorrelationOfSmallNumbersDoesNotUnderflow() {
    assertThat(Metric.correlation().value(column(1e-90, 2e-90, 4e-90), column(1e-90, 3e-90, 2e-90)))
        .isCloseTo(1 / Math.sqrt(14 / 3.0 * 2), within(1e-12));
  }

  @Test
  void severalOutputsAreAveraged() {
    double[][] p = {{1, 0}, {2, 0}};
    double[][] t = {{1, 2}, {2, 4}};

    assertThat(Metric.mae().value(p, t)).isEqualTo(1.5);
  }

  @Test
  void shapesMustMatch() {
    assertThatThrownBy(() -> Metric.mae().value(new double[2][2], new double[2][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 columns but targets 1");
    assertThatThrownBy(() -> Metric.mae().value(new double[2][1], new double[3][1]))
        .hasMessageContaining("2 predictions but 3 targets");
    assertThatThrownBy(() -> Metric.mae().value(new double[0][], new double[0][]))
        .hasMessageContaining("no predictions");
    assertThatThrownBy(() -> Metric.mae().value(new double[][] {{1}, {1, 2}}, new double[2][1]))
        .hasMessageContaining("predictions are ragged: row 1 has 2 numbers");
    assertThatThrownBy(() -> Metric.f1(Double.NaN)).hasMessageContaining("threshold of F1 is NaN");
  }
}
