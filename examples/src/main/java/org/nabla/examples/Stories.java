package org.nabla.examples;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The stories there are, in the order of the lecture notes. */
final class Stories {

  static final List<Story> ALL =
      List.of(
          new DescentInOneDimension(),
          new AnnForRegression(),
          new AnnForQwerties(),
          new VanishingGradients());

  private Stories() {}

  static Optional<Story> named(String name) {
    return ALL.stream().filter(story -> story.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Story::name).toList();
  }

  /** The candidate that takes the fewest insertions, deletions and replacements to reach. */
  static String nearest(String word, Collection<String> candidates) {
    return candidates.stream().min(Comparator.comparingInt(c -> distance(word, c))).orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
