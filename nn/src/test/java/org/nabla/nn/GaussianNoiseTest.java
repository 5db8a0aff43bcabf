package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianNoiseTest {

  private static final int UNITS = 100;
  private static final int SAMPLES = 1001;

  private static double[][] noise(long seed, long step, int samples) {
    Pass pass = Pass.root(samples, List.of(), Kernels.best());
    pass.begin(new double[0], new double[0], new double[0], samples, true);
    pass.at(seed, step);
    double[][] y = new double[UNITS][samples];
    new GaussianNoise(2).forward(pass, new double[UNITS][samples], y);
    return y;
  }

  @Test
  void theNoiseIsNormalAndIndependent() {
    double[][] z = noise(1, 2, SAMPLES);
    double n = (double) UNITS * SAMPLES;
    double mean = 0;
    double square = 0;
    double fourth = 0;
    double beyond = 0;
    double neighbours = 0;
    double units = 0;
    for (int u = 0; u < UNITS; u++) {
      for (int s = 0; s < SAMPLES; s++) {
        double v = z[u][s] / 2;
        mean += v / n;
        square += v * v / n;
        fourth += v * v * v * v / n;
        beyond += Math.abs(v) > 1.959964 ? 1 / n : 0;
        neighbours += v * z[u][(s + 1) % SAMPLES] / 2 / n;
        units += v * z[(u + 1) % UNITS][s] / 2 / n;
      }
    }

    // Four standard errors of each.
    double error = 4 / Math.sqrt(n);
    assertThat(Math.abs(mean)).isLessThan(error);
    assertThat(Math.abs(square - 1)).isLessThan(error * Math.sqrt(2));
    assertThat(Math.abs(fourth - 3)).isLessThan(error * Math.sqrt(96));
    assertThat(Math.abs(beyond - 0.05)).isLessThan(error * Math.sqrt(0.05 * 0.95));
    assertThat(Math.abs(neighbours)).isLessThan(error);
    assertThat(Math.abs(units)).isLessThan(error);
  }

  @Test
  void theNoiseIsAFunctionOfSeedStepUnitAndSample() {
    double[][] z = noise(1, 2, 9);

    assertThat(noise(1, 2, 9)).isDeepEqualTo(z);
    assertThat(noise(1, 3, 9)[0]).doesNotContain(z[0]);
    assertThat(noise(2, 2, 9)[0]).doesNotContain(z[0]);
    assertThat(noise(1, 2, 4)[5]).startsWith(Arrays.copyOf(z[5], 4));
  }

  @Test
  void predictionIsTheIdentity() {
    double[][] x = TestData.normal(7, 4, 8);

    assertThat(Network.of(4, new GaussianNoise(3)).initialize(1).predict(x)).isDeepEqualTo(x);
  }

  @Test
  void noisyProbabilitiesAreNone() {
    assertThat(new GaussianNoise(1).probabilities(true)).isFalse();
    assertThat(new GaussianNoise(0).probabilities(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aDeviationThatIsNotFiniteOrNegativeIsRefused(double deviation) {
    assertThatThrownBy(() -> new GaussianNoise(deviation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deviation of Gaussian noise is " + deviation)
        .hasMessageContaining("finite and not negative");
  }
}
