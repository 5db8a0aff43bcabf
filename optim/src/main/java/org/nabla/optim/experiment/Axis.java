package org.nabla.optim.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A named axis: its values by their labels, in order. */
record Axis(String name, Map<String, Object> values) {
  Axis {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "the axis '" + name + "' has no values: give at least one");
    }
    requireOneLine("name", name, name);
    values.keySet().forEach(label -> requireOneLine("label", label, name));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What stands in a line of the file must fit into one. */
  private static void requireOneLine(String what, String text, String axis) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " '"
              + text
              + "' of the axis '"
              + axis
              + "' has a line break: write it in one line");
    }
  }

  static Axis of(String name, double... numbers) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (double number : numbers) {
      if (values.put(label(number), number) != null) {
        throw new IllegalArgumentException(
            "the axis '" + name + "' has " + number + " twice: give each value once");
      }
    }
    return new Axis(name, values);
  }

  /** Whole numbers without a fraction; every label reads back to the same number. */
  static String label(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15 && !isNegativeZero(number)
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static boolean isNegativeZero(double number) {
    return Double.doubleToRawLongBits(number) == Long.MIN_VALUE;
  }

  List<String> labels() {
    return List.copyOf(values.keySet());
  }

  Object value(String label) {
    return Objects.requireNonNull(values.get(label), label);
  }

  /** The values as whole numbers that ascend, for an axis that one run goes along. */
  List<Long> ascending() {
    List<Long> stations = new ArrayList<>();
    for (Object value : values.values()) {
      if (!(value instanceof Double number) || number != Math.rint(number) || number < 0) {
        throw new IllegalArgumentException(
            "the axis '"
                + name
                + "' has the value "
                + value
                + ": to go along it, give whole numbers that are not negative");
      }
      stations.add(number.longValue());
    }
    for (int i = 1; i < stations.size(); i++) {
      if (stations.get(i) <= stations.get(i - 1)) {
        throw new IllegalArgumentException(
            "the axis '"
                + name
                + "' has "
                + stations.get(i)
                + " after "
                + stations.get(i - 1)
                + ": to go along it, let its values ascend");
      }
    }
    return stations;
  }
}
