package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelFlipsTest {
  @Test
  void flipsTheShareItSaysAndLeavesTheFeatures() {
    Generator blobs = new Blobs(Moments.N, 3, 2, 1, 10);
    Dataset clean = blobs.generate(5);
    Dataset flipped = new LabelFlips(blobs, 0.3).generate(5);
    assertThat(flipped.features()).isDeepEqualTo(clean.features());
    int[][] confusion = new int[3][3];
    int[] before = clean.labels();
    int[] after = flipped.labels();
    for (int i = 0; i < before.length; i++) {
      confusion[before[i]][after[i]]++;
    }
    for (int k = 0; k < 3; k++) {
      for (int other = 0; other < 3; other++) {
        Moments.share(confusion[k][other], clean.ofClass(k).size(), k == other ? 0.7 : 0.15);
      }
    }
  }

  @Test
  void bayesErrorFollowsFromThatOfTheCleanData() {
    double clean = Qwerties.NOTES.bayesError().orElseThrow();
    assertThat(new LabelFlips(Qwerties.NOTES, 0.1).bayesError().orElseThrow())
        .isCloseTo(clean * 0.9 + (1 - clean) * 0.1, within(1e-15));
    assertThat(new LabelFlips(Qwerties.NOTES, 0.6).bayesError()).isEmpty();
    assertThat(new LabelFlips(Moons.STANDARD, 0.1).bayesError()).isEmpty();
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelFlips(RegressionLine.NOTES, 0.1))
        .withMessage("the number of classes is 0: expected an integer of at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelFlips(Moons.STANDARD, 1.1))
        .withMessage("probability is 1.1: expected a number from 0.0 to 1.0");
  }

  @Test
  void structureAndSamplesAreStreamsOfTheirOwn() {
    for (long seed = 0; seed < 1000; seed++) {
      long structure = Generation.structure(seed).nextLong();
      assertThat(structure)
          .as("seed %d", seed)
          .isNotEqualTo(Generation.samples(seed).nextLong())
          .isNotEqualTo(StableRandom.of(seed).nextLong());
    }
  }
}
