package org.nabla.nn;

/** Sums of logarithms as logarithms of products: one call of log for hundreds of samples. */
final class Logarithms {

  /** A product of so many numbers up to 2 does not overflow. */
  private static final int BLOCK = 512;

  /** What a probability counts at least, so that its logarithm is at least -100. */
  private static final double LEAST_PROBABILITY = Math.exp(-100);

  private static final double TINY = 1e-250;

  private Logarithms() {}

  /** The sum of {@code log(1 + e[s])} for e in [0, 1]; NaN if one is NaN. */
  static double sumOfLog1p(double[] e, int n) {
    double sum = 0;
    for (int from = 0; from < n; from += BLOCK) {
      sum += blockOfLog1p(e, from, Math.min(from + BLOCK, n));
    }
    return sum;
  }

  private static double blockOfLog1p(double[] e, int from, int to) {
    double even = 1;
    double odd = 1;
    double plain = 0;
    int s = from;
    for (; s + 2 <= to; s += 2) {
      even *= 1 + e[s];
      odd *= 1 + e[s + 1];
      plain += e[s] + e[s + 1];
    }
    for (; s < to; s++) {
      even *= 1 + e[s];
      plain += e[s];
    }
    return plain < 1e-3 ? seriesOfLog1p(e, from, to) : Math.log(even) + Math.log(odd);
  }

  /** For e below 1e-3, where the product would lose the digits that matter. */
  private static double seriesOfLog1p(double[] e, int from, int to) {
    double sum = 0;
    for (int s = from; s < to; s++) {
      double x = e[s];
      sum += x * (1 - x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - x / 5))));
    }
    return sum;
  }

  /**
   * The sum of {@code log(t = 1 ? p : 1 - p)} for targets of 0 and 1, each logarithm at least -100;
   * positive infinity, which is no such sum, if a target is neither. Only good to about 1e-16 n
   * absolute.
   */
  static double sumOfHardLikelihoods(double[] p, double[] t, int n) {
    double sum = 0;
    double product = 1;
    for (int s = 0; s < n; s++) {
      double likelihood = t[s] * p[s] + (1 - t[s]) * (1 - p[s]);
      if (t[s] * (1 - t[s]) != 0) {
        return Double.POSITIVE_INFINITY;
      }
      product *= Math.max(likelihood, LEAST_PROBABILITY);
      if (product < TINY) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }
}
