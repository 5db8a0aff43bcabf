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
   * The index of the first entry that is NaN or infinite, or -1. A finite sum has only finite
   * terms; eight independent sums keep the adders busy. A sum that is not finite may also have
   * overflowed, so that it takes a search to tell.
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
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    for (; i < values.length; i++) {
      a += values[i];
    }
    return Double.isFinite(a + b + c + d + e + f + g + h) ? -1 : search(values);
  }

  private static int search(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
