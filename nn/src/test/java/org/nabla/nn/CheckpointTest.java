package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

  private static final double[][] X = samples(23);
  private static final double[][] Y = targets(X);
  private static final Network NETWORK =
      Network.of(
              2, new Dense(6), new BatchNorm(), Activation.tanh(), new Dropout(0.3), new Dense(1))
          .initialize(4);

  private static double[][] samples(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[count][2];
    for (double[] row : x) {
      row[0] = random.nextDouble(-1, 1);
      row[1] = random.nextDouble(-1, 1);
    }
    return x;
  }

  private static double[][] targets(double[][] x) {
    double[][] y = new double[x.length][1];
    for (int s = 0; s < x.length; s++) {
      y[s][0] = x[s][0] * x[s][1];
    }
    return y;
  }

  /** Momentum, written as a user would. */
  private static ParameterUpdate momentum(double rate) {
    double[] velocity = new double[NETWORK.size()];
    return ParameterUpdate.resumable(
        "momentum " + rate,
        (parameters, gradient) -> {
          for (int i = 0; i < parameters.length; i++) {
            velocity[i] = 0.9 * velocity[i] + gradient[i];
            parameters[i] -= rate * velocity[i];
          }
        },
        () -> Map.of("velocity", velocity.clone()),
        saved -> System.arraycopy(saved.get("velocity"), 0, velocity, 0, velocity.length));
  }

  private static Trainer trainer() {
    return Trainer.of(new Mse())
        .epochs(9)
        .batchSize(5)
        .shuffle(3)
        .seed(8)
        .metrics(Metric.mae(), Metric.r2())
        .validation(samples(11), targets(samples(11)))
        .earlyStopping(3, 1e-4);
  }

  static List<Trainer> trainers() {
    double[] weights = new double[23];
    Arrays.fill(weights, 4, 23, 0.5);
    return List.of(
        trainer(),
        trainer().batchSize(23).epochs(30),
        trainer().epochs(3).penalty(Penalty.l2(0.01)),
        trainer().batchSize(4).dropLast().sampleWeights(weights),
        Trainer.of(new Mae()).epochs(4).batchSize(10).stopWhen(Metric.mae(), 0.01),
        Trainer.of(new Mse()).epochs(7).validationSplit(0.3, 5).earlyStopping(2, 0));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void aRunResumedAtAnyStepGivesTheSameBits(Trainer trainer) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    Fit unbroken = trainer.checkpoint(1, checkpoints::add).fit(NETWORK, X, Y, momentum(0.05));
    Fit plain = trainer.fit(NETWORK, X, Y, momentum(0.05));
    assertSame(plain, unbroken);
    assertThat(checkpoints).hasSameSizeAs(unbroken.history().stepLosses());
    Network withoutValues = Network.of(2, NETWORK.layers().toArray(Layer[]::new));
    for (Checkpoint checkpoint : checkpoints) {
      Checkpoint copy = Checkpoint.of(checkpoint.texts(), checkpoint.arrays());
      assertSame(trainer.resume(copy).fit(withoutValues, X, Y, momentum(0.05)), unbroken);
    }
  }

  private static void assertSame(Fit actual, Fit expected) {
    assertThat(actual.network().parameters()).isEqualTo(expected.network().parameters());
    assertThat(actual.network().state()).isEqualTo(expected.network().state());
    History history = actual.history();
    assertThat(history.losses()).isEqualTo(expected.history().losses());
    assertThat(history.stepLosses()).isEqualTo(expected.history().stepLosses());
    assertThat(history.penalties()).isEqualTo(expected.history().penalties());
    assertThat(history.validationLosses()).isEqualTo(expected.history().validationLosses());
    assertThat(history.bestEpoch()).isEqualTo(expected.history().bestEpoch());
    assertThat(history.end()).isEqualTo(expected.history().end());
    assertThat(history).hasToString(expected.history().toString());
  }

  private static Checkpoint after(int step) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    trainer().checkpoint(step, checkpoints::add).fit(NETWORK, X, Y, momentum(0.05));
    return checkpoints.get(0);
  }

  @Test
  void metricsGoOnWhereTheyWere() {
    Fit unbroken = trainer().fit(NETWORK, X, Y, momentum(0.05));
    Fit resumed = trainer().resume(after(12)).fit(NETWORK, X, Y, momentum(0.05));
    assertThat(resumed.history().metric(Metric.r2()))
        .isEqualTo(unbroken.history().metric(Metric.r2()));
    assertThat(resumed.history().validationMetric(Metric.mae()))
        .isEqualTo(unbroken.history().validationMetric(Metric.mae()));
  }

  @Test
  void itKnowsItsStepItsEpochAndTheNetworkThen() {
    List<double[]> parameters = new ArrayList<>();
    ParameterUpdate momentum = momentum(0.05);
    ParameterUpdate watched =
        ParameterUpdate.resumable(
            "momentum 0.05",
            (p, g) -> {
              momentum.apply(p, g);
              parameters.add(p.clone());
            },
            momentum::state,
            momentum::restore);
    trainer().fit(NETWORK, X, Y, watched);
    Checkpoint checkpoint = after(7);
    assertThat(checkpoint.step()).isEqualTo(7);
    assertThat(checkpoint.epoch()).isEqualTo(2);
    assertThat(checkpoint).hasToString("Checkpoint after step 7 in epoch 2");
    Network then = checkpoint.network(NETWORK);
    assertThat(then.parameters()).isEqualTo(parameters.get(6));
    assertThat(then.state("1.num_batches_tracked")).containsExactly(7);
  }

  @Test
  void arraysAndTextsAreCopies() {
    Checkpoint checkpoint = after(7);
    double[] before = checkpoint.network(NETWORK).parameters();
    checkpoint.arrays().values().forEach(values -> Arrays.fill(values, 7));
    checkpoint.texts().clear();
    assertThat(checkpoint.network(NETWORK).parameters()).isEqualTo(before);
  }

  @Test
  void resumingAnotherArchitectureIsRefusedNamingBoth() {
    Network other = Network.of(2, new Dense(7), Activation.relu(), new Dense(1)).initialize(1);
    Checkpoint checkpoint = after(5);
    assertThatThrownBy(() -> trainer().resume(checkpoint).fit(other, X, Y, momentum(0.05)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the checkpoint is of another run and cannot be resumed")
        .hasMessageContaining("the network was 2 inputs, " + NETWORK.layers())
        .hasMessageContaining("and is 2 inputs, [Dense(7), ReLU, Dense(1)]");
    assertThatThrownBy(() -> checkpoint.network(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another network: 2 inputs, " + NETWORK.layers())
        .hasMessageContaining("not 2 inputs, [Dense(7), ReLU, Dense(1)]");
  }

  @Test
  void resumingWithAnotherOptimizerIsRefusedNamingBoth() {
    assertRefused(trainer(), momentum(0.1), "the optimizer was momentum 0.05 and is momentum 0.1");
    assertRefused(
        trainer(), ParameterUpdate.sgd(0.5), "the optimizer was momentum 0.05 and is SGD(0.5)");
  }

  @Test
  void everySettingThatDiffersIsNamedWithBothValues() {
    assertRefused(
        trainer().batchSize(6).shuffle(9).seed(1),
        momentum(0.05),
        "the batch size was 5 and is 6; the seed of shuffling was 3 and is 9; the seed was 8 and"
            + " is 1");
    assertRefused(
        trainer().earlyStopping(4, 0.5).dropLast().metrics(Metric.mae()),
        momentum(0.05),
        "the dropping of the last batch was false and is true; the patience of early stopping was"
            + " 3 and is 4; the least improvement was 1.0E-4 and is 0.5; the list of metrics was");
    assertRefused(
        trainer().stopWhen(Metric.mae(), 0.5),
        momentum(0.05),
        "the metric to reach was none and is");
    assertThatThrownBy(
            () ->
                Trainer.of(new Mae())
                    .resume(after(5))
                    .fit(NETWORK, samples(9), targets(samples(9)), momentum(0.05)))
        .hasMessageContaining("the number of samples was 23 and is 9")
        .hasMessageContaining("the digest of the training data was ")
        .hasMessageContaining("the digest of the validation data was ")
        .hasMessageContaining("the loss was MSE and is ");
  }

  private static void assertRefused(Trainer trainer, ParameterUpdate update, String message) {
    Checkpoint checkpoint = after(5);
    assertThatThrownBy(() -> trainer.resume(checkpoint).fit(NETWORK, X, Y, update))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void resumingWithAnotherReductionOfTheLossIsRefused() {
    assertRefused(
        Trainer.of(new Mse(Reduction.SUM)), momentum(0.05), "the loss was MSE and is MSE, sum");
  }

  @Test
  void namesWithAnAtSignAreComparedWhole() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    Metric five = Metric.of("recall@5", true, (p, t) -> 0);
    Metric ten = Metric.of("recall@10", true, (p, t) -> 0);
    Trainer trainer = Trainer.of(new Mse()).epochs(2);
    trainer.metrics(five).checkpoint(1, checkpoints::add).fit(NETWORK, X, Y, named("SGD@1e-2"));
    Checkpoint checkpoint = checkpoints.get(0);
    assertThatThrownBy(
            () -> trainer.metrics(ten).resume(checkpoint).fit(NETWORK, X, Y, named("SGD@5e-2")))
        .hasMessageContaining("the optimizer was SGD@1e-2 and is SGD@5e-2")
        .hasMessageContaining("recall@5")
        .hasMessageContaining("recall@10");
  }

  private static ParameterUpdate named(String name) {
    return ParameterUpdate.resumable(name, (p, g) -> {}, Map::of, saved -> {});
  }

  /** Another object each time, with another text, as in another process. */
  private static Metric nameless(double factor) {
    return (prediction, target) -> factor * prediction[0][0];
  }

  @Test
  void metricsWithoutANameGoOnInAnotherProcess() {
    Trainer trainer = Trainer.of(new Mse()).epochs(6).batchSize(5).validation(X, Y);
    Metric before = nameless(2);
    Metric after = nameless(2);
    assertThat(before.toString()).isNotEqualTo(after.toString());
    List<Checkpoint> checkpoints = new ArrayList<>();
    Trainer first = trainer.metrics(Metric.mae(), before);
    History unbroken =
        first.checkpoint(1, checkpoints::add).fit(NETWORK, X, Y, momentum(0.05)).history();
    History resumed =
        trainer
            .metrics(Metric.mae(), after)
            .resume(checkpoints.get(3))
            .fit(NETWORK, X, Y, momentum(0.05))
            .history();
    assertThat(resumed.metric(after)).hasSize(6).isEqualTo(unbroken.metric(before));
    assertThat(resumed.validationMetric(after)).isEqualTo(unbroken.validationMetric(before));
    assertThat(resumed.metric(Metric.mae())).isEqualTo(unbroken.metric(Metric.mae()));
  }

  @Test
  void fewerEpochsThanTheCheckpointsAreRefusedNamingBoth() {
    assertRefused(
        trainer().epochs(1).resume(after(7)),
        "the checkpoint is in epoch 2 but training is to end after epoch 1");
  }

  private static void assertRefused(Trainer trainer, String message) {
    assertThatThrownBy(() -> trainer.fit(NETWORK, X, Y, momentum(0.05)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anotherNumberOfEpochsOrThreadsIsNoOtherRun() {
    Fit longer = trainer().epochs(12).threads(2).fit(NETWORK, X, Y, momentum(0.05));
    Fit resumed = trainer().epochs(12).resume(after(12)).fit(NETWORK, X, Y, momentum(0.05));
    assertSame(resumed, longer);
  }

  @Test
  void anUpdateThatDoesNotSayWhatItRemembersIsRefusedBeforeTraining() {
    assertThatThrownBy(
            () -> trainer().checkpoint(5, c -> {}).fit(NETWORK, X, Y, momentum(0.1)::apply))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ParameterUpdate.resumable(name, stepper::step");
    ParameterUpdate plain = (parameters, gradient) -> {};
    assertThatThrownBy(() -> plain.restore(Map.of()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ParameterUpdate.resumable");
    assertThat(plain.name()).contains("CheckpointTest");
  }

  @Test
  void plainDescentResumesAndRefusesAnothersMemory() {
    ParameterUpdate sgd = ParameterUpdate.sgd(0.1);
    assertThat(sgd.state()).isEmpty();
    sgd.restore(Map.of());
    assertThatThrownBy(() -> sgd.restore(Map.of("velocity", new double[1])))
        .hasMessage("SGD remembers nothing but is given [velocity]");
  }

  @Test
  void clippingRemembersWhatTheUpdateBehindItDoes() {
    ParameterUpdate momentum = momentum(0.05);
    ParameterUpdate clipped = momentum.clipNorm(1).clipValue(0.1);
    assertThat(clipped.name())
        .isEqualTo("momentum 0.05, norm clipped to 1.0, derivatives clipped to 0.1");
    double[] velocity = new SplittableRandom(6).doubles(NETWORK.size()).toArray();
    clipped.restore(Map.of("velocity", velocity));
    assertThat(momentum.state().get("velocity")).isEqualTo(velocity);
    assertThat(clipped.state().get("velocity")).isEqualTo(velocity);
  }

  @Test
  void aSinkThatFailsEndsTraining() {
    assertThatThrownBy(
            () ->
                trainer()
                    .checkpoint(
                        4,
                        c -> {
                          throw new IOException("the disk is full");
                        })
                    .fit(NETWORK, X, Y, momentum(0.05)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the checkpoint after step 4 could not be kept")
        .cause()
        .hasMessage("the disk is full");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> trainer().checkpoint(0, c -> {}))
        .hasMessage("the number of steps between checkpoints is 0: it must be at least 1");
    assertThatThrownBy(() -> ParameterUpdate.resumable(" ", (p, g) -> {}, Map::of, s -> {}))
        .hasMessage("the name of an update is blank: give its optimizer's");
  }

  @Test
  void whatIsMissingOrOutOfRangeIsNamed() {
    assertRefused("step", "-1", "the checkpoint's step is -1: it must not be negative");
    assertRefused("epoch", "x", "the checkpoint's epoch is x: a whole number is expected");
    assertRefused("epoch", "0", "the checkpoint's epoch is 0: epochs count from 1");
    assertRefused("seen", "3000000000", "the checkpoint's seen is 3000000000: too large");
    assertRefused("best epoch", "0", "best.parameters");
    Checkpoint checkpoint = after(9);
    for (String name : List.of("parameters", "state", "best.loss", "history.step losses")) {
      Map<String, double[]> arrays = new LinkedHashMap<>(checkpoint.arrays());
      arrays.remove(name);
      assertThatThrownBy(() -> Checkpoint.of(checkpoint.texts(), arrays))
          .hasMessageContaining("the checkpoint has no array '" + name + "', only [");
    }
    Map<String, double[]> arrays = checkpoint.arrays();
    arrays.put("best.loss", new double[2]);
    assertThatThrownBy(() -> Checkpoint.of(checkpoint.texts(), arrays))
        .hasMessage("the checkpoint's best.loss is not one number");
  }

  private static void assertRefused(String name, String text, String message) {
    Checkpoint checkpoint = after(9);
    Map<String, String> texts = checkpoint.texts();
    texts.put(name, text);
    assertThatThrownBy(() -> Checkpoint.of(texts, checkpoint.arrays()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
