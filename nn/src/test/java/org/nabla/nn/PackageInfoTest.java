package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lines of the package's documentation. */
class PackageInfoTest {

  @Test
  void aPerceptronDrawsALine() {
    double[][] x = TestData.twoClouds(200, 1);
    double[][] y = TestData.alternating(200);

    Network perceptron = Network.of(2, new Dense(1)).initialize(42);
    Network learned =
        perceptron.fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05)).network();
    Hyperplane line = Hyperplane.of(learned, 0);

    assertThat(line.normal()[0]).isPositive();
    for (int s = 0; s < x.length; s++) {
      double side = line.normal()[0] * x[s][0] + line.normal()[1] * x[s][1] + line.offset();
      assertThat(side > 0).isEqualTo(learned.predict(x[s])[0] > 0);
    }
    assertThat(Metric.binaryAccuracy(0).value(learned.predict(x), y)).isGreaterThan(0.9);
  }

  @Test
  void theTenLinesTrain() {
    double[][] x = TestData.twoClouds(200, 1);
    double[][] y = TestData.alternating(200);

    Network network = Network.of(2, new Dense(16), Activation.relu(), new Dense(1)).initialize(42);
    Fit fit = network.fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05));
    double[][] logits = fit.network().predict(x);
    double[] losses = fit.history().losses();

    assertThat(losses).hasSize(500);
    assertThat(losses[499]).isLessThan(losses[0]);
    assertThat(Metric.binaryAccuracy(0).value(logits, y)).isGreaterThan(0.95);
  }

  @Test
  void aDeepNetworkWithRemediesTrains() {
    double[][] x = TestData.twoClouds(200, 1);
    double[][] y = TestData.alternating(200);

    Layer block = Residual.of(new Dense(8), new BatchNorm(), Activation.tanh());
    Network deep = Network.of(2, new Dense(8), block, block, block, new Dense(1)).initialize(42);
    Fit fit =
        Trainer.of(new BceWithLogits())
            .epochs(100)
            .penalty(Penalty.l2(1e-3))
            .fit(deep, x, y, ParameterUpdate.sgd(0.1).clipNorm(1));

    assertThat(Metric.binaryAccuracy(0).value(fit.network().predict(x), y)).isGreaterThan(0.95);
    assertThat(fit.history().penalties()).hasSize(100);
  }

  @Test
  void theLambdasOfAnActivationAreItsDerivative() {
    Activation bent =
        Activation.of("bent", x -> x + Math.sqrt(x * x + 1), (x, y) -> 1 + x / (y - x));

    ActivationContract contract = () -> bent;

    contract.theDerivativeIsThatOfTheValue();
    assertThat(bent.value(0)).isEqualTo(1);
  }

  @Test
  void layersWithoutParametersTakeEightLines() {
    record Negate() implements Layer {
      @Override
      public int outputs(int inputs) {
        return inputs;
      }

      @Override
      public void forward(Pass pass, double[][] x, double[][] y) {
        for (int u = 0; u < y.length; u++) {
          for (int s = 0; s < pass.samples(); s++) {
            y[u][s] = -x[u][s];
          }
        }
      }

      @Override
      public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
        for (int u = 0; u < y.length; u++) {
          for (int s = 0; s < pass.samples(); s++) {
            dx[u][s] = -dy[u][s];
          }
        }
      }
    }
    LayerContract contract = Negate::new;

    contract.gradientsAreThoseOfTheOutputs();
    contract.oneSampleIsLikeABatchOfOne();
    assertThat(Network.of(1, new Negate()).initialize(1).predict(new double[] {3}))
        .containsExactly(-3);
  }
}
