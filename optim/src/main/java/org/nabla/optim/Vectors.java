package org.nabla.optim;

import java.util.Arrays;

/** Norms and repeatable noise. */
final class Vectors {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final int SHOWN = 8;

  private Vectors() {}

  /** The Euclidean norm; rescaled where the plain sum of squares would overflow or vanish. */
  static double norm(double[] x) {
    double sum = 0;
    for (double each : x) {
      sum += each * each;
    }
    if (sum > 1e-280 && sum < Double.POSITIVE_INFINITY) {
      return Math.sqrt(sum);
    }
    double largest = largest(x);
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double scaled = 0;
    for (double each : x) {
      scaled += each / largest * (each / largest);
    }
    return largest * Math.sqrt(scaled);
  }

  static double largest(double[] x) {
    double largest = 0;
    for (double each : x) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }

  /** For messages: the first numbers, and how many there are. */
  static String shown(double[] x) {
    if (x.length <= SHOWN) {
      return Arrays.toString(x);
    }
    String first = Arrays.toString(Arrays.copyOf(x, SHOWN));
    return first.substring(0, first.length() - 1) + ", ...] (" + x.length + " numbers)";
  }

  /** Replaces a square matrix by the mean of it and its transpose. */
  static void symmetrize(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int k = 0; k < i; k++) {
        matrix[i][k] = (matrix[i][k] + matrix[k][i]) / 2;
        matrix[k][i] = matrix[i][k];
      }
    }
  }

  static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return norm(difference);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The cube root of the spacing of doubles, which balances truncation against rounding. */
  static double differenceStep(double x) {
    return 6e-6 * Math.max(1, Math.abs(x));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  /**
   * Fills with standard normal numbers (Marsaglia's polar method over SplitMix64), the same for a
   * seed on every machine, without an object.
   */
  static void normal(double[] out, long seed) {
    long at = seed;
    for (int i = 0; i < out.length; i += 2) {
      double u;
      double v;
      double square;
      do {
        at += GOLDEN_GAMMA;
        u = (mix(at) >> 10) * 0x1.0p-53;
        at += GOLDEN_GAMMA;
        v = (mix(at) >> 10) * 0x1.0p-53;
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      out[i] = factor * u;
      if (i + 1 < out.length) {
        out[i + 1] = factor * v;
      }
    }
  }
}
