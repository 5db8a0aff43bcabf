package org.nabla.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measures moments in one pass: sums of {@code x - k} and of {@code (x - k)^2} about one of the
 * numbers, k, which keeps cancellation away from the deviation (Chan, Golub and LeVeque, 1983).
 *
 * <p>Each column has sums of its own and every loop begins at index 0, so that HotSpot vectorizes.
 * Only where a square could have overflowed or vanished, the numbers are scaled by a power of two
 * and measured again. Not safe for use by several threads at once.
 */
final class Tally {

  private static final int CHUNK = 512;
  private static final double LEAST_SAFE = 1e-140;
  private static final double MOST_SAFE = 1e140;

  private final double[] buffer;
  private final double[] lessBuffer = new double[CHUNK];
  private final double[] sums;
  private final double[] squares;
  private double centre;
  private long count;
  private int columns;

  /** For rows that are no longer than that. */
  Tally(int capacity) {
    int room = Math.max(CHUNK, capacity);
    buffer = new double[room];
    sums = new double[room];
    squares = new double[room];
  }

  /** The moments of the numbers below an index of each row. */
  Moments of(double[][] rows, int samples) {
    begin(rows[0][0]);
    for (double[] row : rows) {
      add(row, samples);
    }
    Moments moments = moments(0);
    if (isSafe(moments.norm())) {
      return moments;
    }
    double largest = 0;
    for (double[] row : rows) {
      largest = Math.max(largest, largest(row, samples));
    }
    if (isPlain(largest)) {
      return plain(moments.count(), largest);
    }
    int exponent = Math.getExponent(largest);
    for (int u = 0; u < rows.length; u++) {
      fill(rows[u], null, 0, samples, exponent);
      if (u == 0) {
        begin(buffer[0]);
      }
      add(buffer, samples);
    }
    return moments(exponent);
  }

  /** The moments of a part of an array. */
  Moments of(double[] values, int from, int to) {
    return ofDifference(values, null, from, to);
  }

  /** The moments of the differences of the same part of two arrays. */
  Moments ofDifference(double[] values, double @Nullable [] less, int from, int to) {
    if (from == to) {
      return Moments.NONE;
    }
    Moments moments = pass(values, less, from, to, 0);
    if (isSafe(moments.norm())) {
      return moments;
    }
    double largest = 0;
    for (int i = from; i < to; i += CHUNK) {
      int n = Math.min(CHUNK, to - i);
      fill(values, less, i, n, 0);
      largest = Math.max(largest, largest(buffer, n));
    }
    if (isPlain(largest)) {
      return plain(moments.count(), largest);
    }
    return pass(values, less, from, to, Math.getExponent(largest));
  }

  private Moments pass(double[] values, double @Nullable [] less, int from, int to, int exponent) {
    for (int i = from; i < to; i += CHUNK) {
      int n = Math.min(CHUNK, to - i);
      fill(values, less, i, n, exponent);
      if (i == from) {
        begin(buffer[0]);
      }
      add(buffer, n);
    }
    return moments(exponent);
  }

  private void fill(double[] values, double @Nullable [] less, int from, int n, int exponent) {
    System.arraycopy(values, from, buffer, 0, n);
    if (less != null) {
      System.arraycopy(less, from, lessBuffer, 0, n);
      for (int i = 0; i < n; i++) {
        buffer[i] -= lessBuffer[i];
      }
    }
    if (exponent != 0) {
      double scale = Math.scalb(1.0, -exponent);
      for (int i = 0; i < n; i++) {
        buffer[i] *= scale;
      }
    }
  }

  private void begin(double centre) {
    this.centre = centre;
    count = 0;
    Arrays.fill(sums, 0, columns, 0);
    Arrays.fill(squares, 0, columns, 0);
    columns = 0;
  }

  private void add(double[] row, int n) {
    double k = centre;
    double[] s1 = sums;
    double[] s2 = squares;
    for (int i = 0; i < n; i++) {
      double d = row[i] - k;
      s1[i] += d;
      s2[i] += d * d;
    }
    count += n;
    columns = Math.max(columns, n);
  }

  private Moments moments(int exponent) {
    double sum = PlainKernels.total(sums, columns);
    double square = PlainKernels.total(squares, columns);
    double shift = sum / count;
    double mean = centre + shift;
    double spread = Math.max(0, square - sum * shift);
    return new Moments(
        count,
        Math.scalb(mean, exponent),
        Math.scalb(Math.sqrt(spread / count), exponent),
        Math.scalb(Math.sqrt(spread + count * mean * mean), exponent));
  }

  private static boolean isSafe(double norm) {
    return norm > LEAST_SAFE && norm < MOST_SAFE;
  }

  /** Zeros, or a number that is not finite. */
  private static boolean isPlain(double largest) {
    return largest == 0 || !(largest < Double.POSITIVE_INFINITY);
  }

  private static Moments plain(long count, double largest) {
    double all = largest == 0 ? 0 : Double.NaN;
    return new Moments(count, all, all, all);
  }

  private static double largest(double[] row, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(row[i]));
    }
    return largest;
  }
}
