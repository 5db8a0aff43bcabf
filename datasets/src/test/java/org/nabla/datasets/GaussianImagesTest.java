package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GaussianImagesTest {
  @Test
  void momentsAreTheTruths() {
    double[] widths = {1, 3};
    Dataset data = new GaussianImages(2 * Moments.N, 3, widths, 0, 0.2).generate(1);
    for (int k = 0; k < 2; k++) {
      Dataset one = data.ofClass(k);
      for (int pixel = 0; pixel < 9; pixel++) {
        double u = 4 * (pixel % 3 - 1);
        double v = 4 * (pixel / 3 - 1);
        double truth = Math.exp(-(u * u + v * v) / (2 * widths[k] * widths[k]));
        Moments.are(one.feature(pixel), truth, 0.04);
      }
    }
  }

  /**
   * The expectation of {@code exp(-(u - p)^2 / (2 width^2))} over {@code p ~ N(0, shift^2)} is that
   * of a wider and lower bump, and its square is a bump of width {@code width / sqrt(2)}; rows and
   * columns are independent. Means and variances within four standard errors.
   */
  @Test
  void momentsOfShiftedBumpsAreTheTruths() {
    double[] widths = {1, 3};
    double shift = 1.5;
    double noise = 0.2;
    Dataset data = new GaussianImages(2 * Moments.N, 3, widths, shift, noise).generate(2);
    for (int k = 0; k < 2; k++) {
      Dataset one = data.ofClass(k);
      assertThat(one.size()).isEqualTo(Moments.N);
      for (int pixel = 0; pixel < 9; pixel++) {
        double u = 4 * (pixel % 3 - 1);
        double v = 4 * (pixel / 3 - 1);
        double mean = expected(u, widths[k], shift) * expected(v, widths[k], shift);
        double narrow = widths[k] / Math.sqrt(2);
        double square = expected(u, narrow, shift) * expected(v, narrow, shift);
        Moments.are(one.feature(pixel), mean, square - mean * mean + noise * noise);
      }
    }
  }

  private static double expected(double u, double width, double shift) {
    double variance = width * width + shift * shift;
    return width / Math.sqrt(variance) * Math.exp(-u * u / (2 * variance));
  }

  @Test
  void theBumpMovesWithTheShift() {
    Dataset data = new GaussianImages(50, 8, new double[] {1}, 1, 0).generate(1);
    assertThat(data.schema().features()).hasSize(64).startsWith("pixel0");
    assertThat(data.feature(0)).doesNotHaveDuplicates();
    for (double[] image : data.features()) {
      for (double pixel : image) {
        assertThat(pixel).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void recordsAreEqualWhereTheirParametersAre() {
    var same = new GaussianImages(1000, 8, new double[] {1.8, 2.4}, 1, 0.2);
    same.widths()[0] = 7;
    assertThat(same)
        .isEqualTo(GaussianImages.SMALL)
        .hasSameHashCodeAs(GaussianImages.SMALL)
        .isNotEqualTo(GaussianImages.STANDARD)
        .hasToString("gaussian-images?n=1000&side=8&widths=1.8,2.4&shift=1&noise=0.2");
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianImages(1, 1, new double[] {1}, 0, 0))
        .withMessage("side is 1: expected an integer from 2 to 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianImages(1, 2, new double[] {1, 0}, 0, 0))
        .withMessage("width 1 is 0.0: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianImages(1, 2, new double[] {1}, -1, 0))
        .withMessageStartingWith("shift is -1.0");
  }

  @Test
  void sidesWhosePixelsCannotBeCountedAreRefused() {
    for (int side : new int[] {4097, 50_000, 65_536, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new GaussianImages(1, side, new double[] {1}, 0, 0))
          .withMessage("side is " + side + ": expected an integer from 2 to 4096");
    }
  }

  @Test
  void theTrueImageAndTheErrorAreKnownWhereTheBumpsStandStill() {
    GaussianImages still = new GaussianImages(2 * Moments.N, 4, new double[] {1, 1.3}, 0, 0.3);
    double[][] truth = {still.image(0), still.image(1)};
    assertThat(new GaussianImages(2, 4, new double[] {1, 1.3}, 0, 0).generate(1).features())
        .isDeepEqualTo(truth);
    double[][] x = still.generate(2).features();
    int wrong = 0;
    for (int i = 0; i < x.length; i++) {
      double closer = 0;
      for (int j = 0; j < 16; j++) {
        closer += Math.pow(x[i][j] - truth[0][j], 2) - Math.pow(x[i][j] - truth[1][j], 2);
      }
      wrong += (closer > 0 ? 1 : 0) == i % 2 ? 0 : 1;
    }
    Moments.share(wrong, x.length, still.bayesError().orElseThrow());
    double[] two = {1, 2};
    assertThat(new GaussianImages(1, 4, two, 0, 0).bayesError()).hasValue(0);
    assertThat(new GaussianImages(1, 4, new double[] {1, 1}, 0, 1).bayesError()).hasValue(0.5);
    assertThat(new GaussianImages(1, 4, new double[] {1}, 1, 1).bayesError()).hasValue(0);
    assertThat(GaussianImages.STANDARD.bayesError()).isEmpty();
  }
}
