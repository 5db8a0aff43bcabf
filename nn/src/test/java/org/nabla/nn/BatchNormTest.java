package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormTest {

  /**
   * Two training batches and then one in evaluation, the state going from one to the next, and the
   * gradients of the parameters adding up, as PyTorch's do.
   */
  @Test
  void threeBatchesInARowArePyTorchs() {
    List<Map<String, Object>> references =
        Golden.list("layers.json", "layers").stream()
            .filter(reference -> "batch_norm".equals(reference.get("name")))
            .toList();
    assertThat(references).hasSize(3);
    assertThat(references.get(2).get("training")).isEqualTo(false);
    double[] state = null;
    double[] gradient = new double[10];

    for (Map<String, Object> reference : references) {
      LayerRun run = LayerRun.of(new BatchNorm(), reference);
      if (state != null) {
        assertThat(run.stateBefore).isEqualTo(state);
      }
      run.assertClose(reference, gradient, 1e-10);
      gradient = Golden.values(run.network, Golden.object(reference, "parameter_grads"));
      state = Golden.state(run.network, Golden.object(reference, "state_after"));
      Close.assertClose(run.state, state, 1e-10, "state");
    }
  }

  @Test
  void blocksAreNamedAsPyTorchs() {
    Network network = Network.of(3, new BatchNorm()).initialize(1);

    assertThat(network.blocks())
        .extracting(ParameterBlock::name)
        .containsExactly("0.weight", "0.bias");
    assertThat(network.parameters()).containsExactly(1, 1, 1, 0, 0, 0);
    assertThat(network.decays()).containsOnly(false);
    assertThat(network.stateBlocks())
        .extracting(ParameterBlock::name)
        .containsExactly("0.running_mean", "0.running_var", "0.num_batches_tracked");
    assertThat(network.state()).containsExactly(0, 0, 0, 1, 1, 1, 0);
    assertThat(Network.of(3, new BatchNorm().withoutAffine()).size()).isZero();
  }

  /** The state after training on batches of two samples that are 0 and 2, then 4 and 10. */
  private static double[] stateOf(BatchNorm norm) {
    Network network = Network.of(1, norm, new Dense(1)).initialize(1);
    double[][] x = {{0}, {2}, {4}, {10}};
    double[][] y = {{0}, {1}, {0}, {1}};
    return Trainer.of(new Mse())
        .batchSize(2)
        .fit(network, x, y, ParameterUpdate.sgd(1e-3))
        .network()
        .state();
  }

  @Test
  void theMomentumIsTheShareOfTheNewBatch() {
    // Means 1 and 7, unbiased variances 2 and 18, biased ones 1 and 9.
    assertThat(stateOf(new BatchNorm().withMomentum(0.25)))
        .containsExactly(0.75 * 0.25 + 0.25 * 7, 0.75 * 1.25 + 0.25 * 18, 2);
    assertThat(stateOf(new BatchNorm().withMomentum(1))).containsExactly(7, 18, 2);
    assertThat(stateOf(new BatchNorm().withMomentum(0))).containsExactly(0, 1, 2);
  }

  @Test
  void thePopulationVarianceIsDividedByN() {
    assertThat(stateOf(new BatchNorm().withMomentum(1).withPopulationVariance()))
        .containsExactly(7, 9, 2);
  }

  @Test
  void theCumulativeAverageIsTheMeanOverAllBatches() {
    assertThat(stateOf(new BatchNorm().withCumulativeAverage())).containsExactly(4, 10, 2);
    assertThat(stateOf(new BatchNorm().withCumulativeAverage().withMomentum(1)))
        .containsExactly(7, 18, 2);
  }

  @Test
  void largeMeansDoNotSpoilTheVariance() {
    Network network = Network.of(1, new BatchNorm(1e-12, 1, true, false, true)).initialize(1);
    double[][] x = TestData.normal(1000, 1, 3);
    double[][] shifted = new double[1000][1];
    for (int s = 0; s < 1000; s++) {
      shifted[s][0] = x[s][0] + 1e7;
    }

    double near = variance(network, x);

    assertThat(variance(network, shifted)).isCloseTo(near, Offset.offset(1e-7));
  }

  private static double variance(Network network, double[][] x) {
    return network
        .fit(x, x, new Mse(), 1, ParameterUpdate.sgd(1e-9))
        .network()
        .state("0.running_var")[0];
  }

  @Test
  void predictionsDoNotDependOnTheOtherSamples() {
    Network network = Network.of(2, new Dense(3), new BatchNorm(), new Dense(1)).initialize(4);
    double[][] x = TestData.normal(50, 2, 5);
    Network learned =
        network
            .fit(x, TestData.normal(50, 1, 6), new Mse(), 30, ParameterUpdate.sgd(0.1))
            .network();

    double[][] all = learned.predict(x);

    for (int s = 0; s < 50; s++) {
      Close.assertClose(learned.predict(x[s]), all[s], 1e-12, "sample " + s);
    }
    assertThat(learned.state("1.num_batches_tracked")).containsExactly(30);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aMomentumOutsideOfZeroAndOneIsRefused(double momentum) {
    assertThatThrownBy(() -> new BatchNorm().withMomentum(momentum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("momentum of batch normalization is " + momentum)
        .hasMessageContaining("between 0 and 1")
        .hasMessageContaining("0.1 for instance");
  }

  @Test
  void aTrainingBatchOfOneIsRefusedBeforeTraining() {
    Network network = Network.of(2, new Dense(2), Residual.of(new BatchNorm())).initialize(1);
    double[][] x = TestData.normal(5, 2, 1);
    List<Integer> steps = new java.util.ArrayList<>();

    assertThatThrownBy(
            () ->
                Trainer.of(new Mse())
                    .batchSize(2)
                    .onBatch(batch -> steps.add(batch.samples()))
                    .fit(network, x, x, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the last batch of an epoch has 1 sample")
        .hasMessageContaining("BatchNorm")
        .hasMessageContaining("needs at least 2 in training")
        .hasMessageContaining("dropLast()");
    assertThat(steps).isEmpty();
    assertThat(network.predict(x[0])).hasSize(2);
  }

  @Test
  void aNestThatHidesTheLeastNumberIsCaughtByTheLayer() {
    BatchNorm norm = new BatchNorm();
    Pass root = Pass.root(1, List.of(), Kernels.best());
    root.begin(new double[] {1, 0}, new double[2], new double[] {0, 1, 0}, 1, true);

    assertThatThrownBy(
            () -> norm.forward(root.child(0, norm, 1), new double[1][1], new double[1][1]))
        .hasMessageContaining("a training batch of 1 sample has no variance")
        .hasMessageContaining("2 samples at least");
  }

  @Test
  void anEpsilonThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> new BatchNorm(0, 0.1, true, false, false))
        .hasMessageContaining("epsilon of batch normalization is 0.0");
  }

  @Test
  void textNamesWhatIsNotTheDefault() {
    assertThat(new BatchNorm()).hasToString("BatchNorm(momentum 0.1)");
    assertThat(new BatchNorm(1e-3, 0.1, false, true, true))
        .hasToString(
            "BatchNorm(epsilon 0.001, cumulative average, without affine, population variance)");
  }
}
