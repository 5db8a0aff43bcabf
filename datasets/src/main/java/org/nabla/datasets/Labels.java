package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Class names and their indices: encodes names as integers from 0, and back.
 *
 * <pre>{@code
 * Labels labels = Labels.of(List.of("cat", "dog", "cat"));
 * int[] indices = labels.encode(List.of("dog", "cat"));   // 1, 0
 * double[][] rows = labels.oneHot(indices);               // {0, 1}, {1, 0}
 * }</pre>
 *
 * @param names in the order of their indices, all different
 */
public record Labels(List<String> names) {
  /** More classes than this that nobody has named are taken for a mistake. */
  static final int MOST = 65_535;

  private static final Set<String> MAYBE = Set.of("NaN", "Infinity");

  /** Numbers by size, before all other names in the order of their characters. */
  private static final Comparator<Key> ORDER =
      Comparator.comparingDouble(Key::size).thenComparing(Key::name);

  /** A name to sort, its size found once. */
  private record Key(double size, String name) {}

  /**
   * Copies and checks the names.
   *
   * @param names in the order of their indices, all different
   * @throws IllegalArgumentException where there is none, or one is used twice
   */
  public Labels {
    Check.atLeast(1, names.size(), "the number of classes");
    names = Schema.classes(List.of(), names).classes();
  }

  /**
   * The classes among some names, sorted: numbers by size, then all others in the order of their
   * characters. So the indices do not depend on the order of the samples.
   *
   * @param names any number of each
   * @return the encoding
   * @throws IllegalArgumentException where there is no name
   */
  public static Labels of(Collection<String> names) {
    return new Labels(
        names.stream()
            .distinct()
            .map(name -> new Key(size(name), name))
            .sorted(ORDER)
            .map(Key::name)
            .toList());
  }

  private static double size(String name) {
    if (name.isEmpty() || (Character.isLetter(name.charAt(0)) && !MAYBE.contains(name))) {
      return Double.POSITIVE_INFINITY; // without an exception for every word
    }
    try {
      return Double.parseDouble(name);
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The largest label, at least 0; one that is no index of a class is refused. */
  static int largest(int[] labels) {
    int largest = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > MOST) {
        throw new IllegalArgumentException(
            "label of row "
                + i
                + " is "
                + labels[i]
                + ": expected indices from 0 without gaps: encode them by Labels, or name the"
                + " classes");
      }
      largest = Math.max(largest, labels[i]);
    }
    return largest;
  }

  /**
   * The indices of some names.
   *
   * @param values names of this encoding
   * @return one index per name
   * @throws IllegalArgumentException where a name is unknown
   */
  public int[] encode(List<String> values) {
    Map<String, Integer> indices = new HashMap<>();
    for (String name : names) {
      indices.put(name, indices.size());
    }
    int[] encoded = new int[values.size()];
    for (int i = 0; i < encoded.length; i++) {
      Integer index = indices.get(values.get(i));
      if (index == null) {
        throw new IllegalArgumentException(
            "entry "
                + i
                + " is '"
                + values.get(i)
                + "': expected one of "
                + Schema.shortened(names));
      }
      encoded[i] = index;
    }
    return encoded;
  }

  /**
   * The names of some indices.
   *
   * @param indices from 0 to below the number of names
   * @return one name per index
   * @throws IllegalArgumentException where an index has no name
   */
  public List<String> decode(int... indices) {
    List<String> decoded = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      decoded.add(names.get(checked(indices[i], i)));
    }
    return decoded;
  }

  /**
   * One-hot rows: 1 in the column of the index, else 0.
   *
   * @param indices from 0 to below the number of names
   * @return one row per index, one column per name
   * @throws IllegalArgumentException where an index has no name
   */
  public double[][] oneHot(int... indices) {
    double[][] rows = new double[indices.length][names.size()];
    for (int i = 0; i < indices.length; i++) {
      rows[i][checked(indices[i], i)] = 1;
    }
    return rows;
  }

  /**
   * The indices of one-hot rows.
   *
   * @param rows one 1 in each, else 0, one column per name
   * @return one index per row
   * @throws IllegalArgumentException where a row has another width or other numbers
   */
  public int[] fromOneHot(double[][] rows) {
    int[] indices = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Check.sameLength(names.size(), rows[i].length, "entries of row " + i, "there are classes");
      int ones = 0;
      for (int j = 0; j < rows[i].length; j++) {
        if (rows[i][j] == 1) {
          indices[i] = j;
          ones++;
        } else if (rows[i][j] != 0) {
          ones = -rows[i].length;
        }
      }
      if (ones != 1) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " is not one-hot: expected a single 1 and zeros: for probabilities use"
                + " targets of values");
      }
    }
    return indices;
  }

  private int checked(int index, int i) {
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "entry " + i + " is " + index + ": expected an index from 0 to " + (names.size() - 1));
    }
    return index;
  }
}
