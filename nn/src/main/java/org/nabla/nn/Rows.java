package org.nabla.nn;

import java.util.Arrays;
import java.util.Locale;

/** Between the users' {@code [sample][unit]} and the network's {@code [unit][sample]}. */
final class Rows {

  private static final int TILE = 32;

  private Rows() {}

  /** Transposes and checks. */
  static double[][] transpose(double[][] rows, String name) {
    check(rows, name);
    double[][] columns = new double[rows[0].length][rows.length];
    transpose(rows, 0, rows.length, columns);
    return columns;
  }

  /** At least one row and column, not ragged, no NaN or infinity. */
  static void check(double[][] rows, String name) {
    Checks.require(rows.length > 0, "%s have no rows: give at least one sample", name);
    int width = rows[0].length;
    Checks.require(width > 0, "%s have no columns: give at least one number for each sample", name);
    for (int s = 0; s < rows.length; s++) {
      if (rows[s].length != width) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s are ragged: row %d has %d numbers but row 0 has %d; give every sample the same"
                    + " number",
                name,
                s,
                rows[s].length,
                width));
      }
      requireFinite(rows[s], s, name);
    }
  }

  static void requireFinite(double[] row, int sample, String name) {
    for (int i = 0; i < row.length; i++) {
      if (!Double.isFinite(row[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: number %d of row %d is %s; remove or repair such samples first",
                name,
                i,
                sample,
                row[i]));
      }
    }
  }

  static void requireWidth(double[][] rows, int width, String name) {
    Checks.require(rows.length > 0, "%s have no rows: give at least one sample", name);
    Checks.require(
        rows[0].length == width,
        "%s have %d columns but the network takes %d inputs: give it %d numbers for each sample",
        name,
        rows[0].length,
        width,
        width);
  }

  static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** Sets {@code columns[u][s - from] = rows[s][u]}, in tiles that stay in the cache. */
  static void transpose(double[][] rows, int from, int to, double[][] columns) {
    for (int s0 = from; s0 < to; s0 += TILE) {
      int s1 = Math.min(s0 + TILE, to);
      for (int s = s0; s < s1; s++) {
        double[] row = rows[s];
        for (int u = 0; u < columns.length; u++) {
          columns[u][s - from] = row[u];
        }
      }
    }
  }

  /** Sets {@code rows[from + s][u] = columns[u][s]}. */
  static void transposeBack(double[][] columns, int samples, double[][] rows, int from) {
    for (int s = 0; s < samples; s++) {
      double[] row = rows[from + s];
      for (int u = 0; u < columns.length; u++) {
        row[u] = columns[u][s];
      }
    }
  }

  /** Sets {@code into[u][i] = columns[u][order[from + i]]}. */
  static void gather(double[][] columns, int[] order, int from, int count, double[][] into) {
    for (int u = 0; u < columns.length; u++) {
      double[] source = columns[u];
      double[] sink = into[u];
      for (int i = 0; i < count; i++) {
        sink[i] = source[order[from + i]];
      }
    }
  }
}
