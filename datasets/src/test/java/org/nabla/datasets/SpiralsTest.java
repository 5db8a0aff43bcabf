package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpiralsTest {
  @Test
  void momentsAreTheTruths() {
    Dataset data = new Spirals(2 * Moments.N, 2, 1.5, 0.1).generate(1);
    double[][] x = data.ofClass(1).features();
    double[] squared = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      squared[i] = x[i][0] * x[i][0] + x[i][1] * x[i][1];
    }
    // |p|^2 = t^2 + 2 t z + |z|^2: mean 1/3 + 2 s^2, variance 4/45 + 4 s^2 / 3 + 4 s^4
    double s = 0.01;
    Moments.are(squared, 1.0 / 3 + 2 * s, 4.0 / 45 + 4 * s / 3 + 4 * s * s);
  }

  @Test
  void withoutNoiseThePointsLieOnTheirArms() {
    Dataset data = new Spirals(90, 3, -2, 0).generate(1);
    double[][] x = data.features();
    int[] labels = data.labels();
    for (int i = 0; i < x.length; i++) {
      double t = Math.hypot(x[i][0], x[i][1]);
      double angle = 2 * Math.PI * (-2 * t + labels[i] / 3.0);
      assertThat(x[i][0]).isCloseTo(t * Math.cos(angle), within(1e-13));
      assertThat(x[i][1]).isCloseTo(t * Math.sin(angle), within(1e-13));
    }
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spirals(5, 0, 1, 0))
        .withMessage("arms is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spirals(5, 2, Double.POSITIVE_INFINITY, 0))
        .withMessage("turns is Infinity: expected a finite number");
    assertThat(Spirals.STANDARD.n()).isEqualTo(200);
  }

  @Test
  void withoutNoiseNothingNeedBeWrong() {
    assertThat(new Spirals(10, 3, 1, 0).bayesError()).hasValue(0);
    assertThat(new Spirals(10, 1, 1, 1).bayesError()).hasValue(0);
    assertThat(Spirals.STANDARD.bayesError()).isEmpty();
  }
}
