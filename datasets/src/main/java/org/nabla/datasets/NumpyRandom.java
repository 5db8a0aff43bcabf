package org.nabla.datasets;

import java.util.random.RandomGenerator;

/**
 * NumPy's legacy generator {@code numpy.random.RandomState(seed)}: the same numbers as a notebook
 * that calls {@code np.random.seed(seed)}.
 *
 * <pre>{@code
 * NumpyRandom random = new NumpyRandom(42);   // np.random.seed(42)
 * double[] x = random.rand(30);               // np.random.rand(30)
 * double[] noise = random.randn(30);          // np.random.randn(30)
 * int[] order = random.permutation(30);       // np.random.permutation(30)
 * }</pre>
 *
 * <p>Uniform numbers and permutations are NumPy's to the bit; normal ones too, up to the last bit
 * of the logarithm (NumPy uses the C library's, this class {@link StrictMath}'s). A matrix {@code
 * randn(n, d)} is {@code randn(n * d)} filled row by row.
 *
 * <p>An instance has state and belongs to one thread.
 */
public final class NumpyRandom implements RandomGenerator {
  private final MersenneTwister bits;
  private double spare;
  private boolean hasSpare;

  /**
   * The generator of this seed.
   *
   * @param seed from 0 to {@code 2^32 - 1}
   * @throws IllegalArgumentException where the seed is outside that range, as in NumPy
   */
  public NumpyRandom(long seed) {
    if (seed < 0 || seed > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "seed is " + seed + ": expected an integer from 0 to 4294967295, as in NumPy");
    }
    bits = new MersenneTwister((int) seed);
  }

  @Override
  public int nextInt() {
    return bits.next();
  }

  @Override
  public long nextLong() {
    return ((long) bits.next() << 32) | (bits.next() & 0xFFFFFFFFL);
  }

  /**
   * The next uniform number, {@code RandomState.random_sample()}.
   *
   * @return at least 0 and below 1, with 53 random bits
   */
  @Override
  public double nextDouble() {
    int a = bits.next() >>> 5;
    int b = bits.next() >>> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
  }

  /**
   * The next standard normal number by the polar method (Marsaglia and Bray, 1964), {@code
   * RandomState.standard_normal()}.
   *
   * @return the number; every second call gives the spare of the first
   */
  @Override
  public double nextGaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * nextDouble() - 1.0;
      x2 = 2.0 * nextDouble() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * StrictMath.log(r2) / r2);
    spare = f * x1;
    hasSpare = true;
    return f * x2;
  }

  /**
   * Uniform numbers in {@code [0, 1)}, {@code np.random.rand(n)}.
   *
   * @param n how many, at least 0
   * @return the numbers in NumPy's order
   * @throws IllegalArgumentException where n is negative
   */
  public double[] rand(int n) {
    double[] values = new double[Check.atLeast(0, n, "n")];
    for (int i = 0; i < n; i++) {
      values[i] = nextDouble();
    }
    return values;
  }

  /**
   * Standard normal numbers, {@code np.random.randn(n)}.
   *
   * @param n how many, at least 0
   * @return the numbers in NumPy's order
   * @throws IllegalArgumentException where n is negative
   */
  public double[] randn(int n) {
    double[] values = new double[Check.atLeast(0, n, "n")];
    for (int i = 0; i < n; i++) {
      values[i] = nextGaussian();
    }
    return values;
  }

  /**
   * A random order of {@code 0 ... n-1}, {@code np.random.permutation(n)}.
   *
   * @param n how many, at least 0
   * @return each of the numbers once
   * @throws IllegalArgumentException where n is negative
   */
  public int[] permutation(int n) {
    int[] order = new int[Check.atLeast(0, n, "n")];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = interval(i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Uniform from 0 to max, both included: masked bits, rejected while too large. */
  private int interval(int max) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value;
    do {
      value = bits.next() & mask;
    } while (value > max);
    return value;
  }
}
