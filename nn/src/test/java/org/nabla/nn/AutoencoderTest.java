package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoencoderTest {

  private static final IntFunction<ParameterUpdate> SGD = size -> ParameterUpdate.sgd(0.1);
  private static final Autoencoder RECIPE = Autoencoder.of(Trainer.of(new Mse()).epochs(300));

  /** Points of a plane in five dimensions, and noise of the given deviation off it. */
  private static double[][] plane(double noise) {
    double[][] z = TestData.normal(100, 2, 1);
    double[][] off = TestData.normal(100, 5, 2);
    double[][] x = new double[100][5];
    for (int s = 0; s < 100; s++) {
      for (int k = 0; k < 5; k++) {
        x[s][k] = Math.cos(k) * z[s][0] + Math.sin(1 + 2 * k) * z[s][1] + noise * off[s][k];
      }
    }
    return x;
  }

  private static double last(double[] losses) {
    return losses[losses.length - 1];
  }

  /** Two linear units span the plane (Baldi and Hornik, 1989); one cannot. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asManyLinearUnitsAsDimensionsFindTheInputsAgain(boolean tied) {
    double[][] x = plane(0);
    Autoencoder recipe = Autoencoder.of(Trainer.of(new Mse()).epochs(2000));
    recipe = tied ? recipe.withTiedWeights() : recipe;

    Network two = Network.of(5, new Dense(2), new Dense(1)).initialize(3);
    Network one = Network.of(5, new Dense(1), new Dense(1)).initialize(3);

    assertThat(last(recipe.pretrain(two, x, SGD, 4).histories().get(0).losses())).isLessThan(1e-4);
    assertThat(last(recipe.pretrain(one, x, SGD, 4).histories().get(0).losses()))
        .isGreaterThan(0.1);
  }

  @Test
  void everyHiddenLayerIsTrainedInTurnAndTheLastIsLeftAsItIs() {
    double[][] x = plane(0.1);
    Network start =
        Network.of(
                5,
                new Dense(4),
                new BatchNorm(),
                Activation.tanh(),
                new Dropout(0.05),
                new Dense(3),
                Activation.sigmoid(),
                new Dense(1),
                Activation.sigmoid())
            .initialize(5);
    double[] before = start.parameters();

    Autoencoder.Pretrained done = RECIPE.pretrain(start, x, SGD, 6);

    assertThat(done.histories()).hasSize(2);
    for (History history : done.histories()) {
      assertThat(last(history.losses())).isLessThan(0.7 * history.losses()[0]);
    }
    Network network = done.network();
    for (String name : new String[] {"0.weight", "1.weight", "1.bias", "4.weight", "4.bias"}) {
      assertThat(network.parameters(name)).as(name).isNotEqualTo(start.parameters(name));
    }
    assertThat(network.parameters("6.weight")).isEqualTo(start.parameters("6.weight"));
    assertThat(network.parameters("6.bias")).isEqualTo(start.parameters("6.bias"));
    assertThat(network.state("1.num_batches_tracked")).containsExactly(300);
    assertThat(start.parameters()).isEqualTo(before);
    assertThat(start.state("1.num_batches_tracked")).containsExactly(0);
  }

  /** The decoder of the first layer is learned anew from the second's point of view. */
  @Test
  void theSecondEncoderSeesTheFeaturesOfTheFirst() {
    double[][] x = plane(0.1);
    Network start =
        Network.of(5, new Dense(3), Activation.tanh(), new Dense(2), new Dense(1)).initialize(7);

    Autoencoder.Pretrained done = RECIPE.pretrain(start, x, SGD, 8);

    Network first =
        Network.of(5, new Dense(3), Activation.tanh())
            .withParameters(Arrays.copyOf(done.network().parameters(), 18));
    double[][] features = first.predict(x);
    Network tail =
        Network.of(3, new Dense(2), new Dense(1))
            .withParameters(Arrays.copyOfRange(start.parameters(), 18, start.size()));
    Autoencoder.Pretrained alone = RECIPE.pretrain(tail, features, SGD, 9);
    assertThat(alone.network().parameters())
        .isEqualTo(Arrays.copyOfRange(done.network().parameters(), 18, start.size()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameSeedGivesTheSameNetwork(boolean tied) {
    double[][] x = plane(0.1);
    Network start =
        Network.of(5, new Dense(3), Activation.tanh(), new Dense(2), new Dense(1)).initialize(9);
    Autoencoder recipe = RECIPE.denoising(new GaussianNoise(0.3));
    Autoencoder chosen = tied ? recipe.withTiedWeights() : recipe;

    double[] first = chosen.pretrain(start, x, SGD, 10).network().parameters();

    assertThat(chosen.pretrain(start, x, SGD, 10).network().parameters()).isEqualTo(first);
    assertThat(chosen.pretrain(start, x, SGD, 11).network().parameters()).isNotEqualTo(first);
    Autoencoder reseeded =
        new Autoencoder(chosen.trainer().seed(1), chosen.tied(), chosen.corruption());
    assertThat(reseeded.pretrain(start, x, SGD, 10).network().parameters()).isNotEqualTo(first);
  }

  /** Keeps what a layer added to its first input in training. */
  private record Heard(Layer layer, List<double[]> noises) implements Layer {
    @Override
    public int outputs(int inputs) {
      return layer.outputs(inputs);
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      layer.forward(pass, x, y);
      if (pass.training()) {
        double[] noise = new double[pass.samples()];
        Arrays.setAll(noise, s -> y[0][s] - x[0][s]);
        noises.add(noise);
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      layer.backward(pass, x, y, dy, dx);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyEncoderIsDisturbedByNoiseOfItsOwn(boolean tied) {
    List<double[]> noises = new ArrayList<>();
    Layer heard = new Heard(new GaussianNoise(0.3), noises);
    Network start =
        Network.of(5, new Dense(5), Activation.tanh(), new Dense(5), new Dense(1)).initialize(9);

    new Autoencoder(Trainer.of(new Mse()), tied, heard).pretrain(start, plane(0.1), SGD, 10);

    assertThat(noises).hasSize(2);
    double product = 0;
    for (int s = 0; s < 100; s++) {
      product += noises.get(0)[s] * noises.get(1)[s];
    }
    assertThat(product / 100).as("covariance, of a variance of 0.09").isBetween(-0.03, 0.03);
  }

  /** With all data in one batch the loss after a step is that before the next. */
  @Test
  void samplesForValidationGoThroughTheEncodersAsTheDataDo() {
    double[][] x = plane(0.1);
    Network start =
        Network.of(
                5,
                new LayerNorm(),
                new Dense(4),
                Activation.tanh(),
                new Dense(4),
                Activation.sigmoid(),
                new Dense(3),
                new Dense(1))
            .initialize(5);
    Trainer trainer = Trainer.of(new Mse()).epochs(20);

    List<History> without = Autoencoder.of(trainer).pretrain(start, x, SGD, 6).histories();
    List<History> with =
        Autoencoder.of(trainer.validation(x, new double[100][5]))
            .pretrain(start, x, SGD, 6)
            .histories();

    assertThat(with).hasSize(3);
    for (int i = 0; i < 3; i++) {
      double[] losses = with.get(i).losses();
      assertThat(losses).isEqualTo(without.get(i).losses());
      assertThat(Arrays.copyOf(with.get(i).validationLosses(), 19))
          .containsExactly(Arrays.copyOfRange(losses, 1, 20), Offset.offset(1e-12));
    }
  }

  /** Off the plane there is nothing but noise: a denoising code gives less of it back. */
  @Test
  void theTargetOfADenoisingAutoencoderIsClean() {
    double[][] x = plane(0);
    Network start = Network.of(5, new Dense(5), new Dense(1)).initialize(11);
    Autoencoder recipe = Autoencoder.of(Trainer.of(new Mse()).epochs(3000));

    double plain = last(recipe.pretrain(start, x, SGD, 12).histories().get(0).losses());
    double[] noisy =
        recipe
            .denoising(new GaussianNoise(0.5))
            .pretrain(start, x, SGD, 12)
            .histories()
            .get(0)
            .losses();
    double mean = Arrays.stream(noisy, 2500, 3000).average().orElseThrow();

    assertThat(plain).isLessThan(1e-6);
    // Of five noisy dimensions two reach the plane: 2/5 of the variance 1/4, less by shrinking.
    assertThat(mean).isBetween(0.05, 0.11);
  }

  @Test
  void maskingNoiseAndLayersInFrontAreTaken() {
    double[][] x = plane(0.1);
    Network start =
        Network.of(5, new GaussianNoise(0.1), new LayerNorm(), new Dense(3), new Dense(1))
            .initialize(13);

    Autoencoder.Pretrained done = RECIPE.denoising(new Dropout(0.2)).pretrain(start, x, SGD, 14);

    assertThat(done.histories()).hasSize(1);
    assertThat(done.network().parameters("1.weight")).containsOnly(1);
    assertThat(done.network().parameters("2.weight")).isNotEqualTo(start.parameters("2.weight"));
  }

  /** The starting point is that of the pre-trained encoders, ready for labels. */
  @Test
  void theNetworkLearnsLabelsFromThere() {
    double[][] x = TestData.twoClouds(60, 15);
    double[][] y = TestData.alternating(60);
    Network start =
        Network.of(
                2, new Dense(6), Activation.tanh(), new Dense(4), Activation.tanh(), new Dense(1))
            .initialize(16);

    Network pretrained = RECIPE.withTiedWeights().pretrain(start, x, SGD, 17).network();
    Fit fit = pretrained.fit(x, y, new BceWithLogits(), 200, ParameterUpdate.sgd(0.3));

    assertThat(Metric.binaryAccuracy(0).value(fit.network().predict(x), y)).isGreaterThan(0.95);
  }

  @Test
  void reconstructionsOfTiedWeightsAreTheirTransposeAndABias() {
    Network network =
        Network.of(2, new TiedAutoencoder(Sequence.of(new Dense(1))))
            .withParameters(new double[] {3, 4, 0.5, 10, 20});

    double[] y = network.predict(new double[] {1, 2});

    assertThat(y[0]).isCloseTo(3 * 11.5 + 10, Offset.offset(1e-12));
    assertThat(y[1]).isCloseTo(4 * 11.5 + 20, Offset.offset(1e-12));
  }

  @Test
  void networksThatCannotBePretrainedAreRefused() {
    double[][] x = plane(0);
    Layer nest = Residual.of(new Dense(3));

    assertThatThrownBy(() -> RECIPE.pretrain(Network.of(5, new Dense(1)).initialize(1), x, SGD, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the network has 1 Dense layers")
        .hasMessageContaining("needs two at least");
    assertThatThrownBy(
            () ->
                RECIPE.pretrain(
                    Network.of(5, new Dense(3), nest, new Dense(1)).initialize(1), x, SGD, 1))
        .hasMessageContaining("layer 1, Residual[Dense(3)]")
        .hasMessageContaining("no decoder is known for it")
        .hasMessageContaining("chain of Dense layers");
    assertThatThrownBy(
            () ->
                RECIPE.pretrain(
                    Network.of(5, new WeightNorm(5), new Dense(3), new Dense(1)).initialize(1),
                    x,
                    SGD,
                    1))
        .hasMessageContaining("layer 0, WeightNorm(Dense(5))");
    for (Layer last : List.of(new WeightNorm(1), Sequence.of(new Dense(1)))) {
      Network network =
          Network.of(5, new Dense(4), Activation.tanh(), new Dense(4), Activation.tanh(), last)
              .initialize(1);
      assertThatThrownBy(() -> RECIPE.pretrain(network, x, SGD, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("layer 4, " + last)
          .hasMessageContaining("has weights of its own");
    }
    assertThatThrownBy(
            () ->
                RECIPE
                    .denoising(new Dense(4))
                    .pretrain(Network.of(5, new Dense(3), new Dense(1)).initialize(1), x, SGD, 1))
        .hasMessageContaining("the corruption Dense(4)")
        .hasMessageContaining("use GaussianNoise or Dropout");
  }
}
