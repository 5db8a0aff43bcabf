package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightNormTest {

  @Test
  void forwardAndBackwardArePyTorchs() {
    Map<String, Object> reference = Golden.named("layers.json", "layers", "weight_norm_linear");

    LayerRun run = LayerRun.of(new WeightNorm(4), reference);

    run.assertClose(reference, 1e-10);
    assertThat(run.network.blocks())
        .extracting(ParameterBlock::name)
        .containsExactly("0.bias", "0.weight_g", "0.weight_v");
    assertThat(run.network.blocks())
        .extracting(ParameterBlock::shape)
        .asString()
        .isEqualTo("[[4], [4, 1], [4, 5]]");
  }

  @Test
  void itIsADenseLayerWithWeightsOfLengthG() {
    Network normed = Network.of(3, new WeightNorm(2)).initialize(4);
    double[] g = normed.parameters("0.weight_g");
    double[] weights = normed.parameters("0.weight_v");
    for (int u = 0; u < 2; u++) {
      double length = PlainKernels.norm(Arrays.copyOfRange(weights, 3 * u, 3 * u + 3));
      for (int k = 0; k < 3; k++) {
        weights[3 * u + k] *= g[u] / length;
      }
    }
    double[] parameters = Arrays.copyOf(weights, 8);
    System.arraycopy(normed.parameters("0.bias"), 0, parameters, 6, 2);
    Network dense = Network.of(3, new Dense(2)).withParameters(parameters);
    double[][] x = TestData.normal(5, 3, 6);

    Close.assertClose(normed.predict(x), dense.predict(x), 1e-12, "prediction");
  }

  @Test
  void theLengthOfVDoesNotMatter() {
    Network network = Network.of(3, new WeightNorm(new Dense(4).withoutBias())).initialize(5);
    double[] longer = network.parameters();
    for (int i = 4; i < longer.length; i++) {
      longer[i] *= 17;
    }
    double[][] x = TestData.normal(5, 3, 6);

    Close.assertClose(
        network.withParameters(longer).predict(x), network.predict(x), 1e-12, "prediction");
  }

  @Test
  void initialWeightsAreAsLongAsThoseOfTheDenseLayer() {
    Dense dense = new Dense(400).withInitializers(Initializer.normal(2), Initializer.constant(0));
    Network network = Network.of(30, new WeightNorm(dense)).initialize(7);

    double squares = 0;
    for (double g : network.parameters("0.weight_g")) {
      squares += g * g;
    }

    // Mean 4, standard deviation 4 sqrt(2/12000) = 0.05.
    assertThat(squares / 12000).isBetween(3.8, 4.2);
    assertThat(network.parameters("0.bias")).containsOnly(0);
    assertThat(network.toString()).contains("WeightNorm(Dense(400))");
  }

  @Test
  void onlyTheLengthsDecay() {
    Network network = Network.of(2, new WeightNorm(1));

    assertThat(network.decays()).containsExactly(false, true, false, false);
    assertThat(Summary.of(network).operations()).isEqualTo(4);
  }

  @Test
  void predictionsMayRunOnLargeLayersToo() {
    Network network = Network.of(40, new WeightNorm(50)).initialize(8);
    double[][] x = TestData.normal(100, 40, 9);

    double[][] batch = network.predict(x);

    Close.assertClose(batch[99], network.predict(x[99]), 1e-12, "sample 99");
  }
}
