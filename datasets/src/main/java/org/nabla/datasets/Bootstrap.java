package org.nabla.datasets;

import java.util.random.RandomGenerator;

/** The bootstrap: samples drawn with replacement (Efron, 1979). */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * One draw: as many samples as there are, each of them any with equal chance, to learn from; and
   * those never drawn, about {@code 1/e} of all, to test on. The test part may be empty for few
   * samples.
   *
   * @param data the samples, at least 1
   * @param random the source of the draws
   * @return the draw as a fold of views
   * @throws IllegalArgumentException where there is no sample
   */
  public static Fold resample(Dataset data, RandomGenerator random) {
    int n = Check.atLeast(1, data.size(), "the number of samples");
    int[] drawn = new int[n];
    boolean[] marked = new boolean[n];
    for (int i = 0; i < n; i++) {
      drawn[i] = random.nextInt(n);
      marked[drawn[i]] = true;
    }
    return new Fold(data.rows(drawn), data.rows(Fold.others(marked)));
  }
}
