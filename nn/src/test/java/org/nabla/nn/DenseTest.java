package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {

  @ParameterizedTest
  @ValueSource(strings = {"linear", "linear_no_bias"})
  void forwardAndBackwardArePyTorchs(String name) {
    Map<String, Object> reference = Golden.named("layers.json", "layers", name);
    Map<String, Object> state = Golden.object(reference, "state_before");
    Map<String, Object> gradients = Golden.object(reference, "parameter_grads");
    double[][] weight = Golden.matrix(Golden.get(state, "weight"));
    boolean bias = state.containsKey("bias");
    Dense dense = new Dense(weight.length);
    if (!bias) {
      dense = dense.withoutBias();
    }

    LayerRun run =
        new LayerRun(
            dense,
            Golden.matrix(Golden.get(reference, "input")),
            join(state, bias),
            Golden.matrix(Golden.get(reference, "output_grad")));

    Close.assertClose(run.y, Golden.matrix(Golden.get(reference, "output")), 1e-10, "output");
    Close.assertClose(run.dx, Golden.matrix(Golden.get(reference, "input_grad")), 1e-10, "dx");
    Close.assertClose(run.gradient, join(gradients, bias), 1e-10, "gradient");
  }

  private static double[] join(Map<String, Object> named, boolean bias) {
    double[] weight = Golden.flat(Golden.get(named, "weight"));
    double[] offsets = bias ? Golden.flat(Golden.get(named, "bias")) : new double[0];
    double[] all = java.util.Arrays.copyOf(weight, weight.length + offsets.length);
    System.arraycopy(offsets, 0, all, weight.length, offsets.length);
    return all;
  }

  @Test
  void initialValuesCanBeChosen() {
    Dense dense = new Dense(2).withInitializers(Initializer.constant(0.5), Initializer.constant(0));

    assertThat(Network.of(2, dense).initialize(1).parameters())
        .containsExactly(0.5, 0.5, 0.5, 0.5, 0, 0);
    assertThat(dense.weightInitializer()).hasToString("constant 0.5");
    assertThat(new Dense(2).weightInitializer()).hasToString("PyTorch default");
  }

  @Test
  void textIsThatOfTheConstructor() {
    assertThat(new Dense(16)).hasToString("Dense(16)");
    assertThat(new Dense(4, 16).withoutBias()).hasToString("Dense(4, 16, no bias)");
  }

  @Test
  void negativeInputsAreRefused() {
    assertThatThrownBy(() -> new Dense(-2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inputs of a Dense layer is -2");
  }
}
