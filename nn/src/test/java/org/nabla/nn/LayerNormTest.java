package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerNormTest {

  @Test
  void forwardAndBackwardArePyTorchs() {
    Map<String, Object> reference = Golden.named("layers.json", "layers", "layer_norm");

    LayerRun run = LayerRun.of(new LayerNorm(), reference);

    run.assertClose(reference, 1e-10);
  }

  @Test
  void everySampleHasMeanZeroAndVarianceOneAtFirst() {
    Network network = Network.of(50, new LayerNorm(1e-12, true)).initialize(1);
    double[][] x = TestData.normal(20, 50, 2);
    for (double[] row : x) {
      for (int u = 0; u < row.length; u++) {
        row[u] = 1e6 + 3 * row[u];
      }
    }

    for (double[] row : network.predict(x)) {
      double mean = 0;
      double square = 0;
      for (double v : row) {
        mean += v / row.length;
        square += v * v / row.length;
      }
      assertThat(mean).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
      assertThat(square).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void withoutAffineItHasNoParameters() {
    LayerNorm plain = new LayerNorm().withoutAffine();

    assertThat(plain.parameters(4)).isEmpty();
    assertThat(plain).hasToString("LayerNorm without affine");
    assertThat(new LayerNorm()).hasToString("LayerNorm");
    assertThat(new LayerNorm(1e-3, true)).hasToString("LayerNorm(0.001)");
    assertThat(Network.of(4, plain).initialize(1).predict(new double[] {1, 1, 1, 1}))
        .containsOnly(0);
  }

  @Test
  void scaleAndShiftDoNotDecay() {
    Network network = Network.of(3, new LayerNorm()).initialize(1);

    assertThat(network.parameters()).containsExactly(1, 1, 1, 0, 0, 0);
    assertThat(network.decays()).containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-5, Double.NaN, Double.POSITIVE_INFINITY})
  void anEpsilonThatIsNotPositiveIsRefused(double epsilon) {
    assertThatThrownBy(() -> new LayerNorm(epsilon, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epsilon of layer normalization is " + epsilon)
        .hasMessageContaining("must be positive");
  }
}
