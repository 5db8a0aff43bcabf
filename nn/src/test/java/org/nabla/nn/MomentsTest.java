package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private final Tally tally = new Tally(7);

  @Test
  void theyAreThoseOfTheDefinition() {
    Moments moments = tally.of(new double[][] {{1, 2, 3, 99}, {4, 5, 9, 99}}, 3);

    assertThat(moments.count()).isEqualTo(6);
    assertThat(moments.mean()).isEqualTo(4);
    Close.assertClose(moments.deviation(), Math.sqrt((9 + 4 + 1 + 0 + 1 + 25) / 6.0), 1e-15, "dev");
    Close.assertClose(moments.norm(), Math.sqrt(1 + 4 + 9 + 16 + 25 + 81), 1e-15, "norm");
    Close.assertClose(moments.rootMeanSquare(), Math.sqrt(136 / 6.0), 1e-15, "rms");
  }

  @Test
  void partsOfArraysAndDifferencesAreMeasuredAlike() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = random.doubles(5000, -1, 2).toArray();
    double[] less = random.doubles(5000, -5, 2).toArray();
    double[] part = Arrays.copyOfRange(values, 11, 4321);
    double[] differences = new double[part.length];
    Arrays.setAll(differences, i -> values[11 + i] - less[11 + i]);

    assertAbout(tally.of(values, 11, 4321), part);
    assertAbout(tally.ofDifference(values, less, 11, 4321), differences);
    assertThat(tally.of(values, 8, 8)).isEqualTo(new Moments(0, Double.NaN, Double.NaN, 0));
    assertThat(Moments.NONE.rootMeanSquare()).isNaN();
  }

  private static void assertAbout(Moments moments, double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double spread = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(moments.count()).isEqualTo(values.length);
    Close.assertClose(moments.mean(), mean, 1e-12, "mean");
    Close.assertClose(moments.deviation(), Math.sqrt(spread / values.length), 1e-12, "deviation");
    Close.assertClose(moments.norm(), PlainKernels.norm(values), 1e-12, "norm");
  }

  @Test
  void aLargeMeanHidesNoDeviation() {
    double[] values = {1e9 + 1, 1e9 + 2, 1e9 + 3};

    Moments moments = tally.of(values, 0, 3);

    assertThat(moments.mean()).isEqualTo(1e9 + 2);
    Close.assertClose(moments.deviation(), Math.sqrt(2 / 3.0), 1e-14, "deviation");
  }

  @Test
  void squaresNeitherOverflowNorVanish() {
    for (double scale : new double[] {1e-320, 1e-300, 1e-200, 1e200, 1e307}) {
      double tolerance = scale < 1e-310 ? 1e-3 : 1e-14;
      double[] values = {3 * scale, -4 * scale};
      Moments rows = tally.of(new double[][] {values, values}, 2);
      Moments part = tally.of(values, 0, 2);
      Moments difference = tally.ofDifference(values, new double[2], 0, 2);

      Close.assertClose(rows.norm() / scale, Math.sqrt(50), tolerance, "norm of rows");
      for (Moments moments : new Moments[] {rows, part, difference}) {
        Close.assertClose(moments.mean() / scale, -0.5, tolerance, "mean at " + scale);
        Close.assertClose(moments.deviation() / scale, 3.5, tolerance, "deviation at " + scale);
      }
      Close.assertClose(part.norm() / scale, 5, tolerance, "norm of a part");
      assertThat(difference).isEqualTo(part);
    }
  }

  @Test
  void zerosAreZeroAndWhatIsNotFiniteIsNotANumber() {
    assertThat(tally.of(new double[2][3], 3)).isEqualTo(new Moments(6, 0, 0, 0));
    assertThat(tally.of(new double[600], 0, 600)).isEqualTo(new Moments(600, 0, 0, 0));
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] values = {1, 2, wrong};
      Moments none = new Moments(3, Double.NaN, Double.NaN, Double.NaN);

      assertThat(tally.of(values, 0, 3)).isEqualTo(none);
      assertThat(tally.of(new double[][] {values}, 3)).isEqualTo(none);
      assertThat(none.finite()).isFalse();
    }
    assertThat(tally.of(new double[][] {{1, 2, Double.NaN}}, 2).finite()).isTrue();
  }
}
