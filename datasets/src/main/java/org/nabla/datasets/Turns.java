package org.nabla.datasets;

/** Deals rows out to classes one after another, so that every prefix has about its shares. */
final class Turns {
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

  /** The next row's class: the one furthest behind its share, the first of equals. */
  int next() {
    dealt++;
    int chosen = 0;
    double furthest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < shares.length; c++) {
      double behind = shares[c] * dealt - counts[c];
      if (behind > furthest + 1e-9) {
        furthest = behind;
        chosen = c;
      }
    }
    counts[chosen]++;
    return chosen;
  }
}
