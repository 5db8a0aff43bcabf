package org.nabla.optim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticTest {
  private final double[] values = {4, 1, 3, 2};

  @Test
  void theTextbookNumbersAreThese() {
    assertThat(Statistic.mean().of(values)).isEqualTo(2.5);
    assertThat(Statistic.median().of(values)).isEqualTo(2.5);
    assertThat(Statistic.standardDeviation().of(values))
        .isCloseTo(1.2909944487358056, within(1e-15));
    assertThat(Statistic.quantile(0).of(values)).isEqualTo(1);
    assertThat(Statistic.quantile(1).of(values)).isEqualTo(4);
    assertThat(Statistic.quantile(0.25).of(values)).isEqualTo(1.75);
    assertThat(Statistic.interquartileRange().of(values)).isEqualTo(1.5);
    assertThat(Statistic.share(v -> v > 1.5).of(values)).isEqualTo(0.75);
    assertThat(values).containsExactly(4, 1, 3, 2);
  }

  @Test
  void nanIsNotHidden() {
    double[] broken = {1, Double.NaN, 3};
    assertThat(Statistic.mean().of(broken)).isNaN();
    assertThat(Statistic.median().of(broken)).isNaN();
    assertThat(Statistic.standardDeviation().of(new double[] {1})).isNaN();
  }

  @Test
  void infiniteNumbersAreNumbersInTheOrder() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Statistic.median().of(new double[] {1, 2, infinite})).isEqualTo(2);
    assertThat(Statistic.median().of(new double[] {1, infinite, infinite, infinite}))
        .isEqualTo(infinite);
    assertThat(Statistic.quantile(0.75).of(new double[] {1, 2, infinite})).isEqualTo(infinite);
  }

  @Test
  void aShareOutsideOfZeroToOneIsRefused() {
    assertThatThrownBy(() -> Statistic.quantile(1.5))
        .hasMessage("share is 1.5: give a number from 0 to 1");
  }
}
