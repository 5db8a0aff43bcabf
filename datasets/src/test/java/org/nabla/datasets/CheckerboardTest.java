package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CheckerboardTest {
  @Test
  void momentsAreTheTruths() {
    Dataset data = new Checkerboard(Moments.N, 4, 0.3).generate(1);
    Moments.are(data.feature(0), 2, 16.0 / 12 + 0.09);
    Moments.are(data.feature(1), 2, 16.0 / 12 + 0.09);
    Moments.share(data.ofClass(1).size(), Moments.N, 0.5);
    Moments.share(
        new Checkerboard(Moments.N, 3, 0).generate(1).ofClass(0).size(), Moments.N, 5 / 9.0);
  }

  @Test
  void withoutNoiseTheLabelIsTheColour() {
    Dataset data = Checkerboard.STANDARD.generate(2);
    double[][] x = data.features();
    int[] labels = data.labels();
    for (int i = 0; i < x.length; i++) {
      assertThat((Math.floor(x[i][0]) + Math.floor(x[i][1])) % 2).isEqualTo(labels[i]);
    }
    assertThat(Checkerboard.STANDARD.bayesError()).hasValue(0);
    assertThat(new Checkerboard(5, 2, 1).bayesError()).isEmpty();
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkerboard(5, 0, 0))
        .withMessage("cells is 0: expected an integer of at least 1");
  }
}
