package org.nabla.calculus;

/**
 * Checks of arguments, each of whose messages names the value, what was expected and the remedy.
 */
final class Checks {
  private static final int EXCERPT = 40;

  private Checks() {}

  static double finite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; expected a finite number, so check how it was computed");
    }
    return value;
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  static int atLeast(int value, int minimum, String name) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + "; expected at least "
              + minimum
              + ", so pass "
              + minimum
              + " or more");
    }
    return value;
  }

  static void length(double[] array, int expected, String name) {
    length(array.length, expected, name);
  }

  static void length(int length, int expected, String name) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name
              + " has length "
              + length
              + "; expected "
              + expected
              + ", one entry per variable of the compiled function");
    }
  }

  static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }

  static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
