package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SgdTest {
  @Test
  void movesAgainstTheGradientByTheRate() {
    double[] parameters = {1, 2};
    new Sgd(0.5).over(2).step(parameters, new double[] {4, -2});
    assertThat(parameters).containsExactly(-1, 3);
  }

  @Test
  void aRateThatIsNegativeOrNotANumberIsRefused() {
    assertThatThrownBy(() -> new Sgd(-0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learning rate is -0.01: give a finite number that is 0 or above");
    assertThatThrownBy(() -> new Sgd(Double.NaN)).hasMessageContaining("learning rate is NaN");
    assertThatThrownBy(() -> new Sgd(Schedule.constant(-1)))
        .hasMessageContaining("learning rate is -1.0");
  }
}
