package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StrokeDigitsTest {
  @Test
  void withoutJitterAndNoiseEachDigitIsOneImage() {
    Dataset data = new StrokeDigits(20, 28, 0, 0).generate(1);
    double[][] x = data.features();
    for (int digit = 0; digit < 10; digit++) {
      assertThat(x[digit]).isEqualTo(x[digit + 10]).hasSize(784);
      for (int other = 0; other < digit; other++) {
        assertThat(distance(x[digit], x[other])).isGreaterThan(3);
      }
    }
  }

  @Test
  void theOneIsAStrokeDownTheMiddle() {
    double[] one = new StrokeDigits(2, 28, 0, 0).generate(1).features()[1];
    assertThat(one[14 * 28 + 14]).isEqualTo(1);
    assertThat(one[14 * 28 + 5]).isZero();
    assertThat(one[20 * 28 + 14]).isEqualTo(1);
    assertThat(one[0]).isZero();
  }

  @Test
  void pixelsAreGreyLevelsAndJitteredDigitsCanBeToldApart() {
    double[][] means = new double[10][64];
    Dataset train = StrokeDigits.SMALL.generate(1);
    for (int digit = 0; digit < 10; digit++) {
      double[][] images = train.ofClass(digit).features();
      assertThat(images).hasNumberOfRows(100);
      for (double[] image : images) {
        for (int i = 0; i < 64; i++) {
          assertThat(image[i]).isBetween(0.0, 1.0);
          means[digit][i] += image[i] / images.length;
        }
      }
    }
    Dataset test = StrokeDigits.SMALL.generate(2);
    double[][] x = test.features();
    int[] labels = test.labels();
    int right = 0;
    for (int i = 0; i < x.length; i++) {
      int nearest = 0;
      for (int digit = 1; digit < 10; digit++) {
        if (distance(x[i], means[digit]) < distance(x[i], means[nearest])) {
          nearest = digit;
        }
      }
      right += nearest == labels[i] ? 1 : 0;
    }
    assertThat(right).isBetween(600, 999);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrokeDigits(1, 3, 0, 0))
        .withMessage("side is 3: expected an integer from 4 to 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrokeDigits(1, 8, 1.5, 0))
        .withMessage("jitter is 1.5: expected a number from 0.0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrokeDigits(1, 8, 1, -1))
        .withMessageStartingWith("noise is -1.0");
  }

  @Test
  void sidesWhosePixelsCannotBeCountedAreRefused() {
    for (int side : new int[] {4097, 50_000, 65_536, Integer.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StrokeDigits(1, side, 0, 0))
          .withMessage("side is " + side + ": expected an integer from 4 to 4096");
    }
  }

  @Test
  void theTrueImageIsThatOfACalmHand() {
    StrokeDigits calm = new StrokeDigits(10, 12, 0, 0);
    for (int digit = 0; digit < 10; digit++) {
      assertThat(new StrokeDigits(1, 12, 1, 0.3).image(digit))
          .isEqualTo(calm.generate(5).features()[digit]);
    }
    assertThat(calm.bayesError()).hasValue(0);
    assertThat(StrokeDigits.STANDARD.bayesError()).isEmpty();
  }

  /** Noise of a pixel of ink t: {@code t + noise z}, cut to [0, 1], within four standard errors. */
  @Test
  void momentsAreThoseOfNormalNoiseCutToGreyLevels() {
    double noise = 0.1;
    NormalDistribution normal = new NormalDistribution();
    Dataset data = new StrokeDigits(10 * 20_000, 4, 0, noise).generate(3);
    for (int digit = 0; digit < 10; digit++) {
      Dataset one = data.ofClass(digit);
      assertThat(one.size()).isEqualTo(20_000);
      double[] ink = new StrokeDigits(1, 4, 0, noise).image(digit);
      for (int i = 0; i < ink.length; i++) {
        double a = -ink[i] / noise;
        double b = (1 - ink[i]) / noise;
        double white = 1 - normal.cumulativeProbability(b);
        double between = normal.cumulativeProbability(b) - normal.cumulativeProbability(a);
        double slope = noise * (normal.density(a) - normal.density(b));
        double mean = white + ink[i] * between + slope;
        double square =
            white
                + (ink[i] * ink[i] + noise * noise) * between
                + 2 * ink[i] * slope
                + noise * noise * (a * normal.density(a) - b * normal.density(b));
        Moments.are(one.feature(i), mean, square - mean * mean);
      }
    }
  }

  /**
   * The strokes of a 0 are the same upside down, and a hand errs to all sides alike: so a pixel and
   * the one opposite have the same moments, with jitter too. The means of the differences, and of
   * those of the squares, are within four of their standard errors of 0.
   */
  @Test
  void opposedPixelsOfAJitteredZeroHaveTheSameMoments() {
    Dataset zeros = new StrokeDigits(10 * 5000, 8, 1, 0.05).generate(5).ofClass(0);
    for (int i = 0; i < 32; i++) {
      double[] one = zeros.feature(i);
      double[] other = zeros.feature(63 - i);
      assertBalanced(one, other, 1);
      assertBalanced(one, other, 2);
    }
  }

  private static void assertBalanced(double[] one, double[] other, int power) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = Math.pow(one[i], power) - Math.pow(other[i], power);
      sum += difference;
      squares += difference * difference;
    }
    assertThat(sum).as("power %d", power).isCloseTo(0, within(4 * Math.sqrt(squares) + 1e-12));
  }
}
