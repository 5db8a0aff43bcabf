package org.nabla.nn;

import java.util.SplittableRandom;

/** Seeded data for tests. */
final class TestData {

  private TestData() {}

  static double[][] normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] data = new double[rows][columns];
    for (double[] row : data) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return data;
  }

  /** Samples around (1, 1) labelled 0 and around (5, 1) labelled 1, alternating. */
  static double[][] twoClouds(int rows, long seed) {
    double[][] data = normal(rows, 2, seed);
    for (int s = 0; s < rows; s++) {
      data[s][0] += s % 2 == 0 ? 1 : 5;
      data[s][1] += 1;
    }
    return data;
  }

  /** Labels 0, 1, 0, 1, ... for {@link #twoClouds}. */
  static double[][] alternating(int rows) {
    double[][] labels = new double[rows][1];
    for (int s = 0; s < rows; s++) {
      labels[s][0] = s % 2;
    }
    return labels;
  }
}
