package org.nabla.datasets;

import org.jspecify.annotations.Nullable;

/**
 * Where a dataset came from: the line that makes the whole, and which of its rows these are.
 *
 * @param line the text of the source, without rows
 * @param rows the rows within the source; null for all of them
 */
record Origin(String line, int @Nullable [] rows) {
  static final Origin MEMORY = of("memory");

  static Origin of(String line) {
    return new Origin(line, null);
  }

  Origin select(int[] index) {
    if (rows == null) {
      return new Origin(line, index);
    }
    int[] composed = new int[index.length];
    for (int i = 0; i < index.length; i++) {
      composed[i] = rows[index[i]];
    }
    return new Origin(line, composed);
  }

  @Override
  public String toString() {
    return rows == null ? line : line + "#rows=" + ranges(rows);
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
}
