package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the package's documentation. */
class PackageExampleTest {
  @Test
  void runsAndGivesWhatItSays() {
    Dataset data = Qwerties.NOTES.generate(7);
    List<Dataset> parts = Split.stratified(data, StableRandom.of(1), 0.8, 0.2);
    Scaler scaler = Scaler.standard(parts.get(0));
    double[][] x = scaler.apply(parts.get(0)).features();
    double[][] y = parts.get(0).targets();
    double floor = Qwerties.NOTES.bayesError().getAsDouble();
    Dataset same = Dataset.replay(data.origin());

    assertThat(x).hasDimensions(160, 2);
    assertThat(y).hasDimensions(160, 1);
    assertThat(floor).isCloseTo(0.0228, within(5e-5));
    assertThat(same.features()).isDeepEqualTo(data.features());
    assertThat(data.origin())
        .isEqualTo("qwerties?n=200&centres=1,1;5,1&covariances=1,0;0,1|1,0;0,1&weights=1,1&seed=7");
  }
}
