package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
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
}
