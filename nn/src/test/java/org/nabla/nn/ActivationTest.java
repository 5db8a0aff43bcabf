package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of("relu", Activation.relu()),
        Arguments.of("leaky_relu", Activation.leakyRelu(0.01)),
        Arguments.of("elu", Activation.elu(1)),
        Arguments.of("selu", Activation.selu()),
        Arguments.of("gelu", Activation.gelu()),
        Arguments.of("gelu_tanh", Activation.geluTanh()),
        Arguments.of("silu", Activation.silu()),
        Arguments.of("mish", Activation.mish()),
        Arguments.of("softplus", Activation.softplus()),
        Arguments.of("softsign", Activation.softsign()),
        Arguments.of("sigmoid", Activation.sigmoid()),
        Arguments.of("tanh", Activation.tanh()),
        Arguments.of("hardtanh", Activation.hardtanh(-1, 1)),
        Arguments.of("hardsigmoid", Activation.hardSigmoid()),
        Arguments.of("hardswish", Activation.hardSwish()),
        Arguments.of("relu6", Activation.relu6()),
        Arguments.of("softmax", new Softmax()),
        Arguments.of("log_softmax", new LogSoftmax()));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void valuesAndGradientsArePyTorchs(String name, Layer layer) {
    Map<String, Object> reference = Golden.named("layers.json", "activations", name);
    LayerRun run =
        new LayerRun(
            layer,
            Golden.matrix(Golden.get(reference, "input")),
            new double[0],
            Golden.matrix(Golden.get(reference, "output_grad")));

    Close.assertClose(run.y, Golden.matrix(Golden.get(reference, "output")), 1e-10, name);
    Close.assertClose(run.dx, Golden.matrix(Golden.get(reference, "input_grad")), 1e-10, name);
  }

  @Test
  void aUsersOwnIsTwoLambdas() {
    Activation cube = Activation.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);

    LayerRun run =
        new LayerRun(cube, new double[][] {{2, -1}}, new double[0], new double[][] {{1, 10}});

    assertThat(run.y).isDeepEqualTo(new double[][] {{8, -1}});
    assertThat(run.dx).isDeepEqualTo(new double[][] {{12, 30}});
    assertThat(cube).hasToString("cube");
    assertThatThrownBy(() -> Activation.of(" ", x -> x, (x, y) -> 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theIdentityChangesNothing() {
    Activation identity = Activation.identity();

    assertThat(identity.value(3)).isEqualTo(3);
    assertThat(identity.derivative(3, 3)).isEqualTo(1);
    assertThat(identity).hasToString("Identity");
  }
}
