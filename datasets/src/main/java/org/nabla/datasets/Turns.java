package org.nabla.datasets;

/**
 * Deals rows out to classes one after another so that the numbers of rows of k classes are within
 * {@code 1 - 1 / (2 k - 2)} of their shares in every prefix, the best bound there is (Tijdeman,
 * 1980, "The chairman assignment problem", Discrete Mathematics 32).
 */
final class Turns {
  private static final double ROUNDING = 1e-9;

  private final double[] shares;
  private final long[] counts;
  private long dealt;

  /** Shares are weights that need not sum to one. */
  Turns(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = weights[i] / sum;
    }
    counts = new long[weights.length];
  }

  /**
   * The next row's class: of those far enough behind their share the one that must come soonest,
   * the first of equals.
   */
  int next() {
    dealt++;
    double slack = shares.length == 1 ? 0 : 1.0 / (2 * shares.length - 2);
    int chosen = 0;
    double soonest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < shares.length; c++) {
      double behind = shares[c] * dealt - counts[c];
      double due = (1 - slack - behind) / shares[c];
      if (behind >= slack - ROUNDING && due < soonest - ROUNDING) {
        soonest = due;
        chosen = c;
      }
    }
    counts[chosen]++;
    return chosen;
  }
}
