package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AboveTest {
  @Test
  void momentsAreTheTruths() {
    Above above = new Above(Moments.N, NamedFunction.SIN, -Math.PI, Math.PI, -2, 2, 0.3);
    Dataset data = above.generate(1);
    Moments.are(data.feature(0), 0, Math.PI * Math.PI / 3);
    Moments.are(data.feature(1), 0, 16.0 / 12);
    Moments.share(data.ofClass(1).size(), Moments.N, 0.5);
    assertThat(above.bayesError()).isEmpty();
  }

  @Test
  void withoutNoiseTheCurveDecides() {
    Dataset data = Above.STANDARD.generate(3);
    double[][] x = data.features();
    int[] labels = data.labels();
    for (int i = 0; i < x.length; i++) {
      assertThat(labels[i]).isEqualTo(x[i][1] > StrictMath.sin(x[i][0]) ? 1 : 0);
    }
    assertThat(Above.STANDARD.bayesError()).hasValue(0);
  }

  @Test
  void noiseMovesTheLabelsOnly() {
    Dataset clean = Above.STANDARD.generate(3);
    Dataset noisy = new Above(200, NamedFunction.SIN, -Math.PI, Math.PI, -2, 2, 1).generate(3);
    assertThat(noisy.features()).isDeepEqualTo(clean.features());
    assertThat(noisy.labels()).isNotEqualTo(clean.labels());
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Above(1, NamedFunction.SIN, 0, 1, 2, Double.NaN, 0))
        .withMessageStartingWith("the range of x2 is from 2.0 to NaN");
  }
}
