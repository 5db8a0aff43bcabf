package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    Golden.assertClose(value, Golden.number(Golden.get(reference, "loss")), 1e-10, name);
    Golden.assertClose(
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
}
