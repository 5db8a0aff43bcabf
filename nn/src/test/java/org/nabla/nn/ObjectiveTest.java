package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ObjectiveTest {

  private static final double[][] X = TestData.normal(20, 3, 1);
  private static final double[][] Y = TestData.normal(20, 1, 2);

  @Test
  void whatLayersKeepFromStepToStepIsTheSameAtEveryEvaluation() {
    Network start = Network.of(3, new Dense(4), new Implementations.Shift(), new Dense(1));
    Network network =
        start
            .withParameters(start.initialize(1).parameters())
            .withState(new double[] {0.1, 0.2, 0.3, 0.4});
    Objective objective = network.objective(new Mse(), X, Y);
    double[] at = network.parameters();

    double loss = objective.loss(at);
    double[] gradient = objective.gradient(at);

    assertThat(objective.loss(at)).isEqualTo(loss);
    assertThat(objective.gradient(at)).isEqualTo(gradient);
    assertThat(network.objective(new Mse(), X, Y).loss(at)).isEqualTo(loss);
    assertThat(network.state()).containsExactly(0.1, 0.2, 0.3, 0.4);
  }

  @Test
  void tooFewSamplesAreRefusedWithARemedyThatThereIs() {
    Network network = Network.of(3, new BatchNorm(), new Dense(1)).initialize(1);
    double[][] x = {X[0]};
    double[][] y = {Y[0]};
    String message =
        "the data have 1 sample but layer 0, BatchNorm(momentum 0.1) needs at least 2 in training:"
            + " give more samples";

    assertThatThrownBy(() -> network.objective(new Mse(), x, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> GradientFlow.of(network, new Mse(), x, y)).hasMessage(message);
    assertThatThrownBy(() -> GradientCheck.of(network, new Mse(), x, y)).hasMessage(message);
  }
}
