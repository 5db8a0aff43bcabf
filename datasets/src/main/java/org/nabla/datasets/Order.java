package org.nabla.datasets;

import java.util.random.RandomGenerator;

/** Orders of rows. */
final class Order {
  private Order() {}

  static int[] identity(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Shuffles in place (Durstenfeld, 1964). */
  static int[] shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** The rows of each class, shuffled; a class of one member is refused. */
  static int[][] byClass(Dataset data, RandomGenerator random) {
    int[] labels = data.labels();
    int[] members = new int[data.schema().classes().size()];
    for (int label : labels) {
      members[label]++;
    }
    int[][] rows = new int[members.length][];
    for (int c = 0; c < members.length; c++) {
      if (members[c] == 1) {
        throw new IllegalArgumentException(
            "class "
                + data.schema().classes().get(c)
                + " has 1 member: expected at least 2 to"
                + " stratify by: leave the class out, or do not stratify");
      }
      rows[c] = new int[members[c]];
    }
    for (int i = labels.length - 1; i >= 0; i--) {
      rows[labels[i]][--members[labels[i]]] = i;
    }
    for (int[] r : rows) {
      shuffle(r, random);
    }
    return rows;
  }
}
