package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {

  private static final double[][] X = TestData.twoClouds(70, 1);
  private static final double[][] Y = TestData.alternating(70);
  private static final Network NETWORK =
      Network.of(2, new Dense(4), Activation.relu(), new Dense(1)).initialize(2);
  private static final Trainer TRAINER = Trainer.of(new BceWithLogits());

  @Test
  void theFirstLossIsThatOfTheInitialParameters() {
    Fit fit = NETWORK.fit(X, Y, new BceWithLogits(), 3, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().losses()[0])
        .isEqualTo(new BceWithLogits().value(NETWORK.predict(X), Y));
    assertThat(fit.history().losses()).hasSize(3).isEqualTo(fit.history().stepLosses());
    assertThat(fit.history().epochs()).isEqualTo(3);
    assertThat(fit.history()).asString().startsWith("History of 3 epochs, last loss 0.");
  }

  @Test
  void trainingLeavesTheNetworkItStartedFromAlone() {
    double[] before = NETWORK.parameters();

    Fit fit = NETWORK.fit(X, Y, new BceWithLogits(), 3, ParameterUpdate.sgd(0.1));

    assertThat(NETWORK.parameters()).isEqualTo(before);
    assertThat(fit.network().parameters()).isNotEqualTo(before);
  }

  @Test
  void miniBatchesCoverTheDataAndTheLastMayBeShort() {
    Fit fit = TRAINER.epochs(2).batchSize(16).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));
    Fit dropped =
        TRAINER.epochs(2).batchSize(16).dropLast().fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().stepLosses()).hasSize(10);
    assertThat(dropped.history().stepLosses()).hasSize(8);
    double[] steps = fit.history().stepLosses();
    double mean = (16 * (steps[0] + steps[1] + steps[2] + steps[3]) + 6 * steps[4]) / 70;
    Close.assertClose(fit.history().losses()[0], mean, 1e-14, "epoch's loss");
  }

  @Test
  void miniBatchesInOrderAreSlicesOfTheData() {
    Fit whole =
        TRAINER
            .batchSize(16)
            .fit(NETWORK, Arrays.copyOf(X, 16), Arrays.copyOf(Y, 16), ParameterUpdate.sgd(0.1));
    Fit first = TRAINER.batchSize(16).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(first.history().stepLosses()[0]).isEqualTo(whole.history().stepLosses()[0]);
  }

  @Test
  void theOrderOfAShuffleIsAFunctionOfTheSeed() {
    Trainer trainer = TRAINER.epochs(3).batchSize(8);
    ParameterUpdate update = ParameterUpdate.sgd(0.1);

    double[] once = trainer.shuffle(5).fit(NETWORK, X, Y, update).history().stepLosses();

    assertThat(trainer.shuffle(5).fit(NETWORK, X, Y, update).history().stepLosses())
        .isEqualTo(once);
    assertThat(trainer.shuffle(6).fit(NETWORK, X, Y, update).history().stepLosses())
        .isNotEqualTo(once);
  }

  @Test
  void aListenerHearsOfEveryEpoch() {
    List<Epoch> heard = new ArrayList<>();

    Fit fit =
        TRAINER
            .epochs(3)
            .batchSize(35)
            .onEpoch(heard::add)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    double[] losses = fit.history().losses();
    assertThat(heard)
        .containsExactly(
            new Epoch(1, 3, 2, losses[0], 0, Double.NaN, Map.of(), Map.of()),
            new Epoch(2, 3, 4, losses[1], 0, Double.NaN, Map.of(), Map.of()),
            new Epoch(3, 3, 6, losses[2], 0, Double.NaN, Map.of(), Map.of()));
  }

  @Test
  void anInterruptEndsTrainingWithWhatWasLearned() {
    Fit fit =
        TRAINER
            .epochs(100)
            .onEpoch(
                epoch -> {
                  if (epoch.number() == 4) {
                    Thread.currentThread().interrupt();
                  }
                })
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fit.history().end()).isEqualTo(History.End.INTERRUPTED);
    assertThat(fit.history().losses()).hasSize(4);
    assertThat(fit.network().parameters()).isNotEqualTo(NETWORK.parameters());
  }

  @Test
  void anInterruptIsHeardWithinAnEpoch() {
    List<Integer> steps = new ArrayList<>();
    ParameterUpdate update =
        (parameters, gradient) -> {
          ParameterUpdate.sgd(0.1).apply(parameters, gradient);
          steps.add(steps.size());
          if (steps.size() == 3) {
            Thread.currentThread().interrupt();
          }
        };

    Fit fit = TRAINER.epochs(9).batchSize(10).fit(NETWORK, X, Y, update);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fit.history().stepLosses()).hasSize(3);
    assertThat(fit.history().losses()).isEmpty();
    assertThat(fit.history()).asString().contains("INTERRUPTED");
  }

  @Test
  void divergenceSaysAtWhichStepAndWhere() {
    Network network = Network.of(2, new Dense(3), Activation.relu(), new Dense(1)).initialize(4);

    assertThatThrownBy(() -> network.fit(X, Y, new Mse(), 500, ParameterUpdate.sgd(10)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("training diverged at step ")
        .hasMessageContaining("layer 2, Dense(1)")
        .hasMessageContaining("the learning rate may be too high");
  }

  @Test
  void anUpdateThatGivesNotANumberIsFound() {
    assertThatThrownBy(
            () -> NETWORK.fit(X, Y, new Mse(), 5, (parameters, g) -> parameters[3] = Double.NaN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("update of step 0")
        .hasMessageContaining("parameter 0.weight[3] is NaN");
    int[] calls = {0};
    ParameterUpdate later =
        (parameters, gradient) -> {
          if (++calls[0] == 3) {
            parameters[12] = Double.NaN;
          }
        };
    assertThatThrownBy(() -> NETWORK.fit(X, Y, new Mse(), 5, later))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 3")
        .hasMessageContaining("parameter 2.weight[0] is NaN");
  }

  @Test
  void aGradientThatIsNotFiniteIsFoundWithItsParameter() {
    Loss broken =
        (samples, prediction, target, gradient) -> {
          gradient[0][3] = Double.POSITIVE_INFINITY;
          return 1;
        };

    assertThatThrownBy(() -> NETWORK.fit(X, Y, broken, 5, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 0: the gradient is not finite")
        .hasMessageContaining("the derivative by ");
  }

  @Test
  void swappedArgumentsAndASignErrorAreFoundAtTheFirstUpdate() {
    ParameterUpdate swapped = (parameters, g) -> ParameterUpdate.sgd(0.1).apply(g, parameters);
    ParameterUpdate uphill =
        (parameters, gradient) -> {
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.1 * gradient[i];
          }
        };

    assertThatThrownBy(() -> NETWORK.fit(X, Y, new Mse(), 5, swapped))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(parameters, gradient), in that order");
    assertThatThrownBy(() -> NETWORK.fit(X, Y, new Mse(), 5, uphill))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uphill: subtract the gradient");
  }

  @Test
  void aFirstUpdateOfDecayAloneIsNoSignError() {
    ParameterUpdate decay =
        (parameters, gradient) -> {
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= 0.01 * (gradient[i] + 100 * parameters[i]);
          }
        };

    assertThat(NETWORK.fit(X, Y, new Mse(), 2, decay).history().losses()).hasSize(2);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> TRAINER.batchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the batch size is 0: it must be at least 1");
    assertThatThrownBy(() -> TRAINER.epochs(0)).hasMessageContaining("epochs is 0");
    assertThatThrownBy(() -> ParameterUpdate.sgd(-1))
        .hasMessageContaining("the learning rate is -1.0");
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    Loss loss = new Mse();

    assertThatThrownBy(() -> NETWORK.fit(new double[0][2], new double[0][1], loss, 1, update))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(() -> NETWORK.fit(X, new double[69][1], loss, 1, update))
        .hasMessageContaining("70 samples and 69 targets");
    assertThatThrownBy(() -> NETWORK.fit(X, new double[70][2], loss, 1, update))
        .hasMessageContaining("targets have 2 columns but the network has 1 outputs");
    double[][] broken = new double[70][1];
    broken[9][0] = Double.NaN;
    assertThatThrownBy(() -> NETWORK.fit(X, broken, loss, 1, update))
        .hasMessageContaining("targets: number 0 of row 9 is NaN");
    assertThatThrownBy(() -> NETWORK.fit(X, new double[70][0], loss, 1, update))
        .hasMessageContaining("no columns");
  }

  @Test
  void aStepAllocatesNothing() {
    assertThat(Allocation.ofSteps(TRAINER.shuffle(3))).as("bytes of 980 steps").isLessThan(1000);
  }

  @Test
  void aStepWithEveryRemedyAllocatesNothing() {
    Network network =
        Network.of(
                2,
                new GaussianNoise(0.1),
                new WeightNorm(8),
                new BatchNorm(),
                Activation.tanh(),
                Residual.of(new Dense(8), new LayerNorm(), Activation.relu(), new Dropout(0.3)),
                new Dense(1))
            .initialize(1);
    Trainer trainer = TRAINER.penalty(Penalty.l1(1e-4), Penalty.l2(1e-4)).shuffle(3);
    ParameterUpdate update = ParameterUpdate.sgd(0.01).clipValue(5).clipNorm(1);

    for (int batch : new int[] {2, 40}) {
      assertThat(Allocation.ofSteps(trainer.epochs(40), network, update, batch))
          .as("bytes of 980 steps with batches of %d", batch)
          .isLessThan(1000);
    }
  }

  @Test
  void anUpdateThatKeepsTheParametersCannotChangeTheTrainedNetwork() {
    List<double[]> kept = new ArrayList<>();
    ParameterUpdate keeps =
        (parameters, gradient) -> {
          ParameterUpdate.sgd(0.1).apply(parameters, gradient);
          kept.add(parameters);
        };
    Network trained = NETWORK.fit(X, Y, new BceWithLogits(), 3, keeps).network();
    double[][] predictions = trained.predict(X);

    Arrays.fill(kept.get(2), 0);

    assertThat(trained.predict(X)).isDeepEqualTo(predictions);
  }

  @Test
  void aLossThatOverflowsIsNamedWithTheLargestOutput() {
    Network linear = Network.of(1, new Dense(1)).initialize(1);
    double[][] x = TestData.normal(20, 1, 1);

    assertThatThrownBy(() -> linear.fit(x, x, new Mse(), 5000, ParameterUpdate.sgd(2)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("training diverged at step ")
        .hasMessageContaining("the loss is Infinity")
        .hasMessageMatching(
            ".*the largest is output 0 of layer 0, Dense\\(1\\), -?\\d\\.\\d+E1[56]\\d for sample"
                + " \\d+: too large for the loss.*");
  }

  @Test
  void aBatchWhoseClassesWeighNothingIsNoDivergence() {
    double[][] x = TestData.twoClouds(8, 1);
    double[][] y = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};
    Network two = Network.of(2, new Dense(2)).initialize(1);
    Network logs = Network.of(2, new Dense(2), new LogSoftmax()).initialize(1);
    Loss cross = new CrossEntropy(List.of(0.0, 1.0), 0, Reduction.MEAN);
    Loss nll = new Nll(List.of(0.0, 1.0), Reduction.MEAN);
    ParameterUpdate update = ParameterUpdate.sgd(0.1);

    double[] crossLosses =
        Trainer.of(cross).batchSize(4).fit(two, x, y, update).history().stepLosses();
    double[] nllLosses =
        Trainer.of(nll).batchSize(4).fit(logs, x, y, update).history().stepLosses();

    assertThat(crossLosses[0]).isZero();
    assertThat(crossLosses[1]).isPositive();
    Close.assertClose(nllLosses, crossLosses, 1e-13, "loss");
    assertThat(cross.perSample(two.predict(x), y)).startsWith(0, 0).doesNotContain(Double.NaN);
  }

  @Test
  void theShufflesOfEpochsAreStreamsOfTheirOwn() {
    Set<Long> drawn = new HashSet<>();
    for (int epoch = 1; epoch <= 20; epoch++) {
      new SplittableRandom(TrainingRun.epochSeed(5, epoch)).longs(1000).forEach(drawn::add);
    }

    assertThat(drawn).hasSize(20_000);
  }

  @Test
  void anInterruptedEpochDoesNotHideAParameterThatIsNotANumber() {
    int[] steps = {0};
    ParameterUpdate breaks =
        (parameters, gradient) -> {
          if (++steps[0] == 3) {
            parameters[0] = Double.NaN;
            Thread.currentThread().interrupt();
          }
        };

    assertThatThrownBy(() -> TRAINER.epochs(2).batchSize(10).fit(NETWORK, X, Y, breaks))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("parameter 0.weight[0] is NaN");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLossThatRefusesAPredictionSaysAtWhichStep() {
    Network bare = Network.of(2, new Dense(1)).initialize(1);

    assertThatThrownBy(() -> bare.fit(X, Y, new Bce(), 5, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("at step 0 of training: ")
        .hasMessageContaining("sigmoid()");
  }
}
