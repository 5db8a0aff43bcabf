package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void everyPrefixIsWithinTijdemansBoundOfItsShares() {
    prefixes(new double[] {37, 1, 37, 1, 1}, "odd ones");
    prefixes(new double[] {3, 1, 1, 29, 29, 3, 3, 1}, "eight");
    prefixes(new double[] {2}, "one");
    for (int seed = 0; seed < 2_000; seed++) {
      StableRandom random = StableRandom.of(seed);
      double[] weights = new double[1 + random.nextInt(9)];
      Arrays.setAll(
          weights, c -> random.nextBoolean() ? 1 + random.nextInt(40) : 0.1 + random.nextDouble());
      prefixes(weights, "seed " + seed);
    }
  }

  private static void prefixes(double[] weights, String name) {
    double sum = Arrays.stream(weights).sum();
    double most = weights.length == 1 ? 0 : 1 - 1.0 / (2 * weights.length - 2);
    int[] counts = new int[weights.length];
    Turns turns = new Turns(weights);
    double worst = 0;
    for (int dealt = 1; dealt <= 300; dealt++) {
      counts[turns.next()]++;
      for (int c = 0; c < counts.length; c++) {
        worst = Math.max(worst, Math.abs(counts[c] - dealt * weights[c] / sum));
      }
    }
    assertThat(worst).as(name).isLessThanOrEqualTo(most + 1e-8);
  }

  @Test
  void equalClassesTakeTurnsInTheirOrder() {
    for (int classes = 1; classes < 12; classes++) {
      double[] weights = new double[classes];
      Arrays.fill(weights, 0.3);
      Turns turns = new Turns(weights);
      for (int row = 0; row < 100; row++) {
        assertThat(turns.next()).isEqualTo(row % classes);
      }
    }
  }
}
