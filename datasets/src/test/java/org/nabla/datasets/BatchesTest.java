package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final Dataset DATA = new Moons(10, 0).generate(1);

  @Test
  void everyEpochSeesEachSampleOnceInAnOrderOfItsOwn() {
    Batches batches = new Batches(DATA, 4, 7);
    assertThat(batches.count()).isEqualTo(3);
    for (int epoch = 0; epoch < 5; epoch++) {
      List<Dataset> seen = batches.epoch(epoch);
      assertThat(seen).extracting(Dataset::size).containsExactly(4, 4, 2);
      assertThat(seen.stream().flatMapToInt(b -> Arrays.stream(b.parentRows())).toArray())
          .isEqualTo(batches.order(epoch))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
    assertThat(batches.order(0)).isNotEqualTo(batches.order(1));
  }

  @Test
  void anEpochDependsOnSeedAndNumberOnly() {
    assertThat(new Batches(DATA, 4, 7).order(3)).isEqualTo(new Batches(DATA, 3, 7).order(3));
    assertThat(new Batches(DATA, 4, 8).order(3)).isNotEqualTo(new Batches(DATA, 4, 7).order(3));
  }

  @Test
  void theLastBatchMayBeDroppedAndTheOrderKept() {
    Batches batches = new Batches(DATA, 4, false, true, 0);
    assertThat(batches.count()).isEqualTo(2);
    assertThat(batches.epoch(9)).extracting(Dataset::size).containsExactly(4, 4);
    assertThat(batches.epoch(9).get(1).parentRows()).containsExactly(4, 5, 6, 7);
    assertThat(new Batches(DATA, 10, true, true, 0).count()).isEqualTo(1);
    assertThat(new Batches(DATA, 11, 0).count()).isEqualTo(1);
  }

  @Test
  void badSizesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batches(DATA, 0, 1))
        .withMessage("size is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batches(DATA, 11, true, true, 1))
        .withMessage(
            "size is 11 but there are 10 samples: no batch is full: lower size, or keep the last"
                + " batch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batches(DATA, 5, 1).epoch(-1))
        .withMessageStartingWith("epoch is -1");
  }
}
