package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {
  private static double[] rates(ReduceOnPlateau rule, double... losses) {
    Rate rate = rule.rate(new State("test", 1));
    Moment now = new Moment();
    double[] rates = new double[losses.length];
    for (int t = 0; t < losses.length; t++) {
      now.see(t, new double[1], new double[1], losses[t], true);
      rates[t] = rate.at(t, now);
    }
    return rates;
  }

  private static ReduceOnPlateau rule(boolean relative, double threshold, boolean higher) {
    return new ReduceOnPlateau(1, 0.5, 1, threshold, relative, 0, 0, higher);
  }

  @Test
  void negativeLossesThatFallAreImprovements() {
    assertThat(rates(rule(true, 0.01, false), -1, -2, -3, -4, -5, -6)).containsOnly(1);
    assertThat(rates(rule(true, 0.01, false), -1, -1.005, -1.005, -1.005, -1))
        .containsExactly(1, 1, 1, 0.5, 0.5);
  }

  @Test
  void negativeNumbersThatRiseAreImprovementsWhereHigherIsBetter() {
    assertThat(rates(rule(true, 0.01, true), -5, -4, -3, -2, -1)).containsOnly(1);
    assertThat(rates(rule(false, 0.5, true), 0, 0.4, 0.4, 0.4)).containsExactly(1, 1, 1, 0.5);
  }

  @Test
  void nanIsNeverAnImprovement() {
    double[] losses = new double[5];
    Arrays.fill(losses, Double.NaN);
    assertThat(rates(rule(true, 0, false), losses)).containsExactly(1, 1, 0.5, 0.5, 0.25);
    assertThat(rates(rule(true, 0, true), losses)).containsExactly(1, 1, 0.5, 0.5, 0.25);
  }

  @Test
  void cooldownStepsDoNotCount() {
    ReduceOnPlateau rule = new ReduceOnPlateau(1, 0.5, 0, 0, true, 2, 0, false);
    assertThat(rates(rule, 1, 1, 1, 1, 1, 1, 1)).containsExactly(1, 1, 0.5, 0.5, 0.5, 0.25, 0.25);
  }

  @Test
  void theRateNeverFallsBelowTheMinimum() {
    ReduceOnPlateau rule = new ReduceOnPlateau(1, 0.5, 0, 0, true, 0, 0.3, false);
    assertThat(rates(rule, 1, 1, 1, 1, 1)).containsExactly(1, 1, 0.5, 0.3, 0.3);
  }

  @Test
  void withoutALossItSaysWhatToCall() {
    double[] p = {1};
    assertThatThrownBy(() -> new Sgd(new ReduceOnPlateau(0.1)).over(1).step(p, p))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("step(parameters, gradient, loss)");
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new ReduceOnPlateau(0.1, 1, 3)).hasMessageContaining("factor is 1.0");
    assertThatThrownBy(() -> new ReduceOnPlateau(-0.1)).hasMessageContaining("initial is -0.1");
    assertThatThrownBy(() -> new ReduceOnPlateau(0.1, 0.1, -1))
        .hasMessageContaining("patience is -1");
  }
}
