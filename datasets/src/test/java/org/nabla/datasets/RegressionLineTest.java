package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RegressionLineTest {
  @Test
  void momentsAreTheTruths() {
    int n = 100_000;
    double[][] x = new RegressionLine(n, -1.5, 0.5).generate(11).features();
    double[][] y = new RegressionLine(n, -1.5, 0.5).generate(11).targets();
    double sx = 0;
    double sxx = 0;
    double sxy = 0;
    double error = 0;
    for (int i = 0; i < n; i++) {
      sx += x[i][0];
      sxx += x[i][0] * x[i][0];
      sxy += x[i][0] * y[i][0];
      error += Math.pow(y[i][0] + 1.5 * x[i][0], 2);
    }
    assertThat(sx / n).isCloseTo(0, within(4 / Math.sqrt(n)));
    assertThat(sxx / n).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
    assertThat(sxy / sxx).isCloseTo(-1.5, within(4 * 0.5 / Math.sqrt(n)));
    assertThat(error / n)
        .isCloseTo(
            new RegressionLine(n, -1.5, 0.5).bayesError().orElseThrow(),
            within(4 * 0.25 * Math.sqrt(2.0 / n)));
  }

  @Test
  void withoutNoiseThePointsLieOnTheLine() {
    Dataset data = new RegressionLine(20, 3, 0).generate(1);
    for (int i = 0; i < 20; i++) {
      assertThat(data.targets()[i][0]).isEqualTo(3 * data.features()[i][0]);
    }
  }

  @Test
  void theSlopeChangesTheTargetsOnly() {
    Dataset one = RegressionLine.NOTES_50.generate(5);
    Dataset other = RegressionLine.NOTES_50.withSlope(-2).generate(5);
    assertThat(one.size()).isEqualTo(50);
    assertThat(one.features()).isDeepEqualTo(other.features());
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionLine(0, 1, 1))
        .withMessage("n is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionLine(-3, 1, 1))
        .withMessage("n is -3: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionLine(3, Double.NaN, 1))
        .withMessage("slope is NaN: expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionLine(3, 1, -0.5))
        .withMessage("noise is -0.5: expected a finite number of at least 0");
  }

  @Test
  void withoutNoiseTheTargetIsTheTrueMean() {
    RegressionLine line = new RegressionLine(20, -3, 0);
    Dataset data = line.generate(1);
    for (int i = 0; i < 20; i++) {
      assertThat(data.targets()[i][0]).isEqualTo(line.mean(data.features()[i][0]));
    }
    assertThat(line.mean(2)).isEqualTo(-6);
  }
}
