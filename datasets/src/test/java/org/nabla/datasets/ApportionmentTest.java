package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  @Test
  void everyEntryAndEveryTotalIsItsShareRoundedDownOrUp() {
    for (int seed = 0; seed < 20_000; seed++) {
      StableRandom random = StableRandom.of(seed);
      int[] members = random.ints(1 + random.nextInt(6), 0, 30).toArray();
      double[] shares = random.doubles(1 + random.nextInt(6), 0.01, 1).toArray();
      double sum = Arrays.stream(shares).sum();
      shares = Arrays.stream(shares).map(s -> s / sum).toArray();
      int n = Arrays.stream(members).sum();
      int[][] table = Apportionment.table(members, shares);
      for (int p = 0; p < shares.length; p++) {
        int total = 0;
        for (int c = 0; c < members.length; c++) {
          near(table[c][p], members[c] * shares[p], seed);
          total += table[c][p];
        }
        near(total, n * shares[p], seed);
      }
      for (int c = 0; c < members.length; c++) {
        assertThat(Arrays.stream(table[c]).sum()).isEqualTo(members[c]);
      }
    }
  }

  private static void near(int rounded, double exact, int seed) {
    assertThat(Math.abs(rounded - exact)).as("seed %d", seed).isLessThan(1);
  }

  @Test
  void largestRemaindersGoUp() {
    assertThat(Apportionment.sizes(10, new double[] {0.55, 0.25, 0.2})).containsExactly(6, 2, 2);
    assertThat(Apportionment.sizes(100, new double[] {0.29, 0.71})).containsExactly(29, 71);
    assertThat(Apportionment.sizes(3, new double[] {0.5, 0.5})).containsExactly(2, 1);
  }
}
