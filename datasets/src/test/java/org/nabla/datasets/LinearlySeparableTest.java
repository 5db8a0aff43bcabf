package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LinearlySeparableTest {
  @Test
  void everyPointIsBeyondTheMarginOnItsSideAndMomentsAreTheTruths() {
    double[] w = {1, -2, 2};
    Dataset data = new LinearlySeparable(Moments.N, w, 6, 0.5).generate(1);
    double[][] x = data.features();
    int[] labels = data.labels();
    double[] beyond = new double[x.length];
    double[] along = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double distance = (x[i][0] - 2 * x[i][1] + 2 * x[i][2] - 6) / 3;
      beyond[i] = (labels[i] == 1 ? distance : -distance) - 0.5;
      assertThat(beyond[i]).isGreaterThan(-1e-12);
      along[i] = (2 * x[i][0] + x[i][1]) / Math.sqrt(5); // within the plane
    }
    Moments.are(beyond, Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI);
    Moments.are(along, 0, 1);
  }

  @Test
  void recordsAreEqualWhereTheirParametersAre() {
    LinearlySeparable same = new LinearlySeparable(200, new double[] {1, -1}, 0, 0.1);
    same.normal()[0] = 5;
    assertThat(same)
        .isEqualTo(LinearlySeparable.STANDARD)
        .hasSameHashCodeAs(LinearlySeparable.STANDARD)
        .hasToString("linearly-separable?n=200&normal=1,-1&offset=0&margin=0.1");
    assertThat(same.bayesError()).hasValue(0);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearlySeparable(1, new double[2], 0, 0))
        .withMessage("normal is [0.0, 0.0]: expected an entry other than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearlySeparable(1, new double[] {1}, 0, -1))
        .withMessage("margin is -1.0: expected a finite number of at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearlySeparable(1, new double[] {Double.NaN}, 0, 1))
        .withMessageStartingWith("normal, entry 0 is NaN");
  }
}
