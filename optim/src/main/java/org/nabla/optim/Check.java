package org.nabla.optim;

/** Argument checks, written so that NaN fails them. */
final class Check {
  private Check() {}

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ": give a finite number");
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ": give a finite number above 0");
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a finite number that is 0 or above");
    }
    return value;
  }

  /** A decay such as Adam's beta: from 0 up to, but not, 1. */
  static double decay(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a number from 0 up to, but not including, 1");
    }
    return value;
  }

  static long atLeast(long minimum, String name, long value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a whole number of at least " + minimum);
    }
    return value;
  }

  static void length(String name, double[] array, int expected) {
    if (array.length != expected) {
      throw new IllegalArgumentException(
          "the "
              + name
              + " has "
              + array.length
              + " entries, expected "
              + expected
              + ": make the stepper with over("
              + array.length
              + ") or pass the array that it was made for");
    }
  }

  /**
   * The index of the first entry that is NaN or infinite, or -1. Adds {@code 0 * x}, which is 0 for
   * finite x and NaN otherwise, in eight independent sums, so that the scan is bound by memory
   * only.
   */
  static int firstNonFinite(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = 0;
    for (int end = values.length - 7; i < end; i += 8) {
      a += 0 * values[i];
      b += 0 * values[i + 1];
      c += 0 * values[i + 2];
      d += 0 * values[i + 3];
      e += 0 * values[i + 4];
      f += 0 * values[i + 5];
      g += 0 * values[i + 6];
      h += 0 * values[i + 7];
    }
    for (; i < values.length; i++) {
      a += 0 * values[i];
    }
    return a + b + c + d + e + f + g + h == 0 ? -1 : search(values);
  }

  private static int search(double[] values) {
    int i = 0;
    while (Double.isFinite(values[i])) {
      i++;
    }
    return i;
  }
}
