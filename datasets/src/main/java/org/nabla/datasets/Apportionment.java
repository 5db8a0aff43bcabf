package org.nabla.datasets;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Rounds shares of whole things to whole numbers that add up. */
final class Apportionment {
  private static final double ROUNDING = 1e-9;

  private Apportionment() {}

  /**
   * Sizes that sum to n, each its share rounded down or up: those with the largest remainders up,
   * the first of equals (Hamilton's method).
   */
  static int[] sizes(int n, double[] shares) {
    int[] sizes = new int[shares.length];
    double[] remainders = new double[shares.length];
    int left = n;
    for (int p = 0; p < shares.length; p++) {
      sizes[p] = floor(n * shares[p]);
      remainders[p] = n * shares[p] - sizes[p];
      left -= sizes[p];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int p = 1; p < shares.length; p++) {
        if (remainders[p] > remainders[largest] + ROUNDING) {
          largest = p;
        }
      }
      sizes[largest]++;
      remainders[largest] -= 1;
    }
    return sizes;
  }

  private static int floor(double exact) {
    return (int) Math.floor(exact + ROUNDING);
  }

  private static int ceil(double exact) {
    return (int) Math.ceil(exact - ROUNDING);
  }

  /**
   * How many members of each class go to each part: the members of a class sum to its size, each
   * entry is its exact share rounded down or up, and so is each part's total. Totals are those of
   * {@link #sizes} wherever the other conditions allow.
   *
   * <p>A rounding with all three properties always exists (a flow with integral bounds has an
   * integral solution); it is reached from the roundings of the single classes by moving members
   * along paths from parts that have too many to parts that have too few.
   */
  static int[][] table(int[] members, double[] shares) {
    int n = Arrays.stream(members).sum();
    int[][] table = new int[members.length][];
    int[] totals = new int[shares.length];
    for (int c = 0; c < members.length; c++) {
      table[c] = sizes(members[c], shares);
      for (int p = 0; p < shares.length; p++) {
        totals[p] += table[c][p];
      }
    }
    int[] low = new int[shares.length];
    int[] high = new int[shares.length];
    for (int p = 0; p < shares.length; p++) {
      low[p] = floor(n * shares[p]);
      high[p] = ceil(n * shares[p]);
    }
    int[] wanted = sizes(n, shares);
    balance(table, totals, members, shares, wanted, wanted);
    balance(table, totals, members, shares, high, high);
    balance(table, totals, members, shares, low, low);
    return table;
  }

  /** Moves members from parts above {@code most} to parts below {@code least} while it can. */
  private static void balance(
      int[][] table, int[] totals, int[] members, double[] shares, int[] most, int[] least) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int p = 0; p < totals.length; p++) {
        if (totals[p] > most[p] && move(table, totals, members, shares, p, least)) {
          moved = true;
        }
      }
    }
  }

  private static boolean move(
      int[][] table, int[] totals, int[] members, double[] shares, int start, int[] least) {
    int[] from = new int[totals.length];
    int[] via = new int[totals.length];
    Arrays.fill(from, -1);
    from[start] = start;
    Deque<Integer> reached = new ArrayDeque<>();
    reached.add(start);
    while (!reached.isEmpty()) {
      int p = reached.remove();
      if (totals[p] < least[p]) {
        totals[p]++;
        for (; p != start; p = from[p]) {
          table[via[p]][p]++;
          table[via[p]][from[p]]--;
        }
        totals[start]--;
        return true;
      }
      for (int q = 0; q < totals.length; q++) {
        int c = from[q] < 0 ? movable(table, members, shares, p, q) : -1;
        if (c >= 0) {
          from[q] = p;
          via[q] = c;
          reached.add(q);
        }
      }
    }
    return false;
  }

  /** A class with its share in p rounded up and its share in q rounded down, or -1. */
  private static int movable(int[][] table, int[] members, double[] shares, int p, int q) {
    for (int c = 0; c < members.length; c++) {
      if (table[c][p] > members[c] * shares[p] + ROUNDING
          && table[c][q] < members[c] * shares[q] - ROUNDING) {
        return c;
      }
    }
    return -1;
  }
}
