package org.nabla.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What the numbers of a dataset are called: its feature columns, its target columns, and, where the
 * target is a class, the classes.
 *
 * @param features one name per feature, all different
 * @param targets one name per target column; exactly one where there are classes
 * @param classes one name per class, all different, in the order of the class indices; empty where
 *     the targets are values
 */
public record Schema(List<String> features, List<String> targets, List<String> classes) {
  /**
   * Copies the lists and checks them.
   *
   * @param features one name per feature, all different
   * @param targets one name per target column; exactly one where there are classes
   * @param classes one name per class, all different, in the order of the class indices; empty
   *     where the targets are values
   */
  public Schema {
    features = distinct(features, "feature");
    targets = distinct(targets, "target");
    classes = distinct(classes, "class");
    if (!classes.isEmpty() && targets.size() != 1) {
      throw new IllegalArgumentException(
          "classes come with one target column, but there are "
              + targets.size()
              + ": "
              + targets
              + ": name one, or leave the classes empty");
    }
  }

  /**
   * The names of a regression: features and target values.
   *
   * @param features one name per feature
   * @param targets one name per target
   * @return the schema
   * @throws IllegalArgumentException where a name is used twice
   */
  public static Schema values(List<String> features, List<String> targets) {
    return new Schema(features, targets, List.of());
  }

  /**
   * The names of a classification, whose target column is called {@code label}.
   *
   * @param features one name per feature
   * @param classes one name per class, in the order of the class indices
   * @return the schema
   * @throws IllegalArgumentException where a name is used twice
   */
  public static Schema classes(List<String> features, List<String> classes) {
    return new Schema(features, List.of("label"), classes);
  }

  /**
   * Numbered names: {@code x1, x2, ...} for a prefix {@code x}.
   *
   * @param prefix what each name begins with
   * @param first the first number
   * @param count how many
   * @return the names
   */
  public static List<String> numbered(String prefix, int first, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(prefix + (first + i));
    }
    return names;
  }

  /** Why a number is not the index of a class. */
  String noClass(String number) {
    return number
        + " is not a class: expected an integer from 0 to "
        + (classes.size() - 1)
        + ", the index of one of "
        + shortened(classes);
  }

  /** The first names of many. */
  static String shortened(List<String> names) {
    return names.size() <= 20
        ? names.toString()
        : names.subList(0, 20) + " and " + (names.size() - 20) + " more";
  }

  private static List<String> distinct(List<String> names, String what) {
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "a " + what + " name is used twice in " + shortened(names) + ": give each its own name");
    }
    return List.copyOf(names);
  }
}
