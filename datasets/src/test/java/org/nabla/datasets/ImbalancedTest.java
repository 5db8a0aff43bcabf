package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ImbalancedTest {
  @Test
  void sharesAreExactAndSamplesAreThoseOfTheGenerator() {
    Dataset data = new Imbalanced(new Moons(100, 0), new double[] {9, 1}).generate(1);
    assertThat(data.ofClass(0).size()).isEqualTo(90);
    assertThat(data.ofClass(1).size()).isEqualTo(10);
    for (double[] p : data.ofClass(0).features()) {
      assertThat(Math.hypot(p[0], p[1])).isCloseTo(1, within(1e-15));
    }
  }

  /** Leaving out other classes does not change how a class is distributed. */
  @Test
  void momentsOfAClassAreThoseOfTheGeneratorWhateverItsShare() {
    double[] weights = {6, 3, 1};
    double[][] centres = {{1, 1}, {5, 1}, {-2, 7}};
    Generator balanced = new Qwerties(Moments.N, 2, centres);
    Dataset data = new Imbalanced(balanced, weights).generate(4);
    for (int k = 0; k < 3; k++) {
      Dataset one = data.ofClass(k);
      // the documented bound: numbers are within one of their shares
      assertThat((double) one.size()).isCloseTo(weights[k] / 10 * Moments.N, within(1.0));
      for (int i = 0; i < 2; i++) {
        Moments.are(one.feature(i), centres[k][i], 4);
      }
    }
  }

  @Test
  void everyPrefixHasTheSharesButForOne() {
    double[] weights = {6, 3, 1};
    Generator balanced = new Qwerties(5000, 1, new double[1], new double[1], new double[1]);
    int[] labels = new Imbalanced(balanced, weights).generate(4).labels();
    int[] counts = new int[3];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]]++;
      for (int k = 0; k < 3; k++) {
        assertThat((double) counts[k]).isCloseTo(weights[k] / 10 * (i + 1), within(1.0));
      }
    }
  }

  @Test
  void bayesErrorIsKnownWhereItIsZero() {
    assertThat(new Imbalanced(Checkerboard.STANDARD, new double[] {1, 5}).bayesError()).hasValue(0);
    assertThat(new Imbalanced(Moons.STANDARD, new double[] {1, 5}).bayesError()).isEmpty();
    assertThat(new Imbalanced(Qwerties.NOTES, new double[] {1, 5}).bayesError()).isEmpty();
  }

  @Test
  void aClassThatNeverComesIsNamed() {
    Generator dark = new Imbalanced(new Checkerboard(5, 1, 0), new double[] {1, 1});
    assertThatThrownBy(() -> dark.generate(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "checkerboard drew 1000000 samples, none of class 1: give it parameters that make the"
                + " class, or another generator");
  }

  @Test
  void recordsAreEqualWhereTheirParametersAre() {
    var one = new Imbalanced(new Moons(10, 0), new double[] {9, 1});
    one.weights()[0] = 7;
    assertThat(one)
        .isEqualTo(new Imbalanced(new Moons(10, 0), new double[] {9, 1}))
        .hasSameHashCodeAs(new Imbalanced(new Moons(10, 0), new double[] {9, 1}))
        .hasToString("imbalanced?generator=moons%3Fn%3D10%26noise%3D0&weights=9,1");
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Imbalanced(Moons.STANDARD, new double[] {1}))
        .withMessage("weights: expected 2, as many as there are classes, but got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Imbalanced(Moons.STANDARD, new double[] {1, -1}))
        .withMessage("weight 1 is -1.0: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Imbalanced(Curve.STANDARD, new double[0]))
        .withMessageStartingWith("the number of classes is 0");
  }
}
