package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

  private static final int FAN_IN = 300;
  private static final int FAN_OUT = 200;

  static Stream<Arguments> variances() {
    return Stream.of(
        Arguments.of(Initializer.pyTorchDefault(), 1.0 / (3 * FAN_IN)),
        Arguments.of(Initializer.normal(0.2), 0.04),
        Arguments.of(Initializer.truncatedNormal(0.2), 0.04 * 0.7737413),
        Arguments.of(Initializer.xavierUniform(1), 2.0 / 500),
        Arguments.of(Initializer.xavierNormal(5.0 / 3), 25.0 / 9 * 2 / 500),
        Arguments.of(Initializer.heUniform(0), 2.0 / FAN_IN),
        Arguments.of(Initializer.heNormal(0.5), 2 / (1.25 * FAN_IN)),
        Arguments.of(Initializer.heUniformFanOut(0.5), 2 / (1.25 * FAN_OUT)),
        Arguments.of(Initializer.heNormalFanOut(0), 2.0 / FAN_OUT),
        Arguments.of(Initializer.lecunUniform(), 1.0 / FAN_IN),
        Arguments.of(Initializer.lecunNormal(), 1.0 / FAN_IN),
        Arguments.of(Initializer.orthogonal(1), 1.0 / FAN_IN));
  }

  /** 60,000 values: a variance is known to 0.6% at one standard error for normal values. */
  @ParameterizedTest
  @MethodSource("variances")
  void theVarianceIsWhatTheFormulaSays(Initializer initializer, double variance) {
    double[] values = new double[FAN_IN * FAN_OUT];
    initializer.fill(values, FAN_IN, FAN_OUT, new SplittableRandom(1));

    double mean = Arrays.stream(values).average().orElseThrow();
    double measured = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;

    assertThat(measured).as(initializer.toString()).isCloseTo(variance, within(0.024 * variance));
    assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(variance / values.length)));
  }

  @Test
  void uniformValuesStayWithinRootThreeDeviations() {
    double[] values = new double[10_000];
    Initializer.lecunUniform().fill(values, 3, 5, new SplittableRandom(2));

    assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isBetween(0.999, 1.0);
  }

  @Test
  void truncatedValuesStayWithinTwoDeviations() {
    double[] values = new double[10_000];
    Initializer.truncatedNormal(0.5).fill(values, 3, 5, new SplittableRandom(2));

    assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isBetween(0.98, 1.0);
  }

  @Test
  void orthogonalRowsOrColumnsAreOrthonormal() {
    for (int[] shape : new int[][] {{4, 7}, {7, 4}, {5, 5}}) {
      int out = shape[0];
      int in = shape[1];
      double[] w = new double[out * in];
      Initializer.orthogonal(2).fill(w, in, out, new SplittableRandom(3));
      int fewer = Math.min(in, out);
      for (int a = 0; a < fewer; a++) {
        for (int b = 0; b < fewer; b++) {
          double dot = 0;
          for (int k = 0; k < Math.max(in, out); k++) {
            dot += out <= in ? w[a * in + k] * w[b * in + k] : w[k * in + a] * w[k * in + b];
          }
          assertThat(dot).isCloseTo(a == b ? 4 : 0, within(1e-12));
        }
      }
    }
    assertThatThrownBy(
            () -> Initializer.orthogonal(1).fill(new double[5], 3, 5, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 x 3")
        .hasMessageContaining("5 values");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Initializer.normal(0)).hasMessageContaining("deviation is 0.0");
    assertThatThrownBy(() -> Initializer.xavierUniform(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Initializer.constant(Double.NaN)).hasMessageContaining("NaN");
  }
}
