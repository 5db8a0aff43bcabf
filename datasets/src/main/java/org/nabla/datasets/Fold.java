package org.nabla.datasets;

import java.util.Arrays;

/**
 * One round of a cross-validation: what to learn from, and what to test on. No sample is in both.
 *
 * @param train the samples to learn from
 * @param test the samples held out
 */
public record Fold(Dataset train, Dataset test) {
  /** The rows in {@code tested} against all the others, in the order of the data. */
  static Fold holdingOut(Dataset data, int[] tested) {
    boolean[] out = new boolean[data.size()];
    for (int row : tested) {
      out[row] = true;
    }
    return new Fold(data.rows(others(out)), data.rows(tested));
  }

  /** The rows that are not marked. */
  static int[] others(boolean[] marked) {
    int count = 0;
    int[] rows = new int[marked.length];
    for (int i = 0; i < marked.length; i++) {
      if (!marked[i]) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
