package org.nabla.nn;

import java.util.Locale;

/** Argument checks whose messages name the value and the remedy. */
final class Checks {

  private Checks() {}

  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(
          values.length == 0 ? message : String.format(Locale.ROOT, message, values));
    }
  }

  static int positive(int value, String name) {
    require(value > 0, "%s is %d: it must be at least 1", name, value);
    return value;
  }

  static double positive(double value, String name) {
    require(
        value > 0 && value < Double.POSITIVE_INFINITY,
        "%s is %s: it must be positive and finite",
        name,
        value);
    return value;
  }

  static double notNegative(double value, String name) {
    require(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        "%s is %s: it must be finite and not negative",
        name,
        value);
    return value;
  }

  static double finite(double value, String name) {
    require(Double.isFinite(value), "%s is %s: it must be finite", name, value);
    return value;
  }

  /** Asked at every step, so nothing is allocated unless it fails. */
  static void length(int actual, int expected, String name) {
    if (actual != expected) {
      require(false, "%s has length %d: it must be %d", name, actual, expected);
    }
  }
}
