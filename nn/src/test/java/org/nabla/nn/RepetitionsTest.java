package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RepetitionsTest {

  private static final double[][] X = TestData.twoClouds(60, 1);
  private static final double[][] Y = TestData.alternating(60);
  private static final Network SHAPE = Network.of(2, new Dense(3), Activation.relu(), new Dense(1));
  private static final Trainer TRAINER =
      Trainer.of(new BceWithLogits()).epochs(10).batchSize(16).shuffle(9);
  private static final long[] SEEDS = {1, 2, 3, 4, 5};

  private static Repetitions repeat(Trainer trainer, int threads) {
    return Repetitions.of(trainer, SHAPE, X, Y, SEEDS, () -> ParameterUpdate.sgd(0.1), threads);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    List<double[]> alone = parameters(repeat(TRAINER, 1));

    assertThat(parameters(repeat(TRAINER, 2))).containsExactlyElementsOf(alone);
    assertThat(parameters(repeat(TRAINER, 8))).containsExactlyElementsOf(alone);
    assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
  }

  private static List<double[]> parameters(Repetitions repetitions) {
    return repetitions.fits().stream().map(fit -> fit.network().parameters()).toList();
  }

  @Test
  void everyRepetitionIsATrainingOfItsOwn() {
    Repetitions repetitions = repeat(Trainer.of(new BceWithLogits()).epochs(10), 2);

    Fit third =
        Trainer.of(new BceWithLogits())
            .epochs(10)
            .fit(SHAPE.initialize(3), X, Y, ParameterUpdate.sgd(0.1));
    assertThat(repetitions.fits().get(2).network().parameters())
        .isEqualTo(third.network().parameters());
    assertThat(repetitions.losses()[2]).isEqualTo(third.history().losses()[9]);
    assertThat(repetitions.meanLoss())
        .isEqualTo(Arrays.stream(repetitions.losses()).average().orElseThrow());
  }

  @Test
  void aFailureIsTheCallersAndHasItsOwnType() {
    Trainer diverging = Trainer.of(new Mse()).epochs(2000);

    assertThatThrownBy(
            () -> Repetitions.of(diverging, SHAPE, X, Y, SEEDS, () -> ParameterUpdate.sgd(10), 2))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("diverged");
    assertThatThrownBy(() -> repeat(TRAINER, 0)).hasMessageContaining("threads is 0");
    assertThatThrownBy(
            () ->
                Repetitions.of(TRAINER, SHAPE, X, Y, new long[0], () -> ParameterUpdate.sgd(1), 1))
        .hasMessageContaining("no seeds");
  }

  @Test
  void crossValidationHoldsOutEachSampleOnce() {
    Metric accuracy = Metric.binaryAccuracy(0);
    Trainer trainer = TRAINER.metrics(accuracy).epochs(30);

    CrossValidation folds =
        CrossValidation.of(trainer, SHAPE, X, Y, 7, 3, () -> ParameterUpdate.sgd(0.1), 2);
    CrossValidation alone =
        CrossValidation.of(trainer, SHAPE, X, Y, 7, 3, () -> ParameterUpdate.sgd(0.1), 1);

    assertThat(folds.fits()).hasSize(7);
    assertThat(folds.losses()).hasSize(7).isEqualTo(alone.losses());
    assertThat(Arrays.stream(folds.metric(accuracy)).average().orElseThrow()).isBetween(0.8, 1.0);
    assertThat(folds.meanLoss()).isLessThan(0.6);
    assertThat(folds.fits().get(0).history().stepLosses())
        .as("52 of 60 samples in batches of 16, 30 times")
        .hasSize(4 * 30);
  }

  @Test
  void foldsThatMakeNoSenseAreRefused() {
    for (int folds : new int[] {1, 61}) {
      assertThatThrownBy(
              () ->
                  CrossValidation.of(
                      TRAINER, SHAPE, X, Y, folds, 3, () -> ParameterUpdate.sgd(1), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("folds is " + folds)
          .hasMessageContaining("60");
    }
    assertThatThrownBy(
            () ->
                CrossValidation.of(
                    TRAINER.validation(X, Y), SHAPE, X, Y, 3, 3, () -> ParameterUpdate.sgd(1), 1))
        .hasMessageContaining("leave them out");
  }

  @Test
  void updatesAreMadeInTheOrderOfTheSeeds() {
    List<List<double[]>> all = new ArrayList<>();
    for (int threads : new int[] {1, 8}) {
      int[] made = {0};
      Supplier<ParameterUpdate> updates = () -> ParameterUpdate.sgd(0.01 * ++made[0]);
      all.add(parameters(Repetitions.of(TRAINER, SHAPE, X, Y, SEEDS, updates, threads)));
      assertThat(made[0]).isEqualTo(5);
    }
    Fit third =
        Trainer.of(new BceWithLogits())
            .fit(SHAPE.initialize(3), X, Y, ParameterUpdate.sgd(0.01 * 3));
    int[] made = {0};
    Repetitions once =
        Repetitions.of(
            Trainer.of(new BceWithLogits()),
            SHAPE,
            X,
            Y,
            SEEDS,
            () -> ParameterUpdate.sgd(0.01 * ++made[0]),
            3);

    assertThat(all.get(1)).containsExactlyElementsOf(all.get(0));
    assertThat(once.fits().get(2).network().parameters()).isEqualTo(third.network().parameters());
  }

  @Test
  void anInterruptOfTheCallerKeepsWhatWasLearned() {
    Thread caller = Thread.currentThread();
    Trainer endless =
        Trainer.of(new BceWithLogits())
            .epochs(Integer.MAX_VALUE)
            .onEpoch(
                epoch -> {
                  if (epoch.number() == 50) {
                    caller.interrupt();
                  }
                });
    for (int threads : new int[] {1, 2}) {
      Repetitions begun = repeat(endless, threads);
      assertThat(Thread.interrupted()).isTrue();
      CrossValidation folds =
          CrossValidation.of(endless, SHAPE, X, Y, 5, 1, () -> ParameterUpdate.sgd(0.1), threads);
      assertThat(Thread.interrupted()).isTrue();

      for (List<Fit> fits : List.of(begun.fits(), folds.fits())) {
        assertThat(fits).hasSizeBetween(1, threads);
        assertThat(fits)
            .allSatisfy(fit -> assertThat(fit.history().end()).isEqualTo(History.End.INTERRUPTED));
      }
      assertThat(begun.fits()).anyMatch(fit -> fit.history().epochs() >= 50);
    }
  }

  @Test
  void aTrainingThatInterruptsItselfEndsAlone() {
    Trainer trainer =
        Trainer.of(new BceWithLogits())
            .epochs(9)
            .onEpoch(
                epoch -> {
                  if (epoch.number() == 3) {
                    Thread.currentThread().interrupt();
                  }
                });
    for (int threads : new int[] {1, 2}) {
      Repetitions repetitions = repeat(trainer, threads);

      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(repetitions.fits()).hasSize(5);
      assertThat(repetitions.fits())
          .allSatisfy(fit -> assertThat(fit.history().epochs()).isEqualTo(3));
    }
  }

  @Test
  void noListenerIsCalledAfterAFailureWasThrown() {
    AtomicInteger calls = new AtomicInteger();
    Trainer fails =
        Trainer.of(new BceWithLogits())
            .epochs(Integer.MAX_VALUE)
            .onEpoch(epoch -> calls.incrementAndGet());
    int[] made = {0};
    Supplier<ParameterUpdate> updates =
        () -> made[0]++ == 0 ? (p, g) -> p[0] = Double.NaN : ParameterUpdate.sgd(0.01);

    assertThatThrownBy(() -> Repetitions.of(fails, SHAPE, X, Y, SEEDS, updates, 2))
        .isInstanceOf(ArithmeticException.class);

    int before = calls.get();
    double[] busy =
        SHAPE
            .initialize(1)
            .fit(X, Y, new Mse(), 2000, ParameterUpdate.sgd(0.001))
            .history()
            .losses();
    assertThat(busy).hasSize(2000);
    assertThat(calls).hasValue(before);
  }

  /** Writes down the seeds that it is given in training. */
  private record Seeds(Set<Long> drawn) implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      if (pass.training()) {
        drawn.add(pass.seed());
      }
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(dy[u], 0, dx[u], 0, pass.samples());
      }
    }
  }

  @Test
  void everyRepetitionDrawsItsOwnNumbersInTraining() {
    Set<Long> drawn = ConcurrentHashMap.newKeySet();
    Network shape = Network.of(2, new Dense(1), new Seeds(drawn));

    Repetitions.of(
        Trainer.of(new BceWithLogits()), shape, X, Y, SEEDS, () -> ParameterUpdate.sgd(0.1), 2);

    assertThat(drawn).hasSize(5);
  }

  @Test
  void sampleWeightsGoWithTheirSamplesIntoTheFolds() {
    double[] weights = new SplittableRandom(4).doubles(60, 0.1, 3).toArray();
    Trainer trainer = Trainer.of(new BceWithLogits()).epochs(5).sampleWeights(weights);

    CrossValidation folds =
        CrossValidation.of(trainer, SHAPE, X, Y, 3, 8, () -> ParameterUpdate.sgd(0.1), 2);

    int[] order = TrainingData.shuffled(60, 8);
    double[] own = new double[40];
    for (int i = 0; i < 40; i++) {
      own[i] = weights[order[20 + i]];
    }
    Fit first =
        trainer
            .sampleWeights(own)
            .fit(
                SHAPE.initialize(8),
                TrainingData.pick(X, order, 20, 60),
                TrainingData.pick(Y, order, 20, 60),
                ParameterUpdate.sgd(0.1));
    assertThat(folds.fits().get(0).history().losses()).isEqualTo(first.history().losses());
    assertThat(folds.fits().get(0).history().validationLosses()[4])
        .isEqualTo(
            new BceWithLogits()
                .value(
                    folds.fits().get(0).network().predict(TrainingData.pick(X, order, 0, 20)),
                    TrainingData.pick(Y, order, 0, 20)));
    assertThatThrownBy(
            () ->
                CrossValidation.of(
                    trainer.sampleWeights(1, 2), SHAPE, X, Y, 3, 8, () -> (p, g) -> {}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 sample weights for 60 samples");
  }
}
