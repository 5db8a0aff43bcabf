package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

  private static final int UNITS = 60;
  private static final int SAMPLES = 500;

  private static double[][] ones(int samples) {
    double[][] x = new double[UNITS][samples];
    for (double[] row : x) {
      Arrays.fill(row, 1);
    }
    return x;
  }

  private static Pass pass(int layer, long seed, long step, int samples) {
    Pass root = Pass.root(samples, List.of(), Kernels.best());
    root.begin(new double[0], new double[0], new double[0], samples, true);
    root.at(seed, step);
    for (int i = 0; i < layer; i++) {
      root.child(i, new Dropout(0), UNITS);
    }
    return root.child(layer, new Dropout(0), UNITS);
  }

  private static double[][] forward(Layer layer, Pass pass) {
    double[][] y = new double[UNITS][pass.samples()];
    layer.forward(pass, ones(pass.samples()), y);
    return y;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5, 0.75, 0.9})
  void theShareOfZerosIsTheProbabilityAndTheOthersAreScaled(double p) {
    int zeros = 0;
    for (double[] row : forward(new Dropout(p), pass(1, 2, 3, SAMPLES))) {
      for (double v : row) {
        zeros += v == 0 ? 1 : 0;
        if (v != 0) {
          assertThat(v).isEqualTo(1 / (1 - p));
        }
      }
    }

    double n = UNITS * SAMPLES;
    assertThat(Math.abs(zeros / n - p)).isLessThan(4 * Math.sqrt(p * (1 - p) / n));
  }

  @Test
  void theMaskIsAFunctionOfSeedStepLayerUnitAndSample() {
    Dropout dropout = new Dropout(0.5);
    double[][] y = forward(dropout, pass(1, 2, 3, SAMPLES));

    assertThat(forward(dropout, pass(1, 2, 3, SAMPLES))).isDeepEqualTo(y);
    assertThat(agreement(y, forward(dropout, pass(1, 2, 4, SAMPLES)))).isBetween(0.48, 0.52);
    assertThat(agreement(y, forward(dropout, pass(1, 3, 3, SAMPLES)))).isBetween(0.48, 0.52);
    assertThat(agreement(y, forward(dropout, pass(2, 2, 3, SAMPLES)))).isBetween(0.48, 0.52);
    for (int shift = 1; shift < UNITS; shift++) {
      double[][] moved = new double[UNITS][];
      for (int u = 0; u < UNITS; u++) {
        moved[u] = y[(u + shift) % UNITS];
      }
      assertThat(agreement(y, moved)).as("units %d apart", shift).isBetween(0.48, 0.52);
    }
  }

  @Test
  void theMaskDoesNotDependOnTheSizeOfTheBatch() {
    double[][] whole = forward(new Dropout(0.4), pass(0, 5, 6, SAMPLES));

    for (int samples : new int[] {1, 63, 64, 65, 130}) {
      double[][] part = forward(new Dropout(0.4), pass(0, 5, 6, samples));
      for (int u = 0; u < UNITS; u++) {
        assertThat(part[u]).startsWith(Arrays.copyOf(whole[u], samples));
      }
    }
  }

  private static double agreement(double[][] a, double[][] b) {
    double same = 0;
    for (int u = 0; u < a.length; u++) {
      for (int s = 0; s < a[u].length; s++) {
        same += a[u][s] == b[u][s] ? 1 : 0;
      }
    }
    return same / (a.length * a[0].length);
  }

  @Test
  void backwardDropsWhatForwardDropped() {
    Pass pass = pass(1, 2, 3, SAMPLES);
    Dropout dropout = new Dropout(0.3);
    double[][] y = forward(dropout, pass);
    double[][] dx = new double[UNITS][SAMPLES];

    dropout.backward(pass, ones(SAMPLES), y, ones(SAMPLES), dx);

    assertThat(dx).isDeepEqualTo(y);
  }

  @Test
  void predictionIsTheIdentityAndSoIsTrainingAtZero() {
    double[][] x = TestData.normal(7, 4, 8);

    assertThat(Network.of(4, new Dropout(0.9)).initialize(1).predict(x)).isDeepEqualTo(x);
    assertThat(forward(new Dropout(0), pass(0, 1, 2, 9))).isDeepEqualTo(ones(9));
  }

  @Test
  void itLeavesTheMeaningOfItsInputsAsItIs() {
    assertThat(new Dropout(0.5).probabilities(true)).isTrue();
    assertThat(new Dropout(0.5).probabilities(false)).isFalse();
    assertThatThrownBy(
            () ->
                Network.of(1, new Dense(1), Activation.sigmoid(), new Dropout(0.1))
                    .objective(new BceWithLogits(), new double[][] {{1}}, new double[][] {{1}}))
        .hasMessageContaining("Sigmoid");
  }

  @Test
  void aRunWithDropoutIsThatOfItsSeed() {
    double[][] x = TestData.twoClouds(60, 1);
    double[][] y = TestData.alternating(60);
    Network network =
        Network.of(2, new Dense(8), Activation.relu(), new Dropout(0.5), new Dense(1))
            .initialize(2);
    Trainer trainer = Trainer.of(new BceWithLogits()).epochs(20).batchSize(16).shuffle(3);

    double[] first =
        trainer.seed(4).fit(network, x, y, ParameterUpdate.sgd(0.1)).history().losses();

    assertThat(trainer.seed(4).fit(network, x, y, ParameterUpdate.sgd(0.1)).history().losses())
        .isEqualTo(first);
    assertThat(trainer.seed(5).fit(network, x, y, ParameterUpdate.sgd(0.1)).history().losses())
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN})
  void aProbabilityThatLeavesNothingIsRefused(double p) {
    assertThatThrownBy(() -> new Dropout(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probability of dropout is " + p)
        .hasMessageContaining("at least 0 and below 1, 0.5 for instance");
  }

  @Test
  void textIsThatOfTheConstructor() {
    assertThat(new Dropout(0.2)).hasToString("Dropout(0.2)");
  }
}
