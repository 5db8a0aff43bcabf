package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What helps a network of 20 layers that does not learn, and what does not by itself. The whole
 * table is written to {@code target/remedies.md}; the tests state what holds by a wide margin,
 * since training a deep network magnifies the last digit of a tanh.
 */
class DeepNetworksTest {

  private static final Map<String, DeepNetworks.Outcome> OUTCOMES = new LinkedHashMap<>();

  @BeforeAll
  static void trainAll() throws IOException {
    for (DeepNetworks.Setup setup : DeepNetworks.all()) {
      OUTCOMES.put(setup.name(), DeepNetworks.run(setup));
    }
    String rows =
        OUTCOMES.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
    Files.writeString(Path.of("target", "remedies.md"), DeepNetworks.HEADER + "\n" + rows + "\n");
  }

  private static DeepNetworks.Outcome outcome(String name) {
    return Objects.requireNonNull(OUTCOMES.get(name), name);
  }

  @Test
  void thePlainNetworkDoesNotLearnOnAnySeed() {
    DeepNetworks.Outcome plain = outcome("plain");

    assertThat(plain.gradients()).hasSize(DeepNetworks.DEPTH);
    assertThat(plain.first()).isLessThan(1e-5);
    assertThat(plain.most()).isLessThan(0.6);
  }

  /**
   * Penalties, noise and clipping do not make a gradient longer, nor do lengths as bad as before.
   */
  @ParameterizedTest
  @ValueSource(strings = {"weight norm", "dropout", "noise", "L2", "L1", "clipping"})
  void someRemediesDoNotHelpByThemselves(String name) {
    assertThat(outcome(name).first()).isLessThan(1e-4);
    assertThat(outcome(name).most()).isLessThan(0.6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 layers",
        "residual",
        "residual, batch norm",
        "residual, layer norm",
        "residual, batch norm, L2, clipping"
      })
  void someRemediesHelpOnEverySeed(String name) {
    assertThat(outcome(name).least()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ReLU, He", "batch norm", "ReLU, He, weight norm", "autoencoder, batch norm"})
  void someRemediesHelpOnMostSeeds(String name) {
    assertThat(outcome(name).mean()).isGreaterThan(0.8);
    assertThat(outcome(name).first()).isGreaterThan(1e3 * outcome("plain").first());
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "autoencoder, untied", "autoencoder, denoising"})
  void pretrainingBringsTheGradientToTheFirstLayer(String name) {
    assertThat(outcome(name).first()).isGreaterThan(1e3 * outcome("plain").first());
    assertThat(outcome(name).mean()).isGreaterThan(0.6);
  }

  @Test
  void aGradientAtTheFirstLayerIsNotEnough() {
    DeepNetworks.Outcome layerNorm = outcome("layer norm");

    assertThat(layerNorm.first()).isGreaterThan(1e4 * outcome("plain").first());
    assertThat(layerNorm.mean()).isLessThan(outcome("residual, layer norm").mean() - 0.1);
  }

  @Test
  void clippingAllowsAHigherRateWhereGradientsDoNotVanish() {
    assertThat(outcome("ReLU, He, rate 0.1").mean()).isLessThan(0.7);
    assertThat(outcome("ReLU, He, rate 0.1, clipping").mean()).isGreaterThan(0.8);
  }
}
