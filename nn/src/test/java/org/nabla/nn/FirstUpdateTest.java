package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FirstUpdateTest {

  private static final ParameterUpdate UPHILL =
      (parameters, gradient) -> {
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] += 0.1 * gradient[i];
        }
      };

  private static double[] apply(ParameterUpdate update, double[] parameters, double... gradient) {
    double[] changed = parameters.clone();
    Network network = Network.of(parameters.length, new Dense(1).withoutBias());
    FirstUpdate.apply(update, changed, gradient, network);
    return changed;
  }

  private static void assertClimbs(double[] parameters, double... gradient) {
    assertThatThrownBy(() -> apply(UPHILL, parameters, gradient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uphill: subtract the gradient");
  }

  @Test
  void uphillIsFoundFromZeroAndWithASingleParameter() {
    assertClimbs(new double[3], 1, -2, 3);
    assertClimbs(new double[1], 0.5);
    assertClimbs(new double[] {2}, 0.5);
    assertClimbs(new double[] {0.3, -0.2, 0.5}, 1, 2, 3);
  }

  @Test
  void momentumFromAnEarlierRunMayMoveSomeParametersUp() {
    ParameterUpdate resumed =
        (parameters, gradient) -> {
          double[] velocity = {4, -2, 4};
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= 0.1 * (gradient[i] + velocity[i]);
          }
        };

    // Up in the first and third parameter, down in the second, and uphill in sum.
    assertThat(apply(resumed, new double[] {0.1, 0.2, -0.1}, -1, -1, -1)).isNotNull();
    assertThat(apply(resumed, new double[3], -1, -1, -1)).isNotNull();
  }

  @Test
  void decayTowardsZeroIsNotUphill() {
    // AdamW: a step of the rate's size against the sign of the gradient, and decoupled decay.
    ParameterUpdate adamW =
        (parameters, gradient) -> {
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= 0.001 * (Math.signum(gradient[i]) + 100 * parameters[i]);
          }
        };

    assertThat(apply(adamW, new double[] {1}, -0.1)).containsExactly(1 - 0.001 * 99);
    assertThat(apply(adamW, new double[] {1, -2, 3}, -0.1, 0.3, -0.2)).hasSize(3);
    assertThat(apply(adamW, new double[3], -0.1, 0.3, -0.2)).containsExactly(0.001, -0.001, 0.001);
  }

  @Test
  void clippingInPlaceBeforeAWarmUpStepOfZeroIsNotASwap() {
    ParameterUpdate clipsAndWaits =
        (parameters, gradient) -> {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Math.max(-1, Math.min(1, gradient[i]));
          }
        };

    assertThat(apply(clipsAndWaits, new double[] {1, 2}, 30, -0.5)).containsExactly(1, 2);
    ParameterUpdate swapped = (parameters, g) -> ParameterUpdate.sgd(0.1).apply(g, parameters);
    assertThatThrownBy(() -> apply(swapped, new double[] {1, -2}, 0.3, 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(parameters, gradient), in that order");
  }
}
