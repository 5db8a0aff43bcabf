package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void drawsWithReplacementAndTestsOnTheRest() {
    Dataset data = new Moons(1000, 0).generate(1);
    int left = 0;
    for (int seed = 0; seed < 100; seed++) {
      Fold fold = Bootstrap.resample(data, StableRandom.of(seed));
      assertThat(fold.train().size()).isEqualTo(1000);
      Set<Integer> drawn = new HashSet<>();
      Arrays.stream(fold.train().parentRows()).forEach(drawn::add);
      assertThat(drawn.size() + fold.test().size()).isEqualTo(1000);
      assertThat(Arrays.stream(fold.test().parentRows()).noneMatch(drawn::contains)).isTrue();
      left += fold.test().size();
    }
    Moments.share(left, 100_000, Math.pow(1 - 1e-3, 1000));
  }

  @Test
  void nothingToDrawFromIsRefused() {
    Dataset none = new Moons(10, 0).generate(1).rows();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.resample(none, StableRandom.of(1)))
        .withMessage("the number of samples is 0: expected an integer of at least 1");
  }
}
