package org.nabla.viz;

import java.util.Locale;

/** Argument checks whose messages name the value, what was expected and the remedy. */
final class Checks {
  private Checks() {}

  /** A copy of values that holds no infinity; NaN stands for a gap, yet not everywhere. */
  static double[] data(String name, double[] values) {
    double[] copy = values.clone();
    boolean any = copy.length == 0;
    for (int i = 0; i < copy.length; i++) {
      if (Double.isInfinite(copy[i])) {
        throw new IllegalArgumentException(
            name
                + "["
                + i
                + "] is "
                + copy[i]
                + ", which has no place on an axis: replace it by NaN to leave a gap, or by a"
                + " limit");
      }
      any |= !Double.isNaN(copy[i]);
    }
    if (!any) {
      throw new IllegalArgumentException(
          "all "
              + copy.length
              + " values of "
              + name
              + " are NaN, so nothing can be drawn: give at least one number, or leave the mark"
              + " out");
    }
    return copy;
  }

  /** A copy of values that are all finite. */
  static double[] finite(String name, double[] values) {
    double[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      finite(name + "[" + i + "]", copy[i]);
    }
    return copy;
  }

  /** A copy of values that are all finite and not below zero. */
  static double[] notNegative(String name, double[] values) {
    double[] copy = finite(name, values);
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < 0) {
        throw new IllegalArgumentException(
            name + "[" + i + "] is " + copy[i] + ": give a number of zero or above");
      }
    }
    return copy;
  }

  static double share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ": give a number from 0 to 1");
    }
    return value;
  }

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ": give a finite number");
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a finite number above zero");
    }
    return value;
  }

  static int positive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ": give at least 1");
    }
    return value;
  }

  static void sameLength(String name, int length, String other, int otherLength) {
    if (length != otherLength) {
      throw new IllegalArgumentException(
          name
              + " has "
              + length
              + " values and "
              + other
              + " has "
              + otherLength
              + ": give one "
              + other
              + " for each "
              + name);
    }
  }

  /** Limits are two finite numbers, the lower first. */
  static void limits(String name, double low, double high) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          name + " are " + low + " and " + high + ": give two finite numbers");
    }
    if (low == high) {
      throw new IllegalArgumentException(
          name + " are both " + low + ", a range of zero: give two different numbers");
    }
    if (low > high) {
      throw new IllegalArgumentException(
          name + " are " + low + " and " + high + ": give the lower one first");
    }
  }

  /** A deep copy of a matrix whose rows have one length, of at least one column. */
  static double[][] matrix(String name, double[][] values) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException(
          name + " is empty: give at least one row of at least one value");
    }
    double[][] copy = new double[values.length][];
    boolean any = false;
    for (int r = 0; r < values.length; r++) {
      if (values[r].length != values[0].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s has ragged rows: row 0 has %d values and row %d has %d; give every row the"
                    + " same length",
                name,
                values[0].length,
                r,
                values[r].length));
      }
      copy[r] = values[r].clone();
      for (int c = 0; c < copy[r].length; c++) {
        if (Double.isInfinite(copy[r][c])) {
          throw new IllegalArgumentException(
              name
                  + "["
                  + r
                  + "]["
                  + c
                  + "] is "
                  + copy[r][c]
                  + ", which has no colour: replace it by NaN to leave the cell empty, or by a"
                  + " limit");
        }
        any |= !Double.isNaN(copy[r][c]);
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          "all values of " + name + " are NaN, so nothing can be drawn: give at least one number");
    }
    return copy;
  }

  static double[][] copy(double[][] values) {
    double[][] copy = values.clone();
    for (int r = 0; r < copy.length; r++) {
      copy[r] = copy[r].clone();
    }
    return copy;
  }
}
