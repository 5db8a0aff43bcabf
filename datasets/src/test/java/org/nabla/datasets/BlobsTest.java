package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlobsTest {
  @Test
  void momentsAreTheTruths() {
    Blobs blobs = new Blobs(3 * Moments.N, 3, 4, 0.5, 2);
    Dataset data = blobs.generate(6);
    double[][] centres = blobs.centres(6);
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < 4; j++) {
        assertThat(centres[k][j]).isBetween(-2.0, 2.0);
        Moments.are(data.ofClass(k).feature(j), centres[k][j], 0.25);
      }
    }
  }

  @Test
  void centresDependOnTheSeedButNotOnTheNumberOfSamples() {
    Blobs more = new Blobs(30, 3, 2, 0, 10);
    assertThat(Blobs.STANDARD.centres(1)).isDeepEqualTo(more.centres(1));
    assertThat(more.generate(1).rows(0, 1, 2).features()).isDeepEqualTo(more.centres(1));
    assertThat(Arrays.deepEquals(more.centres(1), more.centres(2))).isFalse();
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Blobs(1, 0, 1, 1, 1))
        .withMessageStartingWith("classes is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Blobs(1, 1, 0, 1, 1))
        .withMessageStartingWith("dimension is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Blobs(1, 1, 1, -1, 1))
        .withMessage("sd is -1.0: expected a finite number of at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Blobs(1, 1, 1, 1, 0))
        .withMessage("spread is 0.0: expected a finite number above 0");
  }

  @Test
  void withoutSpreadNothingNeedBeWrong() {
    assertThat(new Blobs(10, 3, 2, 0, 1).bayesError()).hasValue(0);
    assertThat(new Blobs(10, 1, 2, 1, 1).bayesError()).hasValue(0);
    assertThat(Blobs.STANDARD.bayesError()).isEmpty();
  }
}
