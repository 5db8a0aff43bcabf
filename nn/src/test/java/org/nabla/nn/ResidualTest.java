package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidualTest {

  @Test
  void forwardAndBackwardArePyTorchs() {
    Map<String, Object> reference =
        Golden.named("layers.json", "layers", "residual(linear 5-7, tanh, linear 7-5)");
    Map<String, Object> renamed = new HashMap<>(reference);
    for (String key : new String[] {"state_before", "parameter_grads"}) {
      Map<String, Object> named = new HashMap<>();
      Golden.object(reference, key)
          .forEach(
              (name, value) ->
                  named.put(name.replace("a.", "body.0.").replace("b.", "body.2."), value));
      renamed.put(key, named);
    }

    LayerRun run = LayerRun.of(Residual.of(new Dense(7), Activation.tanh(), new Dense(5)), renamed);

    run.assertClose(renamed, 1e-10);
  }

  @Test
  void theInputsAreAddedToWhatTheBodyGives() {
    Dense zero = new Dense(3).withInitializers(Initializer.constant(0), Initializer.constant(2));
    double[][] x = TestData.normal(4, 3, 1);

    double[][] y = Network.of(3, Residual.of(zero)).initialize(1).predict(x);

    for (int s = 0; s < 4; s++) {
      for (int u = 0; u < 3; u++) {
        assertThat(y[s][u]).isEqualTo(x[s][u] + 2);
      }
    }
  }

  @Test
  void theProjectionBringsTheInputsToTheWidthOfTheBody() {
    Dense two = new Dense(1).withInitializers(Initializer.constant(2), Initializer.constant(0));
    Dense three = new Dense(1).withInitializers(Initializer.constant(3), Initializer.constant(0));
    Network network =
        Network.of(2, Residual.of(two, Activation.relu()).withProjection(three)).initialize(1);

    assertThat(network.predict(new double[] {1, 4})).containsExactly(2 * 5 + 3 * 5);
    assertThat(network.predict(new double[] {-1, -4})).containsExactly(-15);
    assertThat(network.blocks())
        .extracting(ParameterBlock::name)
        .containsExactly(
            "0.body.0.weight", "0.body.0.bias", "0.projection.weight", "0.projection.bias");
  }

  /** Residual in residual, with every layer that behaves in its own way in training. */
  @Test
  void gradientsPassNestsOfEverything() {
    Residual innermost = Residual.of(new WeightNorm(4), new BatchNorm(), Activation.tanh());
    Residual middle =
        Residual.of(
                new LayerNorm(),
                innermost,
                new Dropout(0.3),
                new WeightNorm(6),
                new GaussianNoise(1))
            .withProjection(new Dense(6).withoutBias());
    Residual outer =
        Residual.of(new BatchNorm().withoutAffine(), middle, new Dense(4))
            .withProjection(Sequence.of(new Dense(4), new BatchNorm()));
    Network network =
        Network.of(3, new Dense(4), outer, Activation.gelu(), outer, new Dense(2)).initialize(11);

    GradientCheck check =
        GradientCheck.of(network, new Mse(), TestData.normal(9, 3, 12), TestData.normal(9, 2, 13));

    assertThat(check.passes(1e-6)).as(check.toString()).isTrue();
  }

  @Test
  void aNestInFrontOfTheNetworkLearnsWithoutAGradientByItsInputs() {
    Residual first = Residual.of(new Dense(3), Activation.tanh()).withProjection(new Dense(3));
    Network alone = Network.of(3, first, new Dense(1)).initialize(2);
    Network behind = Network.of(3, Activation.identity(), first, new Dense(1)).initialize(2);
    double[][] x = TestData.normal(8, 3, 3);
    double[][] y = TestData.normal(8, 1, 4);

    assertThat(alone.fit(x, y, new Mse(), 9, ParameterUpdate.sgd(0.1)).network().parameters())
        .isEqualTo(behind.fit(x, y, new Mse(), 9, ParameterUpdate.sgd(0.1)).network().parameters());
  }

  @Test
  void endsOfDifferentWidthAreRefusedWithBothWidths() {
    assertThatThrownBy(() -> Network.of(5, Residual.of(new Dense(7), Activation.tanh())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 0, Residual")
        .hasMessageContaining("the body takes 5 inputs but gives 7 outputs")
        .hasMessageContaining("end it with 5 units, or add withProjection(new Dense(7))");
    assertThatThrownBy(() -> Network.of(5, Residual.of(new Dense(7)).withProjection(new Dense(6))))
        .hasMessageContaining("the body gives 7 outputs but the projection Dense(6) gives 6")
        .hasMessageContaining("project to 7 units");
    assertThatThrownBy(
            () -> Network.of(5, Residual.of(new Dense(3), Residual.of(new Dense(4)), new Dense(5))))
        .hasMessageContaining("the body takes 3 inputs but gives 4 outputs");
    assertThatThrownBy(() -> Residual.of()).hasMessageContaining("give at least one");
  }

  @Test
  void textAndOperationsAreThoseOfTheParts() {
    Residual plain = Residual.of(new Dense(2), Activation.relu());

    assertThat(plain).hasToString("Residual[Dense(2), ReLU]");
    assertThat(plain.withProjection(new Dense(2)))
        .hasToString("Residual[Dense(2), ReLU] with Dense(2)");
    assertThat(plain.operations(2)).isEqualTo(8 + 2 + 2);
    assertThat(plain.withProjection(new Dense(2)).operations(2)).isEqualTo(8 + 2 + 8 + 2);
    assertThat(Residual.of(new BatchNorm()).leastSamples()).isEqualTo(2);
  }
}
