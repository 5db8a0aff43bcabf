package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Compares the moments of a sample with the truth, within four standard errors. */
final class Moments {
  static final int N = 100_000;

  private Moments() {}

  /** Mean and variance; the error of the variance is that of the kurtosis bound given. */
  static void are(double[] sample, double mean, double variance) {
    int n = sample.length;
    double sampleMean = Arrays.stream(sample).sum() / n;
    double second = Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum() / n;
    double fourth = Arrays.stream(sample).map(v -> Math.pow(v - mean, 4)).sum() / n;
    assertThat(sampleMean).as("mean").isCloseTo(mean, within(4 * Math.sqrt(variance / n) + 1e-12));
    assertThat(second)
        .as("variance")
        .isCloseTo(
            variance, within(4 * Math.sqrt(Math.max(0, fourth - second * second) / n) + 1e-12));
  }

  /** The share of true entries. */
  static void share(long count, long n, double p) {
    assertThat((double) count / n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n) + 1e-12));
  }
}
