package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FriedmanTest {
  @Test
  void meansAreTheFormulas() {
    Friedman1 first = Friedman1.STANDARD;
    assertThat(first.mean(0.5, 1, 0.5, 0.1, 0.2, 9, 9, 9, 9, 9)).isCloseTo(12, within(1e-12));
    assertThat(first.mean(0, 1, 0, 0, 0)).isCloseTo(5, within(1e-12));
    assertThat(Friedman2.STANDARD.mean(3, 2, 2.25, 1)).isCloseTo(5, within(1e-12));
    assertThat(Friedman3.STANDARD.mean(3, 2, 2.25, 1)).isCloseTo(Math.atan(4.0 / 3), within(1e-12));
    assertThat(Friedman3.STANDARD.mean(0, 2, 2.25, 1)).isCloseTo(Math.PI / 2, within(1e-12));
  }

  @Test
  void momentsOfTheFirstAreTheTruths() {
    Friedman1 generator = new Friedman1(Moments.N, 6, 2);
    Dataset data = generator.generate(1);
    for (int j = 0; j < 6; j++) {
      Moments.are(data.feature(j), 0.5, 1.0 / 12);
    }
    residuals(data, generator::mean, generator.bayesError().orElseThrow());
  }

  @Test
  void momentsOfTheOthersAreTheTruths() {
    Friedman2 second = new Friedman2(Moments.N, 10);
    features(second.generate(1));
    residuals(second.generate(1), second::mean, second.bayesError().orElseThrow());
    Friedman3 third = new Friedman3(Moments.N, 0.2);
    features(third.generate(1));
    residuals(third.generate(1), third::mean, third.bayesError().orElseThrow());
  }

  @Test
  void standardNoiseIsAThirdOfTheSignal() {
    assertThat(sd(new Friedman2(Moments.N, 0)) / Friedman2.STANDARD.noise())
        .isCloseTo(3, within(0.1));
    assertThat(sd(new Friedman3(Moments.N, 0)) / Friedman3.STANDARD.noise())
        .isCloseTo(3, within(0.3));
  }

  private static double sd(Generator generator) {
    return generator.generate(1).summary().columns().get(4).sd();
  }

  private static void features(Dataset data) {
    Moments.are(data.feature(0), 50, 1e4 / 12);
    Moments.are(data.feature(1), 300 * Math.PI, Math.pow(520 * Math.PI, 2) / 12);
    Moments.are(data.feature(2), 0.5, 1.0 / 12);
    Moments.are(data.feature(3), 6, 100.0 / 12);
  }

  private static void residuals(Dataset data, ToDoubleFunction<double[]> mean, double variance) {
    double[][] x = data.features();
    double[][] y = data.targets();
    double[] residuals = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      residuals[i] = y[i][0] - mean.applyAsDouble(x[i]);
    }
    Moments.are(residuals, 0, variance);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Friedman1(5, 4, 1))
        .withMessage("features is 4: expected an integer of at least 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Friedman2(0, 1))
        .withMessageStartingWith("n is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Friedman3(1, -1))
        .withMessageStartingWith("noise is -1.0");
  }
}
