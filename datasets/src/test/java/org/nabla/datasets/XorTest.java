package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class XorTest {
  @Test
  void momentsAreTheTruths() {
    Dataset data = new Xor(Moments.N, 0.3).generate(1);
    double[] product = new double[Moments.N];
    double[][] x = data.features();
    int[] labels = data.labels();
    for (int i = 0; i < product.length; i++) {
      product[i] = x[i][0] * x[i][1] * (labels[i] == 0 ? 1 : -1);
    }
    double square = 1 + 0.09;
    Moments.are(product, 1, square * square - 1);
    Moments.are(data.feature(0), 0, square);
    Moments.are(data.feature(1), 0, square);
  }

  @Test
  void bayesErrorIsThatOfTheSigns() {
    Xor generator = new Xor(Moments.N, 0.7);
    Dataset data = generator.generate(2);
    double[][] x = data.features();
    int[] labels = data.labels();
    int wrong = 0;
    for (int i = 0; i < x.length; i++) {
      wrong += (x[i][0] * x[i][1] < 0 ? 1 : 0) == labels[i] ? 0 : 1;
    }
    Moments.share(wrong, Moments.N, generator.bayesError().orElseThrow());
    assertThat(new Xor(4, 0).bayesError()).hasValue(0);
  }

  @Test
  void theCornersTakeTurns() {
    assertThat(new Xor(4, 0).generate(1).features())
        .isDeepEqualTo(new double[][] {{1, 1}, {1, -1}, {-1, -1}, {-1, 1}});
    assertThat(Xor.STANDARD.generate(1).ofClass(1).size()).isEqualTo(100);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Xor(-1, 0))
        .withMessage("n is -1: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Xor(1, -1))
        .withMessage("noise is -1.0: expected a finite number of at least 0");
  }
}
