package org.nabla.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nabla.optim.Descent;
import org.nabla.optim.Sgd;

class RateRulesTest {

  @Test
  void theInverseSquareRootFallsWithTheStep() {
    assertThat(RateRules.inverseSquareRoot(0.1).at(0)).isEqualTo(0.1);
    assertThat(RateRules.inverseSquareRoot(0.1).at(99)).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void stepsAreEquallyLong() {
    double[] x =
        Descent.minimize(a -> a * a, a -> 2 * a)
            .with(new Sgd(RateRules.equalSteps(0.25)))
            .steps(4)
            .from(2)
            .trajectory()
            .x();
    assertThat(x).containsExactly(1.75, 1.5, 1.25, 1);
  }
}
