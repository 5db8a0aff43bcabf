package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MoonsTest {
  @Test
  void momentsAreTheTruths() {
    Dataset data = new Moons(Moments.N, 0.2).generate(1);
    double sine = 0.5 - 4 / (Math.PI * Math.PI);
    Moments.are(data.ofClass(0).feature(0), 0, 0.5 + 0.04);
    Moments.are(data.ofClass(0).feature(1), 2 / Math.PI, sine + 0.04);
    Moments.are(data.ofClass(1).feature(0), 1, 0.5 + 0.04);
    Moments.are(data.ofClass(1).feature(1), 0.5 - 2 / Math.PI, sine + 0.04);
  }

  @Test
  void withoutNoiseThePointsLieOnTheHalfCircles() {
    Dataset data = new Moons(100, 0).generate(2);
    for (double[] p : data.ofClass(0).features()) {
      assertThat(Math.hypot(p[0], p[1])).isCloseTo(1, within(1e-15));
      assertThat(p[1]).isNotNegative();
    }
    for (double[] p : data.ofClass(1).features()) {
      assertThat(Math.hypot(p[0] - 1, p[1] - 0.5)).isCloseTo(1, within(1e-15));
      assertThat(p[1]).isLessThanOrEqualTo(0.5);
    }
  }

  @Test
  void theirLineIsShort() {
    assertThat(new Moons(200, 0.1).generate(7).origin()).isEqualTo("moons?n=200&noise=0.1&seed=7");
    assertThat(Moons.STANDARD).isEqualTo(new Moons(200, 0.1));
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Moons(0, 0.1))
        .withMessage("n is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Moons(1, -0.1))
        .withMessage("noise is -0.1: expected a finite number of at least 0");
  }

  @Test
  void withoutNoiseNothingNeedBeWrong() {
    assertThat(new Moons(10, 0).bayesError()).hasValue(0);
    assertThat(Moons.STANDARD.bayesError()).isEmpty();
  }
}
