package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of a dataset's line behind the {@code #}: rows, scaling, one-hot targets. */
final class OriginText {
  private OriginText() {}

  static String of(Origin origin, boolean oneHot) {
    List<String> steps = new ArrayList<>();
    if (origin.rows() != null) {
      steps.add("rows=" + ranges(origin.rows()));
    }
    for (Origin.Step step : origin.steps()) {
      steps.add(step.how().text() + "=" + step.scaler().text());
    }
    if (oneHot) {
      steps.add("one-hot");
    }
    return steps.isEmpty() ? origin.line() : origin.line() + "#" + String.join("&", steps);
  }

  /** Runs of ascending rows as {@code first-last}: {@code 0-9,12,15-16}. */
  private static String ranges(int[] rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.length; ) {
      int end = i;
      while (end + 1 < rows.length && rows[end + 1] == rows[end] + 1) {
        end++;
      }
      text.append(i == 0 ? "" : ",").append(rows[i]);
      if (end > i) {
        text.append('-').append(rows[end]);
      }
      i = end + 1;
    }
    return text.toString();
  }

  static Dataset derive(Dataset whole, String steps) {
    Dataset data = whole;
    for (String step : steps.split("&", -1)) {
      if (step.startsWith("rows=")) {
        data = data.rows(rows(step.substring(5), data.size()));
      } else if (step.equals("one-hot")) {
        data = data.withOneHotTargets();
      } else {
        data = scaled(data, step);
      }
    }
    return data;
  }

  private static Dataset scaled(Dataset data, String step) {
    for (Scaling how : Scaling.values()) {
      String start = how.text() + "=";
      if (step.startsWith(start)) {
        Scaler scaler =
            Scaler.parse(step.substring(start.length()), how.columns(data.schema()), start);
        return data.scaled(scaler, how);
      }
    }
    throw new IllegalArgumentException(
        "'"
            + step
            + "' is not a step: expected rows=, scaled=, unscaled=, one of the two with"
            + " -targets, or one-hot");
  }

  private static int[] rows(String text, int size) {
    int[] rows = new int[16];
    int count = 0;
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int dash = range.indexOf('-', 1);
      int first = row(dash < 0 ? range : range.substring(0, dash), size);
      int last = dash < 0 ? first : row(range.substring(dash + 1), size);
      if (last < first) {
        throw new IllegalArgumentException(
            "rows '" + range + "' end before they begin: give the first row first");
      }
      for (int row = first; row <= last; row++) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static int row(String text, int size) {
    try {
      int row = Integer.parseInt(text);
      if (row >= 0 && row < size) {
        return row;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a row: expected an integer", e);
    }
    throw new IllegalArgumentException(
        "row " + text + " does not exist: expected 0 to " + (size - 1));
  }
}
