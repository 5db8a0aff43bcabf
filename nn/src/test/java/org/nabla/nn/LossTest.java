package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of("mse", new Mse()),
        Arguments.of("bce", new Bce()),
        Arguments.of("bce_saturated", new Bce()),
        Arguments.of("bce_with_logits", new BceWithLogits()),
        Arguments.of("bce_with_logits_pos_weight", new BceWithLogits(3)),
        Arguments.of("mae", new Mae()),
        Arguments.of("huber", new Huber(1)),
        Arguments.of("smooth_l1", new SmoothL1(1)),
        Arguments.of("cross_entropy", new CrossEntropy()),
        Arguments.of("cross_entropy_label_smoothing", new CrossEntropy(0.1)),
        Arguments.of("nll", new Nll()),
        Arguments.of("kl_div_batchmean", new KlDivergence()),
        Arguments.of("hinge_embedding", new HingeEmbedding()));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void valueAndGradientArePyTorchs(String name, Loss loss) {
    Map<String, Object> reference = Golden.named("layers.json", "losses", name);
    double[][] prediction = Golden.matrix(Golden.get(reference, "prediction"));
    double[][] target = Golden.matrix(Golden.get(reference, "target"));
    double[][] p = Rows.transpose(prediction, "predictions");
    double[][] gradient = new double[p.length][prediction.length];

    double value =
        loss.lossAndGradient(
            Samples.of(prediction.length), p, Rows.transpose(target, "targets"), gradient);

    Close.assertClose(value, Golden.number(Golden.get(reference, "loss")), 1e-10, name);
    Close.assertClose(
        Rows.transpose(gradient, "gradient"),
        Golden.matrix(Golden.get(reference, "prediction_grad")),
        1e-10,
        name);
    assertThat(loss.value(prediction, target)).isEqualTo(value);
  }

  @Test
  void targetsOfAnotherShapeAreNeverBroadcast() {
    assertThatThrownBy(() -> new Mse().value(new double[4][3], new double[4][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 columns")
        .hasMessageContaining("3 outputs")
        .hasMessageContaining("as many targets as outputs");
    assertThatThrownBy(() -> new Mse().value(new double[4][1], new double[3][1]))
        .hasMessageContaining("4 predictions and 3 targets");
  }

  @Test
  void targetsOfACrossEntropyAreProbabilities() {
    assertThatThrownBy(
            () -> new BceWithLogits().value(new double[2][1], new double[][] {{1}, {-1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target 0 of sample 1 is -1.0")
        .hasMessageContaining("usually 0 and 1");
  }

  @Test
  void predictionsOfBceAreProbabilities() {
    assertThatThrownBy(() -> new Bce().value(new double[][] {{1.5}}, new double[][] {{1}}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("1.5")
        .hasMessageContaining("sigmoid()")
        .hasMessageContaining("BceWithLogits");
  }

  @Test
  void aSigmoidBeforeALossOnLogitsIsRefused() {
    Network network = Network.of(2, new Dense(1), Activation.sigmoid()).initialize(1);

    assertThatThrownBy(
            () ->
                network.fit(
                    new double[3][2],
                    new double[3][1],
                    new BceWithLogits(),
                    1,
                    ParameterUpdate.sgd(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends with Sigmoid")
        .hasMessageContaining("remove that layer")
        .hasMessageContaining("Bce");
  }

  @Test
  void labelsOutOfRangeAreRefused() {
    double[][] p = new double[2][3];
    for (Loss loss : new Loss[] {new CrossEntropy(), new Nll()}) {
      for (double label : new double[] {3, -1, 0.5}) {
        assertThatThrownBy(() -> loss.value(p, new double[][] {{0}, {label}}))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("label of sample 1 is " + label)
            .hasMessageContaining("3 classes are 0 to 2");
      }
      assertThatThrownBy(() -> loss.value(new double[1][1], new double[1][1]))
          .hasMessageContaining("Dense(classes)")
          .hasMessageContaining("BceWithLogits");
    }
    assertThatThrownBy(() -> new Nll().value(p, new double[2][3]))
        .hasMessageContaining("targets have 3 columns");
    assertThatThrownBy(() -> new CrossEntropy().value(p, new double[2][2]))
        .hasMessageContaining("2 columns");
  }

  @Test
  void classWeightsMustFit() {
    Loss two = new CrossEntropy(List.of(1.0, 2.0), 0, Reduction.MEAN);

    assertThatThrownBy(() -> two.value(new double[1][3], new double[1][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 class weights")
        .hasMessageContaining("3 outputs");
    assertThatThrownBy(() -> new Nll(List.of(1.0, -1.0), Reduction.MEAN))
        .hasMessageContaining("a class weight is -1.0");
    assertThatThrownBy(() -> new Nll(List.of(0.0, 0.0), Reduction.MEAN))
        .hasMessageContaining("all class weights are 0");
  }

  @Test
  void signsAreRequiredOfHingeTargets() {
    for (Loss loss : new Loss[] {new Hinge(), new HingeEmbedding()}) {
      assertThatThrownBy(() -> loss.value(new double[1][1], new double[1][1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("target 0 of sample 0 is 0.0")
          .hasMessageContaining("-1 and 1");
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new CrossEntropy(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label smoothing is 1.0");
    assertThatThrownBy(() -> new Huber(0)).hasMessageContaining("delta of Huber's loss is 0.0");
    assertThatThrownBy(() -> new SmoothL1(-1)).hasMessageContaining("beta of SmoothL1 is -1.0");
    assertThatThrownBy(() -> new Hinge(0, Reduction.MEAN)).hasMessageContaining("margin");
    assertThatThrownBy(() -> new HingeEmbedding(0, Reduction.SUM)).hasMessageContaining("margin");
    assertThatThrownBy(() -> new BceWithLogits(0)).hasMessageContaining("positive weight");
  }

  @Test
  void aSoftmaxBeforeCrossEntropyIsRefused() {
    for (Layer last : new Layer[] {new Softmax(), new LogSoftmax()}) {
      Network network = Network.of(2, new Dense(3), last).initialize(1);
      assertThatThrownBy(
              () -> network.objective(new CrossEntropy(), new double[1][2], new double[1][1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ends with " + last)
          .hasMessageContaining("Nll after LogSoftmax");
    }
  }

  @Test
  void extremeLogitsStayFinite() {
    double[][] z = {{1000}, {-1000}, {1000}, {-1000}};
    double[][] t = {{1}, {0}, {0}, {1}};

    assertThat(new BceWithLogits().value(z, t)).isEqualTo(500);
    assertThat(new BceWithLogits(2).value(z, t)).isEqualTo(750);
    assertThat(
            new CrossEntropy()
                .value(new double[][] {{1000, -1000}, {1000, -1000}}, new double[][] {{0}, {1}}))
        .isEqualTo(1000);
    assertThat(new BceWithLogits().value(new double[][] {{30}, {40}}, new double[][] {{1}, {1}}))
        .isCloseTo((Math.exp(-30) + Math.exp(-40)) / 2, within(1e-26));
  }

  @Test
  void manySamplesSumAsTheirLogarithms() {
    double[][] z = TestData.normal(3000, 1, 5);
    double[][] p = new double[3000][1];
    double[][] t = new double[3000][1];
    double logits = 0;
    double probabilities = 0;
    for (int s = 0; s < 3000; s++) {
      z[s][0] *= 10;
      p[s][0] = 1 / (1 + Math.exp(-z[s][0]));
      t[s][0] = s % 3 == 0 ? 1 : 0;
      double signed = t[s][0] == 1 ? -z[s][0] : z[s][0];
      logits += Math.max(signed, 0) + Math.log1p(Math.exp(-Math.abs(signed)));
      probabilities -= Math.log(t[s][0] == 1 ? p[s][0] : 1 - p[s][0]);
    }

    assertThat(new BceWithLogits().value(z, t)).isCloseTo(logits / 3000, within(1e-13));
    assertThat(new Bce().value(p, t)).isCloseTo(probabilities / 3000, within(1e-13));
  }

  @Test
  void weightsOfOneKeepTheDigitsOfLogits() {
    for (int z = -40; z <= 40; z++) {
      for (double target : new double[] {0, 0.25, 1}) {
        double[][] p = {{z}};
        double[][] t = {{target}};
        double[][] plain = new double[1][1];
        double[][] weighted = new double[1][1];
        Samples one = new Samples();
        one.set(1, new double[] {1});

        double loss = new BceWithLogits().lossAndGradient(Samples.of(1), p, t, plain);
        double same = new BceWithLogits().lossAndGradient(one, p, t, weighted);

        String what = "logit " + z + ", target " + target;
        assertThat(Math.abs(same - loss)).as(what).isLessThanOrEqualTo(1e-13 * Math.abs(loss));
        assertThat(Math.abs(weighted[0][0] - plain[0][0]))
            .as(what)
            .isLessThanOrEqualTo(1e-13 * Math.abs(plain[0][0]));
        if (target == 0 && z < 0) {
          double factor = new BceWithLogits(3).lossAndGradient(one, p, t, weighted);
          assertThat(factor).as(what).isCloseTo(Math.log1p(Math.exp(z)), withinPercentage(1e-11));
          assertThat(weighted[0][0])
              .as(what)
              .isCloseTo(Math.exp(z) / (1 + Math.exp(z)), withinPercentage(1e-11));
        }
      }
    }
  }

  @Test
  void gradientsOfExtremeLogitsAreExact() {
    double[][] z = {{1000, -1000, 1000, -1000}};
    double[][] t = {{1, 0, 0, 1}};
    double[][] gradient = new double[1][4];
    Samples weighted = new Samples();
    weighted.set(4, new double[] {1, 1, 2, 1});

    new BceWithLogits(1, Reduction.SUM).lossAndGradient(Samples.of(4), z, t, gradient);
    assertThat(gradient[0]).containsExactly(0, 0, 1, -1);
    new BceWithLogits(3, Reduction.SUM).lossAndGradient(weighted, z, t, gradient);
    assertThat(gradient[0]).containsExactly(0, 0, 2, -3);
  }

  @Test
  void smallLossesOfManyProbabilitiesKeepTheirDigits() {
    for (double probability : new double[] {2e-8, 9e-6, 1.1e-5, 1e-3}) {
      double[][] p = new double[60_000][1];
      for (double[] row : p) {
        row[0] = probability;
      }

      assertThat(new Bce().value(p, new double[60_000][1]))
          .isCloseTo(-Math.log1p(-probability), withinPercentage(2e-9));
    }
  }

  @Test
  void wrongProbabilitiesAreNamedWithTheirOutput() {
    assertThatThrownBy(
            () -> new Bce().value(new double[][] {{0.5, 0.5}, {0.5, -2}}, new double[2][2]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("output 1 for sample 1 is -2.0");
  }

  /** By hand from PyTorch's formulas; a difference quotient would not see a wrong constant. */
  @Test
  void settingsOtherThanTheDefaultsGivePyTorchsNumbers() {
    double[] error = {0.5, -2, 0.7, 0};
    double[] zero = new double[4];
    assertLoss(new Huber(0.7), error, zero, 0.38125, 0.125, -0.175, 0.175, 0);
    assertLoss(
        new SmoothL1(0.7), error, zero, (1.25 / 7 + 1.65 + 0.35) / 4, 5 / 28.0, -0.25, 0.25, 0);
    double[] score = {0.3, 2, 0.5, -3};
    double[] sign = {1, 1, -1, -1};
    assertLoss(new Hinge(), score, sign, 2.2 / 4, -0.25, 0, 0.25, 0);
    assertLoss(new Hinge(2, Reduction.SUM), score, sign, 4.2, -1, 0, 1, 0);
    assertLoss(new HingeEmbedding(2, Reduction.SUM), score, sign, 8.8, 1, 1, -1, -1);
  }

  @Test
  void theSlopeOfAHingeEmbeddingAtItsMarginIsPyTorchs() {
    double[] far = {-1, -1, -1};
    assertLoss(
        new HingeEmbedding(1, Reduction.SUM), new double[] {0.5, 1, 1.5}, far, 0.5, -1, -1, 0);
  }

  private static void assertLoss(
      Loss loss, double[] prediction, double[] target, double value, double... gradient) {
    double[][] actual = new double[1][prediction.length];
    double sum =
        loss.lossAndGradient(
            Samples.of(prediction.length),
            new double[][] {prediction},
            new double[][] {target},
            actual);
    assertThat(sum).as("%s", loss).isCloseTo(value, within(1e-15));
    assertThat(actual[0]).as("%s", loss).containsExactly(gradient, within(1e-15));
  }

  @Test
  void theMeanDividesByTheWeightsOfTheLabelsClasses() {
    List<Double> weights = List.of(1.0, 5.0);
    double quarter = Math.log(0.25);
    double most = Math.log(0.75);
    double[][] p = {{quarter, quarter}, {most, most}}; // a quarter for class 0 in both samples
    double[][] t = {{0, 1}};
    double expected = -(quarter + 5 * most) / 6;
    double[][] gradient = new double[2][2];

    assertThat(
            new CrossEntropy(weights, 0, Reduction.MEAN)
                .lossAndGradient(Samples.of(2), p, t, gradient))
        .isCloseTo(expected, within(1e-15));
    assertThat(gradient[0]).containsExactly(new double[] {-0.75 / 6, 1.25 / 6}, within(1e-15));
    assertThat(gradient[1]).containsExactly(new double[] {0.75 / 6, -1.25 / 6}, within(1e-15));
    assertThat(new Nll(weights, Reduction.MEAN).lossAndGradient(Samples.of(2), p, t, gradient))
        .isCloseTo(expected, within(1e-15));
    assertThat(gradient[0]).containsExactly(new double[] {-1 / 6.0, 0}, within(1e-15));
    assertThat(gradient[1]).containsExactly(new double[] {0, -5 / 6.0}, within(1e-15));
  }

  @Test
  void aBatchOfAClassThatWeighsNothingGivesZero() {
    List<Double> weights = List.of(0.0, 1.0);
    double[][] p = {{1, 2}, {3, 4}};
    for (Loss loss :
        new Loss[] {
          new CrossEntropy(weights, 0, Reduction.MEAN),
          new CrossEntropy(weights, 0.1, Reduction.MEAN),
          new Nll(weights, Reduction.MEAN)
        }) {
      double[][] gradient = {{9, 9}, {9, 9}};

      assertThat(loss.lossAndGradient(Samples.of(2), p, new double[1][2], gradient)).isZero();

      assertThat(gradient[0]).as("%s", loss).containsExactly(new double[2], within(0.0));
      assertThat(gradient[1]).as("%s", loss).containsExactly(new double[2], within(0.0));
      assertThat(loss.perSample(p, new double[][] {{0}, {1}})[0]).isZero();
    }
  }

  @Test
  void aUsersLossIsFiniteFarFromItsTarget() {
    assertThat(new LossCases.LogCosh().value(new double[][] {{1000}}, new double[1][1]))
        .isCloseTo(1000 - Math.log(2), within(1e-12));
  }

  @Test
  void withoutReductionThereIsOneLossForEachSample() {
    double[][] p = {{1, 2}, {3, 4}};
    double[][] t = {{1, 1}, {1, 1}};

    assertThat(new Mse().perSample(p, t)).containsExactly(0.5, 6.5);
    assertThat(new Mse(Reduction.SUM).perSample(p, t)).containsExactly(1, 13);
    assertThatThrownBy(() -> new Mse().perSample(p, new double[1][2]))
        .hasMessageContaining("2 predictions and 1 targets");
  }

  /** The classes' weights are 1, 2 and 1/2; PyTorch divides by those of the labels 0, 2, 1. */
  @Test
  void theMeanDividesByTheWeightsOfTheLabels() {
    double[][] z = {{1, 2, 0.5}, {0, 1, 3}, {2, -1, 0}};
    double[][] labels = {{0}, {2}, {1}};
    double first = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(0.5)) - 1;
    double second = Math.log(1 + Math.exp(1) + Math.exp(3)) - 3;
    double third = Math.log(Math.exp(2) + Math.exp(-1) + 1) + 1;
    double sum = first + 0.5 * second + 2 * third;
    double[][] logs = Network.of(3, new LogSoftmax()).initialize(1).predict(z);
    List<Double> weights = List.of(1.0, 2.0, 0.5);

    assertThat(sum).isCloseTo(7.888983832998659, within(1e-14));
    for (Reduction reduction : Reduction.values()) {
      double expected = reduction == Reduction.SUM ? sum : sum / (1 + 0.5 + 2);
      assertThat(new CrossEntropy(weights, 0, reduction).value(z, labels))
          .isCloseTo(expected, within(1e-14));
      assertThat(new Nll(weights, reduction).value(logs, labels))
          .isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void constantsOfPiecewiseLossesAreTheTextbooks() {
    double[][] p = {{0.5}, {2}, {-2}};
    double[][] zero = new double[3][1];

    assertThat(new Huber(0.7).perSample(p, zero))
        .containsExactly(
            new double[] {0.5 * 0.25, 0.7 * (2 - 0.35), 0.7 * (2 - 0.35)}, within(1e-15));
    assertThat(new SmoothL1(0.7).perSample(p, zero))
        .containsExactly(new double[] {0.25 / 1.4, 2 - 0.35, 2 - 0.35}, within(1e-15));
    assertThat(new Hinge(1.5, Reduction.MEAN).perSample(p, new double[][] {{1}, {1}, {1}}))
        .containsExactly(new double[] {1, 0, 3.5}, within(1e-15));
  }

  @Test
  void probabilitiesAreRefusedBehindLayersThatLeaveThemAsTheyAre() {
    for (Layer maker : new Layer[] {Activation.sigmoid(), Activation.hardSigmoid()}) {
      Network network =
          Network.of(2, new Dense(1), maker, Activation.identity(), Activation.identity());
      assertThatThrownBy(
              () -> network.objective(new BceWithLogits(), new double[1][2], new double[1][1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ends with " + maker);
    }
    Network hidden = Network.of(2, new Dense(2), Activation.sigmoid(), new Dense(1));
    Network clipped = Network.of(2, new Dense(1), Activation.hardtanh(-9, 9));
    for (Network network : new Network[] {hidden, clipped}) {
      assertThat(network.objective(new BceWithLogits(), new double[1][2], new double[1][1]))
          .isNotNull();
    }
  }

  @Test
  void everySettingIsInTheText() {
    List<Double> equal = List.of(1.0, 1.0);
    List<Double> weighed = List.of(1.0, 9.0);
    List<Loss> losses = new ArrayList<>();
    for (Reduction reduction : Reduction.values()) {
      losses.addAll(
          List.of(
              new Mse(reduction),
              new Mae(reduction),
              new Huber(1, reduction),
              new Huber(2, reduction),
              new SmoothL1(1, reduction),
              new SmoothL1(2, reduction),
              new Bce(reduction),
              new BceWithLogits(1, reduction),
              new BceWithLogits(2, reduction),
              new CrossEntropy(List.of(), 0, reduction),
              new CrossEntropy(List.of(), 0.1, reduction),
              new CrossEntropy(equal, 0, reduction),
              new CrossEntropy(weighed, 0, reduction),
              new Nll(List.of(), reduction),
              new Nll(equal, reduction),
              new Nll(weighed, reduction),
              new KlDivergence(reduction),
              new Hinge(1, reduction),
              new Hinge(2, reduction),
              new HingeEmbedding(1, reduction),
              new HingeEmbedding(2, reduction)));
    }
    assertThat(losses.stream().map(Loss::toString)).doesNotHaveDuplicates();
    assertThat(new CrossEntropy(weighed, 0.1, Reduction.SUM))
        .hasToString("Cross-entropy, label smoothing 0.1, class weights [1.0, 9.0], sum");
    assertThat(new Mse()).hasToString("MSE");
  }
}
