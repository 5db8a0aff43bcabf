package org.nabla.datasets;

import java.util.random.RandomGenerator;

/**
 * A random generator whose every bit is part of its promise: the same seed gives the same integers,
 * uniform numbers and Gaussian numbers on every JVM, today and in later releases.
 *
 * <p>The JDK promises the stream of {@code nextLong} of its named algorithms but not the bits of
 * {@code nextGaussian} or of bounded integers, which are default methods of an interface. Here all
 * of them are written down:
 *
 * <ul>
 *   <li>bits: xoshiro256++ (Blackman and Vigna, 2019, "Scrambled linear pseudorandom number
 *       generators"), its four words filled by SplitMix64 (Steele, Lea and Flood, 2014); period
 *       {@code 2^256 - 1};
 *   <li>{@code nextDouble()}: the upper 53 bits times {@code 2^-53}, so in {@code [0, 1)};
 *   <li>{@code nextFloat()}: the upper 24 bits times {@code 2^-24}; a range of doubles or floats is
 *       {@code origin + u (bound - origin)}, one step below the bound where that rounds to it;
 *   <li>{@code nextBytes}: eight from each long, the lowest first;
 *   <li>{@code nextInt(bound)}: a multiplication and a rejection (Lemire, 2019), exactly uniform;
 *   <li>{@code nextGaussian()}: the ziggurat of 256 layers (Marsaglia and Tsang, 2000; layer and
 *       abscissa from separate bits as in Doornik, 2005), in {@code + - * /}, {@code sqrt} and
 *       {@link StrictMath} only;
 *   <li>{@code nextExponential()}: {@code -log(1 - u)} by {@link StrictMath}.
 * </ul>
 *
 * <p>Independent streams come from one seed by name, so that a further use of randomness in one
 * place never moves the numbers of another:
 *
 * <pre>{@code
 * RandomGenerator noise = StableRandom.stream(7, "noise");
 * RandomGenerator shuffling = StableRandom.stream(7, "shuffle", epoch);
 * }</pre>
 *
 * <p>Not for cryptography. An instance has state and belongs to one thread.
 */
public final class StableRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private StableRandom(long seed) {
    long state = seed;
    s0 = mix(state += GOLDEN);
    s1 = mix(state += GOLDEN);
    s2 = mix(state += GOLDEN);
    s3 = mix(state + GOLDEN);
  }

  /** For tests against another implementation of the same algorithm. */
  StableRandom(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /**
   * The generator of this seed.
   *
   * @param seed any number; near seeds give unrelated streams
   * @return a fresh generator
   */
  public static StableRandom of(long seed) {
    return new StableRandom(seed);
  }

  /**
   * The stream of this name under this seed, independent of the seed's other streams.
   *
   * @param seed any number
   * @param name what the stream is for, for example {@code "shuffle"}
   * @return a fresh generator
   */
  public static StableRandom stream(long seed, String name) {
    return stream(seed, name, 0);
  }

  /**
   * The stream of this name and number under this seed, for example one per epoch.
   *
   * @param seed any number
   * @param name what the stream is for
   * @param index which of the streams of that name
   * @return a fresh generator
   */
  public static StableRandom stream(long seed, String name, long index) {
    long hash = 0xCBF29CE484222325L; // FNV-1a over the UTF-16 units of the name
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new StableRandom(mix(mix(mix(seed + GOLDEN) ^ hash) + index * GOLDEN));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public int nextInt(int bound) {
    Check.atLeast(1, bound, "bound");
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & 0xFFFFFFFFL) < threshold) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  @Override
  public int nextInt(int origin, int bound) {
    return (int) nextLong(origin, bound);
  }

  @Override
  public long nextLong(long bound) {
    return nextLong(0, bound);
  }

  @Override
  public long nextLong(long origin, long bound) {
    if (!(origin < bound)) {
      throw new IllegalArgumentException(
          "the range from " + origin + " to below " + bound + " is empty: raise the bound");
    }
    long width = bound - origin; // as an unsigned number
    if (width > 0 && width <= Integer.MAX_VALUE) {
      return origin + nextInt((int) width);
    }
    long limit = Long.divideUnsigned(-1L, width); // whole multiples of width below 2^64 - 1
    long bits = nextLong();
    while (Long.compareUnsigned(Long.divideUnsigned(bits, width), limit) >= 0) {
      bits = nextLong();
    }
    return origin + Long.remainderUnsigned(bits, width);
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  @Override
  public double nextDouble(double bound) {
    return nextDouble(0, bound);
  }

  @Override
  public double nextDouble(double origin, double bound) {
    if (!(origin < bound && bound - origin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the range from "
              + origin
              + " to below "
              + bound
              + " is empty or not finite: give two finite numbers, the lower first");
    }
    double value = origin + nextDouble() * (bound - origin);
    return value < bound ? value : Math.nextDown(bound);
  }

  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  @Override
  public float nextFloat(float bound) {
    return nextFloat(0, bound);
  }

  @Override
  public float nextFloat(float origin, float bound) {
    if (!(origin < bound && bound - origin < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the range from "
              + origin
              + " to below "
              + bound
              + " is empty or not finite: give two finite numbers, the lower first");
    }
    float value = origin + nextFloat() * (bound - origin);
    return value < bound ? value : Math.nextDown(bound);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word = i % 8 == 0 ? nextLong() : word >>> 8;
      bytes[i] = (byte) word;
    }
  }

  @Override
  public double nextGaussian() {
    return Ziggurat.gaussian(this);
  }

  @Override
  public double nextGaussian(double mean, double sd) {
    return mean + Check.nonNegative(sd, "sd") * nextGaussian();
  }

  @Override
  public double nextExponential() {
    return -StrictMath.log(1 - nextDouble());
  }
}
