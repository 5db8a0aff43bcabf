package org.nabla.nn;

/**
 * Random numbers as pure functions of a seed and of where they are used, so that the backward pass
 * draws again what the forward pass drew instead of storing it.
 */
final class RandomBits {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int DIGITS = 53;
  private static final double UNIT = 0x1p-53;

  private RandomBits() {}

  /** The seed of one row: of a unit, within a layer's seed. */
  static long ofUnit(long seed, int unit) {
    return Pass.mix(seed + GOLDEN * (unit + 1L));
  }

  /** The first 53 binary digits of a probability below 1. */
  static long digits(double probability) {
    return (long) (probability * (1L << DIGITS));
  }

  /**
   * Returns 64 independent bits, each set with the given probability. Every bit compares a uniform
   * number with the probability, digit by digit from the highest; all 64 are decided after about
   * seven digits, each of which takes one word of random bits.
   *
   * @param seed seed of the row
   * @param word which 64 bits of the row
   * @param digits the probability
   */
  static long bernoulli(long seed, int word, long digits) {
    long at = seed + GOLDEN * ((long) DIGITS * word);
    long set = 0;
    long undecided = -1;
    long rest = digits << (Long.SIZE - DIGITS);
    while (rest != 0 && undecided != 0) {
      at += GOLDEN;
      long random = Pass.mix(at);
      long one = rest >> (Long.SIZE - 1); // the highest digit in all 64 places
      set |= undecided & ~random & one;
      undecided &= ~(random ^ one);
      rest <<= 1;
    }
    return set;
  }

  /**
   * Adds independent normal numbers to a row, two at a time (Box and Muller, 1958).
   *
   * @param seed seed of the row
   * @param deviation standard deviation
   */
  static void addNormal(long seed, double deviation, double[] x, double[] y, int n) {
    for (int s = 0; s < n; s += 2) {
      double radius = Math.sqrt(-2 * Math.log(uniform(seed, s))) * deviation;
      double angle = 2 * Math.PI * uniform(seed, s + 1);
      y[s] = x[s] + radius * Math.cos(angle);
      if (s + 1 < n) {
        y[s + 1] = x[s + 1] + radius * Math.sin(angle);
      }
    }
  }

  /** In (0, 1]. */
  private static double uniform(long seed, int index) {
    return ((Pass.mix(seed + GOLDEN * (index + 1L)) >>> (Long.SIZE - DIGITS)) + 1) * UNIT;
  }
}
