package org.nabla.datasets;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * PyTorch's generator on the CPU: the same numbers as a notebook that calls {@code
 * torch.manual_seed(seed)}.
 *
 * <pre>{@code
 * TorchRandom random = TorchRandom.float32(42);     // torch.manual_seed(42)
 * double[] x = random.randn(30);                    // torch.randn(30, 1)
 * int[] order = random.randperm(30);                // torch.randperm(30)
 * TorchRandom.Linear layer = random.linear(2, 1);   // torch.nn.Linear(2, 1)
 * }</pre>
 *
 * <p>Tensors of PyTorch are float32 by default, and the numbers differ with the type: {@link
 * #float32} gives those of the default, {@link #float64} those after {@code
 * torch.set_default_dtype(torch.float64)}. Both come as double; a float32 number is exact in it.
 *
 * <p>Permutations and uniform numbers are PyTorch's to the bit (as built with fused multiply-add,
 * the common case on x86 and ARM). Normal numbers agree to the accuracy of the logarithm and cosine
 * used: about {@code 1e-15} in float64, {@code 1e-6} in float32, where PyTorch approximates both.
 * Compared with PyTorch 1.13.
 *
 * <p>An instance has state and belongs to one thread.
 */
public final class TorchRandom implements RandomGenerator {
  /**
   * The initial parameters of {@code torch.nn.Linear}.
   *
   * <p>The arrays are not copied. Two such records are equal where their numbers are.
   *
   * @param weight one row per output, one entry per input
   * @param bias one entry per output
   */
  public record Linear(double[][] weight, double[] bias) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Linear l
          && Arrays.deepEquals(weight, l.weight)
          && Arrays.equals(bias, l.bias);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.deepHashCode(weight) + Arrays.hashCode(bias);
    }

    @Override
    public String toString() {
      return "Linear[weight="
          + Arrays.deepToString(weight)
          + ", bias="
          + Arrays.toString(bias)
          + "]";
    }
  }

  private static final int VECTOR = 16; // from this size on, randn takes another path

  private final MersenneTwister bits;
  private final boolean single;
  private double spare;
  private boolean hasSpare;

  private TorchRandom(long seed, boolean single) {
    this.bits = new MersenneTwister((int) seed);
    this.single = single;
  }

  /**
   * The generator of this seed for float32, PyTorch's default type.
   *
   * @param seed any number, of which PyTorch uses the lower 32 bits
   * @return a fresh generator
   */
  public static TorchRandom float32(long seed) {
    return new TorchRandom(seed, true);
  }

  /**
   * The generator of this seed for float64.
   *
   * @param seed any number, of which PyTorch uses the lower 32 bits
   * @return a fresh generator
   */
  public static TorchRandom float64(long seed) {
    return new TorchRandom(seed, false);
  }

  @Override
  public int nextInt() {
    return bits.next();
  }

  @Override
  public long nextLong() {
    return ((long) bits.next() << 32) | (bits.next() & 0xFFFFFFFFL);
  }

  /** The next uniform number of this generator's type, in {@code [0, 1)}. */
  @Override
  public double nextDouble() {
    return single ? (bits.next() & 0xFFFFFF) * 0x1p-24 : uniform53();
  }

  private double uniform53() {
    return (nextLong() & ((1L << 53) - 1)) * 0x1p-53;
  }

  /** The next standard normal number, as in a tensor of fewer than 16 numbers. */
  @Override
  public double nextGaussian() {
    double value;
    if (hasSpare) {
      value = spare;
      hasSpare = false;
    } else {
      double angle = 2 * Math.PI * uniform53();
      double radius = Math.sqrt(-2 * StrictMath.log1p(-uniform53()));
      spare = radius * StrictMath.sin(angle);
      hasSpare = true;
      value = radius * StrictMath.cos(angle);
    }
    return rounded(value);
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }

  /**
   * Uniform numbers in {@code [0, 1)}, {@code torch.rand(n)}.
   *
   * @param n how many, at least 0
   * @return the numbers in PyTorch's order
   * @throws IllegalArgumentException where n is negative
   */
  public double[] rand(int n) {
    return uniform(n, 0, 1);
  }

  /**
   * Uniform numbers, {@code torch.empty(n).uniform_(low, high)}.
   *
   * @param n how many, at least 0
   * @param low the lower bound
   * @param high the upper bound
   * @return the numbers in PyTorch's order
   * @throws IllegalArgumentException where n is negative, or the bounds are not finite or in the
   *     wrong order
   */
  public double[] uniform(int n, double low, double high) {
    if (!(low <= high && high - low < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "bounds are " + low + " and " + high + ": expected finite numbers, the lower first");
    }
    double[] values = new double[Check.atLeast(0, n, "n")];
    for (int i = 0; i < n; i++) {
      values[i] =
          single
              ? Math.fma((float) nextDouble(), (float) high - (float) low, (float) low)
              : Math.fma(nextDouble(), high - low, low);
    }
    return values;
  }

  /**
   * Standard normal numbers, {@code torch.randn(n)}: from 16 numbers on by pairs at distance 8
   * within blocks of 16 (Box and Muller, 1958), the last block overlapping the one before.
   *
   * @param n how many, at least 0
   * @return the numbers in PyTorch's order
   * @throws IllegalArgumentException where n is negative
   */
  public double[] randn(int n) {
    double[] values = new double[Check.atLeast(0, n, "n")];
    if (n < VECTOR) {
      for (int i = 0; i < n; i++) {
        values[i] = nextGaussian();
      }
      return values;
    }
    for (int i = 0; i < n; i++) {
      values[i] = nextDouble();
    }
    for (int i = 0; i + VECTOR <= n; i += VECTOR) {
      boxMuller(values, i);
    }
    if (n % VECTOR != 0) {
      for (int i = n - VECTOR; i < n; i++) {
        values[i] = nextDouble();
      }
      boxMuller(values, n - VECTOR);
    }
    return values;
  }

  private void boxMuller(double[] values, int start) {
    for (int j = start; j < start + VECTOR / 2; j++) {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - values[j]));
      double angle = 2 * Math.PI * values[j + VECTOR / 2];
      values[j] = rounded(radius * StrictMath.cos(angle));
      values[j + VECTOR / 2] = rounded(radius * StrictMath.sin(angle));
    }
  }

  /**
   * A random order of {@code 0 ... n-1}, {@code torch.randperm(n)}; PyTorch's for n below 214
   * million, from where on it takes another path.
   *
   * @param n how many, at least 0
   * @return each of the numbers once
   * @throws IllegalArgumentException where n is negative
   */
  public int[] randperm(int n) {
    int[] order = new int[Check.atLeast(0, n, "n")];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = 0; i < n - 1; i++) {
      int j = i + Integer.remainderUnsigned(bits.next(), n - i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /**
   * The initial parameters of {@code torch.nn.Linear(inputs, outputs)}: weights, then biases, all
   * uniform in {@code ±1 / sqrt(inputs)}.
   *
   * @param inputs how many, at least 1
   * @param outputs how many, at least 1
   * @return fresh arrays
   * @throws IllegalArgumentException where a number is below 1
   */
  public Linear linear(int inputs, int outputs) {
    Check.atLeast(1, inputs, "inputs");
    Check.atLeast(1, outputs, "outputs");
    double bound = 1 / Math.sqrt(inputs);
    // kaiming_uniform_(a = sqrt(5)) in the order of PyTorch's operations, which may differ from
    // 1 / sqrt(inputs) in the last bit
    double slope = Math.sqrt(5);
    double weightBound =
        Math.sqrt(3.0) * (Math.sqrt(2.0 / (1 + slope * slope)) / Math.sqrt(inputs));
    double[][] weight = new double[outputs][];
    double[] flat = uniform(Math.multiplyExact(inputs, outputs), -weightBound, weightBound);
    for (int i = 0; i < outputs; i++) {
      weight[i] = Arrays.copyOfRange(flat, i * inputs, (i + 1) * inputs);
    }
    return new Linear(weight, uniform(outputs, -bound, bound));
  }
}
