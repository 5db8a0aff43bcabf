package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PenaltyTest {

  private static final double[][] X = TestData.twoClouds(40, 1);
  private static final double[][] Y = TestData.alternating(40);
  private static final Network NETWORK =
      Network.of(2, new Dense(4), new BatchNorm(), Activation.tanh(), new Dense(1)).initialize(2);

  @Test
  void theFormulasAreThoseOfTheDocumentation() {
    double[] parameters = {9, -2, 0, 3, 9};
    double[] gradient = {1, 1, 1, 1, 1};

    assertThat(Penalty.l1(0.5).add(parameters, gradient, 1, 4)).isEqualTo(2.5);
    assertThat(gradient).containsExactly(1, 0.5, 1, 1.5, 1);
    assertThat(Penalty.l2(0.5).add(parameters, gradient, 1, 4)).isEqualTo(0.25 * 13);
    assertThat(gradient).containsExactly(1, -0.5, 1, 3, 1);
    assertThat(Penalty.l1(0.5)).hasToString("L1(0.5)").isEqualTo(Penalty.l1(0.5));
    assertThat(Penalty.l2(0.5)).hasToString("L2(0.5)");
  }

  /** PyTorch's weight_decay, in an update of its own, on the weights alone. */
  @Test
  void theSquaredPenaltyIsPyTorchsWeightDecay() {
    boolean[] decays = NETWORK.decays();
    ParameterUpdate decaying =
        (parameters, gradient) -> {
          for (int i = 0; i < parameters.length; i++) {
            double slope = gradient[i] + (decays[i] ? 0.03 * parameters[i] : 0);
            parameters[i] -= 0.1 * slope;
          }
        };

    Fit penalized =
        Trainer.of(new BceWithLogits())
            .epochs(30)
            .penalty(Penalty.l2(0.03))
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.1));
    Fit decayed = NETWORK.fit(X, Y, new BceWithLogits(), 30, decaying);

    Close.assertClose(
        penalized.network().parameters(), decayed.network().parameters(), 1e-12, "parameter");
    Close.assertClose(
        penalized.history().losses(), decayed.history().losses(), 1e-12, "loss of the data");
  }

  /** Decay that does not pass the optimizer: Loshchilov and Hutter (2019), by the decay mask. */
  @Test
  void decoupledDecayShrinksWeightsAndNothingElse() {
    ParameterUpdate adam = adamW(0.01, new boolean[NETWORK.size()]);
    ParameterUpdate adamW = adamW(0.01, NETWORK.decays());
    double[] before = NETWORK.parameters();

    double[] plain = NETWORK.fit(X, Y, new BceWithLogits(), 1, adam).network().parameters();
    double[] decayed = NETWORK.fit(X, Y, new BceWithLogits(), 1, adamW).network().parameters();

    for (ParameterBlock block : NETWORK.blocks()) {
      boolean weight = block.name().equals("0.weight") || block.name().equals("3.weight");
      assertThat(block.decays()).as(block.name()).isEqualTo(weight);
      for (int i = block.offset(); i < block.offset() + block.size(); i++) {
        double expected = plain[i] - (weight ? 0.01 * 0.1 * before[i] : 0);
        assertThat(decayed[i]).as(block.name()).isCloseTo(expected, Offset.offset(1e-15));
      }
    }
  }

  private static ParameterUpdate adamW(double rate, boolean[] decays) {
    double[] m = new double[decays.length];
    double[] v = new double[decays.length];
    int[] t = {0};
    return (parameters, gradient) -> {
      t[0]++;
      for (int i = 0; i < decays.length; i++) {
        parameters[i] *= decays[i] ? 1 - rate * 0.1 : 1;
        m[i] = 0.9 * m[i] + 0.1 * gradient[i];
        v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
        double mean = m[i] / (1 - Math.pow(0.9, t[0]));
        double square = v[i] / (1 - Math.pow(0.999, t[0]));
        parameters[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
      }
    };
  }

  @Test
  void penaltiesAreReportedApartFromTheLossOfTheData() {
    List<Batch> batches = new ArrayList<>();
    List<Epoch> epochs = new ArrayList<>();
    Fit fit =
        Trainer.of(new BceWithLogits())
            .epochs(3)
            .batchSize(30)
            .penalty(Penalty.l1(0.02), Penalty.l2(0.5))
            .onBatch(batches::add)
            .onEpoch(epochs::add)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.01));
    double expected = 0;
    for (ParameterBlock block : NETWORK.blocks()) {
      for (double w : NETWORK.parameters(block.name())) {
        expected += block.decays() ? 0.02 * Math.abs(w) + 0.25 * w * w : 0;
      }
    }

    assertThat(batches.get(0).penalty()).isCloseTo(expected, Offset.offset(1e-12));
    assertThat(batches.get(0).loss()).isEqualTo(fit.history().stepLosses()[0]);
    assertThat(fit.history().penalties()).hasSize(3);
    assertThat(fit.history().penalties()[0])
        .isCloseTo(
            (30 * batches.get(0).penalty() + 10 * batches.get(1).penalty()) / 40,
            Offset.offset(1e-12));
    assertThat(epochs)
        .extracting(Epoch::penalty)
        .asList()
        .containsExactly((Object[]) boxed(fit.history().penalties()));
    assertThat(fit.history().penalties()[2]).isLessThan(fit.history().penalties()[0]);
    Fit without = NETWORK.fit(X, Y, new BceWithLogits(), 3, ParameterUpdate.sgd(0.01));
    assertThat(without.history().penalties()).isEmpty();
  }

  private static Double[] boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  @Test
  void theAbsolutePenaltyDrivesUselessWeightsToZero() {
    double[][] x = TestData.normal(200, 6, 3);
    double[][] y = new double[200][1];
    for (int s = 0; s < 200; s++) {
      y[s][0] = 3 * x[s][0] - 2 * x[s][1];
    }
    Network line = Network.of(6, new Dense(1)).initialize(4);

    double[] weights =
        Trainer.of(new Mse())
            .epochs(500)
            .penalty(Penalty.l1(0.2))
            .fit(line, x, y, ParameterUpdate.sgd(0.02))
            .network()
            .parameters("0.weight");

    for (int k = 2; k < 6; k++) {
      assertThat(Math.abs(weights[k])).as("weight %d", k).isLessThan(0.01);
    }
    assertThat(weights[0]).isBetween(2.7, 3.0);
    assertThat(weights[1]).isBetween(-2.0, -1.7);
  }

  @Test
  void theLengthOfBlocksCanBeThePenaltyOfAUser() {
    Penalty length =
        (parameters, gradient, from, to) -> {
          double squares = 0;
          for (int i = from; i < to; i++) {
            squares += parameters[i] * parameters[i];
          }
          double norm = Math.sqrt(squares);
          for (int i = from; i < to && norm > 0; i++) {
            gradient[i] += 0.01 * parameters[i] / norm;
          }
          return 0.01 * norm;
        };

    Fit fit =
        Trainer.of(new BceWithLogits())
            .penalty(length)
            .fit(NETWORK, X, Y, ParameterUpdate.sgd(0.01));

    assertThat(fit.history().penalties()[0])
        .isCloseTo(
            0.01
                * (PlainKernels.norm(NETWORK.parameters("0.weight"))
                    + PlainKernels.norm(NETWORK.parameters("3.weight"))),
            Offset.offset(1e-12));
  }

  @Test
  void aPenaltyThatIsNotFiniteEndsTraining() {
    Network huge = Network.of(1, new Dense(1)).withParameters(new double[] {1e200, 0});
    Trainer trainer = Trainer.of(new Mae()).penalty(Penalty.l2(1));

    assertThatThrownBy(
            () ->
                trainer.fit(
                    huge, new double[][] {{0}}, new double[][] {{1}}, ParameterUpdate.sgd(0.1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("training diverged at step 0")
        .hasMessageContaining("the penalty on the parameters Infinity")
        .hasMessageContaining("too large");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aStrengthThatIsNegativeOrNotFiniteIsRefused(double strength) {
    assertThatThrownBy(() -> Penalty.l1(strength))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("strength of the L1 penalty is " + strength)
        .hasMessageContaining("finite and not negative");
    assertThatThrownBy(() -> Penalty.l2(strength))
        .hasMessageContaining("strength of the L2 penalty is " + strength);
  }
}
