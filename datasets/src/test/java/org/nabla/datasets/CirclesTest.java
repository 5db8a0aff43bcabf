package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CirclesTest {
  @Test
  void momentsAreTheTruths() {
    double[] radii = {1, 0.5, 2};
    Dataset data = new Circles(3 * Moments.N, radii, 0.1).generate(1);
    for (int k = 0; k < radii.length; k++) {
      double variance = radii[k] * radii[k] / 2 + 0.01;
      Moments.are(data.ofClass(k).feature(0), 0, variance);
      Moments.are(data.ofClass(k).feature(1), 0, variance);
    }
  }

  @Test
  void withoutNoiseThePointsLieOnTheRings() {
    Dataset data = new Circles(60, new double[] {3, 0}, 0).generate(1);
    for (double[] p : data.ofClass(0).features()) {
      assertThat(Math.hypot(p[0], p[1])).isCloseTo(3, within(1e-14));
    }
    assertThat(Math.hypot(data.feature(0)[1], data.feature(1)[1])).isZero();
  }

  @Test
  void recordsAreEqualWhereTheirParametersAre() {
    Circles same = new Circles(200, new double[] {1, 0.5}, 0.1);
    same.radii()[0] = 9;
    assertThat(same)
        .isEqualTo(Circles.STANDARD)
        .hasSameHashCodeAs(Circles.STANDARD)
        .hasToString("circles?n=200&radii=1,0.5&noise=0.1")
        .isNotEqualTo(new Circles(200, new double[] {1, 0.4}, 0.1));
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Circles(5, new double[0], 0))
        .withMessage("the number of radii is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Circles(5, new double[] {1, -2}, 0))
        .withMessage("radius 1 is -2.0: expected a finite number of at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Circles(5, new double[] {1}, Double.NaN))
        .withMessageStartingWith("noise is NaN");
  }

  @Test
  void withoutNoiseNothingNeedBeWrong() {
    assertThat(new Circles(10, new double[] {1, 2}, 0).bayesError()).hasValue(0);
    assertThat(new Circles(10, new double[] {1, 1}, 0).bayesError()).isEmpty();
    assertThat(new Circles(10, new double[] {1}, 2).bayesError()).hasValue(0);
    assertThat(Circles.STANDARD.bayesError()).isEmpty();
  }
}
