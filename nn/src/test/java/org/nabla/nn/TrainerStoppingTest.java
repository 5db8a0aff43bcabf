package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Validation, metrics, early stopping, weights, listeners. */
class TrainerStoppingTest {

  private static final double[][] X = TestData.twoClouds(70, 1);
  private static final double[][] Y = TestData.alternating(70);
  private static final double[][] VX = TestData.twoClouds(300, 2);
  private static final double[][] VY = TestData.alternating(300);
  private static final Network NETWORK =
      Network.of(2, new Dense(4), Activation.relu(), new Dense(1)).initialize(2);
  private static final Trainer TRAINER = Trainer.of(new BceWithLogits());

  @Test
  void validationIsMeasuredAfterEachEpoch() {
    Metric accuracy = Metric.binaryAccuracy(0);

    Fit fit =
        TRAINER
            .epochs(5)
            .batchSize(16)
            .validation(VX, VY)
            .metrics(accuracy, Metric.f1(0))
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    History history = fit.history();
    assertThat(history.validationLosses()).hasSize(5);
    Close.assertClose(
        history.validationLosses()[4],
        new BceWithLogits().value(fit.network().predict(VX), VY),
        1e-13,
        "validation loss");
    assertThat(history.validationMetric(accuracy)[4])
        .isEqualTo(accuracy.value(fit.network().predict(VX), VY));
    assertThat(history.metric(accuracy)[4]).isEqualTo(accuracy.value(fit.network().predict(X), Y));
    assertThat(history.metric(Metric.f1(0))).hasSize(5);
    assertThat(history.bestEpoch()).isEqualTo(5);
    assertThatThrownBy(() -> history.metric(Metric.mae()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no MAE")
        .hasMessageContaining("binary accuracy");
  }

  @Test
  void aValidationSplitTrainsOnTheRest() {
    List<Batch> batches = new ArrayList<>();

    Fit fit =
        TRAINER
            .validationSplit(0.2, 3)
            .onBatch(batches::add)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().validationLosses()).hasSize(1);
    assertThat(batches).containsExactly(new Batch(0, 1, 56, fit.history().losses()[0], 0));
    assertThatThrownBy(() -> TRAINER.validationSplit(1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fraction is 1.0")
        .hasMessageContaining("0.2 for instance");
    assertThatThrownBy(
            () ->
                TRAINER
                    .validationSplit(0.5, 1)
                    .fit(NETWORK, X1, new double[1][1], ParameterUpdate.sgd(0.1)))
        .hasMessageContaining("needs 2 at least");
  }

  private static final double[][] X1 = {{1, 2}};

  @Test
  void earlyStoppingRestoresTheBestParameters() {
    // Validation labels are wrong, so that learning makes the validation loss worse in the end.
    double[][] wrong = Arrays.stream(VY).map(r -> new double[] {1 - r[0]}).toArray(double[][]::new);

    Fit fit =
        TRAINER
            .epochs(500)
            .validation(VX, wrong)
            .earlyStopping(7, 0)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.05));

    History history = fit.history();
    double[] losses = history.validationLosses();
    double least = Arrays.stream(losses).min().orElseThrow();
    assertThat(history.end()).isEqualTo(History.End.EARLY_STOPPING);
    assertThat(history.epochs()).isEqualTo(history.bestEpoch() + 7).isLessThan(500);
    assertThat(losses[history.bestEpoch() - 1]).isEqualTo(least);
    Close.assertClose(
        new BceWithLogits().value(fit.network().predict(VX), wrong), least, 1e-13, "best loss");
  }

  @Test
  void earlyStoppingWithoutValidationDataIsRefused() {
    assertThatThrownBy(
            () -> TRAINER.earlyStopping(3, 0).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validationSplit(fraction, seed)");
    assertThatThrownBy(() -> TRAINER.validation(new double[0][], new double[0][]))
        .hasMessageContaining("validation data have no rows");
    assertThatThrownBy(() -> TRAINER.earlyStopping(0, 0)).hasMessageContaining("patience");
    assertThatThrownBy(() -> TRAINER.earlyStopping(1, -1)).hasMessageContaining("-1.0");
  }

  @Test
  void trainingEndsWhenTheMetricIsReached() {
    Metric accuracy = Metric.binaryAccuracy(0);

    Fit fit =
        TRAINER.epochs(5000).stopWhen(accuracy, 0.9).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().end()).isEqualTo(History.End.METRIC_REACHED);
    assertThat(fit.history().epochs()).isLessThan(5000);
    assertThat(accuracy.value(fit.network().predict(X), Y)).isGreaterThanOrEqualTo(0.9);
    Fit never =
        TRAINER
            .epochs(3)
            .validation(VX, VY)
            .stopWhen(Metric.mse(), 1e-9)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));
    assertThat(never.history().end()).isEqualTo(History.End.EPOCHS);
    assertThatThrownBy(() -> TRAINER.stopWhen(accuracy, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void aWeightOfTwoIsTheSampleTwice() {
    double[] weights = new double[70];
    Arrays.fill(weights, 1);
    weights[3] = 2;
    double[][] x = Arrays.copyOf(X, 71);
    double[][] y = Arrays.copyOf(Y, 71);
    x[70] = X[3];
    y[70] = Y[3];
    ParameterUpdate update = ParameterUpdate.sgd(0.1);

    double[] weighted =
        TRAINER.epochs(20).sampleWeights(weights).fit(NETWORK, X, Y, update).history().losses();
    double[] twice = TRAINER.epochs(20).fit(NETWORK, x, y, update).history().losses();

    Close.assertClose(weighted, twice, 1e-12, "loss");
  }

  @Test
  void classWeightsAreSampleWeightsByClass() {
    double[] weights = new double[70];
    for (int s = 0; s < 70; s++) {
      weights[s] = s % 2 == 0 ? 1 : 5;
    }
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    Trainer trainer = TRAINER.epochs(4).batchSize(32).shuffle(1);

    double[] byClass = trainer.classWeights(1, 5).fit(NETWORK, X, Y, update).history().losses();

    assertThat(trainer.sampleWeights(weights).fit(NETWORK, X, Y, update).history().losses())
        .isEqualTo(byClass);
    assertThat(trainer.fit(NETWORK, X, Y, update).history().losses()).isNotEqualTo(byClass);
    double[][] oneHot =
        Arrays.stream(Y).map(r -> new double[] {1 - r[0], r[0]}).toArray(double[][]::new);
    Network two = Network.of(2, new Dense(2)).initialize(1);
    assertThat(
            Trainer.of(new CrossEntropy())
                .classWeights(1, 5)
                .fit(two, X, oneHot, update)
                .history()
                .losses())
        .isEqualTo(
            Trainer.of(new CrossEntropy())
                .classWeights(1, 5)
                .fit(two, X, Y, update)
                .history()
                .losses());
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    assertThatThrownBy(() -> TRAINER.sampleWeights(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a sample weight is -1.0");
    assertThatThrownBy(() -> TRAINER.classWeights(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> TRAINER.sampleWeights(1, 1).fit(NETWORK, X, Y, update))
        .hasMessageContaining("2 sample weights for 70 samples");
    assertThatThrownBy(() -> TRAINER.classWeights(1).fit(NETWORK, X, Y, update))
        .hasMessageContaining("sample 1 is of class 1")
        .hasMessageContaining("1 class weights");
    assertThatThrownBy(() -> TRAINER.classWeights(0, 0).fit(NETWORK, X, Y, update))
        .hasMessageContaining("weight 0");
  }

  @Test
  void samplesOfWeightZeroMayFillABatch() {
    double[] weights = new double[70];
    Arrays.fill(weights, 32, 70, 1);

    Fit fit =
        TRAINER.batchSize(16).sampleWeights(weights).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().stepLosses()).hasSize(3);
  }

  @Test
  void theValidationLossIsThatOfAllSamplesAtOnce() {
    ParameterUpdate update = ParameterUpdate.sgd(0.001);
    Network two = Network.of(2, new Dense(2)).initialize(1);
    for (Loss loss :
        new Loss[] {
          new Mse(Reduction.SUM), new CrossEntropy(List.of(1.0, 5.0), 0, Reduction.MEAN)
        }) {
      Network network = loss instanceof Mse ? NETWORK : two;

      Fit fit = Trainer.of(loss).epochs(3).validation(VX, VY).fit(network, X, Y, update);

      assertThat(fit.history().validationLosses()[2])
          .isEqualTo(loss.value(fit.network().predict(VX), VY));
    }
  }

  @Test
  void aMetricWithTwoThresholdsIsTwoMetrics() {
    Metric low = Metric.binaryAccuracy(0);
    Metric high = Metric.binaryAccuracy(0.5);

    History history =
        TRAINER
            .epochs(40)
            .metrics(low, high)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1))
            .history();

    assertThat(history.metric(low)).isNotEqualTo(history.metric(high));
    assertThatThrownBy(() -> history.metric(Metric.binaryAccuracy(0.9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no binary accuracy at 0.9")
        .hasMessageContaining("[binary accuracy at 0.0, binary accuracy at 0.5]");
    assertThatThrownBy(() -> TRAINER.metrics(low, high, Metric.binaryAccuracy(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two metrics 'binary accuracy at 0.0'")
        .hasMessageContaining("leave one out");
  }

  @Test
  void aUsersMetricHasItsNameAndDirection() {
    Metric spread = Metric.of("spread", false, (p, t) -> Math.abs(p[0][0] - p[1][0]));

    Fit fit =
        TRAINER
            .epochs(5)
            .metrics(spread)
            .stopWhen(spread, 1e9)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().end()).isEqualTo(History.End.METRIC_REACHED);
    assertThat(fit.history().metric(spread)).hasSize(1);
    assertThat(spread).hasToString("spread");
    assertThatThrownBy(() -> Metric.of(" ", true, (p, t) -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name of a metric is blank");
  }

  @Test
  void aListenerHearsOfMetricsInTheOrderAsked() {
    List<String> names = new ArrayList<>();
    Metric[] metrics = {
      Metric.recall(0), Metric.mae(), Metric.f1(0), Metric.r2(), Metric.mse(), Metric.precision(0)
    };

    TRAINER
        .metrics(metrics)
        .onEpoch(epoch -> names.addAll(epoch.metrics().keySet()))
        .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(names).containsExactlyElementsOf(Arrays.stream(metrics).map(m -> "" + m).toList());
  }

  @Test
  void theNetworkOfAMetricThatIsReachedReachesItUnderEarlyStoppingToo() {
    // The better the right labels are known, the worse the loss of the wrong ones.
    double[][] wrong = Arrays.stream(VY).map(r -> new double[] {1 - r[0]}).toArray(double[][]::new);
    Metric errors = Metric.of("errors", true, (p, t) -> 1 - Metric.binaryAccuracy(0).value(p, t));

    Fit fit =
        TRAINER
            .epochs(5000)
            .validation(VX, wrong)
            .earlyStopping(5000, 0)
            .stopWhen(errors, 0.9)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(fit.history().end()).isEqualTo(History.End.METRIC_REACHED);
    assertThat(errors.value(fit.network().predict(VX), wrong)).isGreaterThanOrEqualTo(0.9);
    assertThat(fit.history().bestEpoch()).isEqualTo(fit.history().epochs());
  }

  @Test
  void aValidationLossThatIsNotFiniteIsRefused() {
    double[][] huge = {{1e200, 1}};
    Trainer trainer = Trainer.of(new Mse()).epochs(5).validation(huge, new double[][] {{1}});

    assertThatThrownBy(
            () -> trainer.earlyStopping(2, 0).fit(NETWORK, X, Y, ParameterUpdate.sgd(0.01)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("validation loss after epoch 1 is Infinity")
        .hasMessageContaining("scaled");
  }

  @Test
  void anEpochWithoutWeightIsRefused() {
    double[] weights = new double[70];
    Arrays.fill(weights, 64, 70, 1);

    assertThatThrownBy(
            () ->
                TRAINER
                    .batchSize(16)
                    .dropLast()
                    .sampleWeights(weights)
                    .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no batch of epoch 1 has weight")
        .hasMessageContaining("dropLast");
  }

  @Test
  void classWeightsAreForSamplesOfOneClass() {
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    Trainer trainer = Trainer.of(new Mse()).classWeights(1, 2);
    Network one = Network.of(1, new Dense(1)).initialize(1);
    Network two = Network.of(1, new Dense(2)).initialize(1);
    double[][] x = {{1}, {2}};

    for (double label : new double[] {0.5, -0.5, -1}) {
      assertThatThrownBy(() -> trainer.fit(one, x, new double[][] {{1}, {label}}, update))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("target of sample 1 is " + label)
          .hasMessageContaining("sampleWeights");
    }
    assertThatThrownBy(() -> trainer.fit(two, x, new double[][] {{0, 1}, {1, 1}}, update))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targets 0 and 1 of sample 1 are the same")
        .hasMessageContaining("sampleWeights");
  }

  @Test
  void aTrainerKeepsItsOwnValidationData() {
    double[][] vx = Arrays.stream(VX).map(double[]::clone).toArray(double[][]::new);
    double[][] vy = Arrays.stream(VY).map(double[]::clone).toArray(double[][]::new);
    Trainer trainer = TRAINER.validation(vx, vy);
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    double[] before = trainer.fit(NETWORK, X, Y, update).history().validationLosses();

    vx[0][0] = 1000;
    vy[1] = new double[] {0};

    assertThat(trainer.fit(NETWORK, X, Y, update).history().validationLosses()).isEqualTo(before);
    assertThatThrownBy(
            () -> TRAINER.validation(new double[3][1], new double[3][1]).fit(NETWORK, X, Y, update))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validation data: samples have 1 columns");
    assertThatThrownBy(
            () -> TRAINER.validation(new double[3][2], new double[2][1]).fit(NETWORK, X, Y, update))
        .hasMessageStartingWith("validation data: there are 3 samples and 2 targets");
  }
}
