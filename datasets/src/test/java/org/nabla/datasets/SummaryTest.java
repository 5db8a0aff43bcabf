package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void numbersAreThoseOfTheTextbook() {
    double[][] x = {{1, Double.NaN}, {2, Double.NaN}, {3, 7}, {4, Double.NaN}};
    Summary summary = Dataset.ofValues(x, new double[][] {{1}, {1}, {1}, {5}}).summary();
    assertThat(summary.size()).isEqualTo(4);
    Summary.Column first = summary.columns().get(0);
    assertThat(first)
        .isEqualTo(new Summary.Column("x1", 0, 2.5, Math.sqrt(5.0 / 3), 1, 1.75, 2.5, 3.25, 4));
    Summary.Column second = summary.columns().get(1);
    assertThat(second.missing()).isEqualTo(3);
    assertThat(second.mean()).isEqualTo(7);
    assertThat(second.sd()).isNaN();
    assertThat(summary.columns().get(2).name()).isEqualTo("y1");
    assertThat(summary.columns().get(2).mean()).isEqualTo(2);
    assertThat(summary.classCounts()).isEmpty();
    Summary none = Dataset.ofValues(new double[][] {{Double.NaN}}, new double[1][1]).summary();
    assertThat(none.columns().get(0).max()).isNaN();
  }

  @Test
  void printsATable() {
    assertThat(Iris.load().summary())
        .hasToString(
            """
                                     missing        mean          sd         min         25%         50%         75%         max
            sepal length                   0      5.8433     0.82807      4.3000      5.1000      5.8000      6.4000      7.9000
            sepal width                    0      3.0573     0.43587      2.0000      2.8000      3.0000      3.3000      4.4000
            petal length                   0      3.7580      1.7653      1.0000      1.6000      4.3500      5.1000      6.9000
            petal width                    0      1.1993     0.76224     0.10000     0.30000      1.3000      1.8000      2.5000
            150 samples, 50 of setosa, 50 of versicolor, 50 of virginica
            """);
  }

  @Test
  void infiniteAndHugeValuesKeepTheirOrder() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(column(1, 2, inf).median()).isEqualTo(2);
    assertThat(column(1, 2, inf).mean()).isEqualTo(inf);
    assertThat(column(-inf, 2, 3, 4).lowerQuartile()).isEqualTo(-inf);
    assertThat(column(-inf, 1).median()).isEqualTo(-inf);
    assertThat(column(1, inf).median()).isEqualTo(inf);
    assertThat(column(1e308, 1e308).mean()).isEqualTo(inf);
    assertThat(column(1e308, 1e308).median()).isEqualTo(1e308);
    assertThat(column(-1.5e308, 1.5e308).median()).isZero();
    assertThat(column(-1e-170, 1e-170).sd()).isCloseTo(Math.sqrt(2) * 1e-170, within(1e-185));
  }

  private static Summary.Column column(double... values) {
    double[][] rows =
        Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    return Dataset.ofValues(rows, rows).summary().columns().get(0);
  }
}
