package org.nabla.datasets;

import org.jspecify.annotations.Nullable;

/** Argument checks whose messages name the value, what was expected, and the remedy. */
final class Check {
  private Check() {}

  static int atLeast(int minimum, int value, String name) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected an integer of at least " + minimum);
    }
    return value;
  }

  static int between(int minimum, int maximum, int value, String name) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected an integer from " + minimum + " to " + maximum);
    }
    return value;
  }

  static double finite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ": expected a finite number");
    }
    return value;
  }

  static double nonNegative(double value, String name) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected a finite number of at least 0");
    }
    return value;
  }

  static double positive(double value, String name) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected a finite number above 0");
    }
    return value;
  }

  static void range(double low, double high, String name) {
    if (!(low < high && high - low < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the range of "
              + name
              + " is from "
              + low
              + " to "
              + high
              + ": expected finite numbers, the lower first");
    }
  }

  static double within(double low, double high, double value, String name) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": expected a number from " + low + " to " + high);
    }
    return value;
  }

  static void sameLength(int expected, int actual, String what, String asMany) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          what + ": expected " + expected + ", as many as " + asMany + ", but got " + actual);
    }
  }

  /** Copies a matrix and checks that it is rectangular; {@code rows x columns} may be 0. */
  static double[][] rectangular(double[][] matrix, String name) {
    double[][] copy = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      double[] row = present(matrix[i], name, i);
      if (row.length != matrix[0].length) {
        throw new IllegalArgumentException(
            name
                + " row "
                + i
                + " has "
                + row.length
                + " entries but row 0 has "
                + matrix[0].length
                + ": make all rows equally long");
      }
      copy[i] = row.clone();
    }
    return copy;
  }

  /** The number of columns of a matrix of at least one row. */
  static int width(double[][] matrix, String name) {
    return present(matrix[0], name, 0).length;
  }

  private static double[] present(double @Nullable [] row, String name, int i) {
    if (row == null) {
      throw new IllegalArgumentException(
          name + " row " + i + " is null: expected an array of numbers in each row");
    }
    return row;
  }

  static double[] allFinite(double[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      finite(values[i], name + " " + i);
    }
    return values;
  }
}
