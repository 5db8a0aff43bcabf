package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Cuts a dataset into parts, any number in one call.
 *
 * <pre>{@code
 * List<Dataset> parts = Split.stratified(data, StableRandom.of(7), 0.8, 0.1, 0.1);
 * Dataset train = parts.get(0);
 * int[] rows = train.parentRows();   // where its samples stand in data
 * }</pre>
 *
 * <p>Parts are views without samples in common. Their sizes sum to the number of samples where the
 * fractions sum to 1; where they sum to less, the rest of the samples is in no part. A size that is
 * not an integer is rounded down or up, those with the largest remainders up.
 */
public final class Split {
  private Split() {}

  /**
   * Parts of shuffled samples.
   *
   * @param data what to cut
   * @param random the source of the order
   * @param fractions one per part, above 0, summing to at most 1
   * @return one part per fraction
   * @throws IllegalArgumentException where the fractions sum to more than 1, one is not above 0, or
   *     a part would be empty
   */
  public static List<Dataset> random(Dataset data, RandomGenerator random, double... fractions) {
    double[] shares = shares(data, fractions);
    return cut(data, Order.shuffle(Order.identity(data.size()), random), shares, fractions.length);
  }

  /**
   * Parts in the order of the samples: the first rows, the next, and so on, as for a time series.
   *
   * @param data what to cut
   * @param fractions one per part, above 0, summing to at most 1
   * @return one part per fraction
   * @throws IllegalArgumentException where the fractions sum to more than 1, one is not above 0, or
   *     a part would be empty
   */
  public static List<Dataset> ordered(Dataset data, double... fractions) {
    double[] shares = shares(data, fractions);
    return cut(data, Order.identity(data.size()), shares, fractions.length);
  }

  /**
   * Parts of shuffled samples with the classes in equal shares: each part has {@code fraction x
   * members} of each class, rounded down or up, and {@code fraction x n} samples, rounded down or
   * up.
   *
   * @param data what to cut, with classes
   * @param random the source of the order
   * @param fractions one per part, above 0, summing to at most 1
   * @return one part per fraction, its samples in random order
   * @throws IllegalArgumentException where the fractions sum to more than 1, one is not above 0, a
   *     part would be empty, or a class has one member
   * @throws IllegalStateException where the targets are values
   */
  public static List<Dataset> stratified(
      Dataset data, RandomGenerator random, double... fractions) {
    double[] shares = shares(data, fractions);
    int[][] parts = stratifiedRows(data, random, shares);
    List<Dataset> views = new ArrayList<>();
    for (int p = 0; p < fractions.length; p++) {
      views.add(data.rows(notEmpty(parts[p], p, fractions[p], data)));
    }
    return views;
  }

  /** The rows of each part, shuffled. */
  static int[][] stratifiedRows(Dataset data, RandomGenerator random, double[] shares) {
    int[][] rows = Order.byClass(data, random);
    int[] members = Arrays.stream(rows).mapToInt(r -> r.length).toArray();
    int[][] table = Apportionment.table(members, shares);
    int[] taken = new int[rows.length];
    int[][] parts = new int[shares.length][];
    for (int p = 0; p < shares.length; p++) {
      int[] part = new int[0];
      for (int c = 0; c < rows.length; c++) {
        int count = table[c][p];
        part = Arrays.copyOf(part, part.length + count);
        System.arraycopy(rows[c], taken[c], part, part.length - count, count);
        taken[c] += count;
      }
      parts[p] = Order.shuffle(part, random);
    }
    return parts;
  }

  private static List<Dataset> cut(Dataset data, int[] order, double[] shares, int parts) {
    int[] sizes = Apportionment.sizes(data.size(), shares);
    List<Dataset> views = new ArrayList<>();
    int start = 0;
    for (int p = 0; p < parts; p++) {
      int[] rows = Arrays.copyOfRange(order, start, start + sizes[p]);
      views.add(data.rows(notEmpty(rows, p, shares[p], data)));
      start += sizes[p];
    }
    return views;
  }

  private static int[] notEmpty(int[] rows, int part, double fraction, Dataset data) {
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "part "
              + part
              + " of fraction "
              + fraction
              + " of "
              + data.size()
              + " samples is empty: give more samples, or a larger fraction");
    }
    return rows;
  }

  /** The fractions and, where they sum to less than 1, one for the rest. */
  private static double[] shares(Dataset data, double[] fractions) {
    Check.atLeast(1, fractions.length, "the number of fractions");
    Check.atLeast(1, data.size(), "the number of samples to split");
    double sum = 0;
    for (int p = 0; p < fractions.length; p++) {
      sum += Check.positive(fractions[p], "fraction " + p);
    }
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "the fractions "
              + Arrays.toString(fractions)
              + " sum to "
              + sum
              + ": expected at most 1: give shares of the whole, such as 0.8, 0.1, 0.1");
    }
    if (sum >= 1 - 1e-9) {
      return fractions.clone();
    }
    double[] shares = Arrays.copyOf(fractions, fractions.length + 1);
    shares[fractions.length] = 1 - sum;
    return shares;
  }
}
