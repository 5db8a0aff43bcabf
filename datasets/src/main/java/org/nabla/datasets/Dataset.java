package org.nabla.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples with their targets: immutable, one row per sample.
 *
 * <p>The targets are values (regression), class indices, or one-hot rows of classes ({@link
 * #withOneHotTargets}). Arrays are copied in and out; {@link #rows} and its kin make views that
 * share the numbers of their parent and copy only row references.
 *
 * <p>Each dataset knows where it came from: {@link #origin} is one line such as {@code
 * qwerties?n=200&...&seed=7} that makes it again.
 *
 * <p>Features and target values may be NaN, which stands for a missing value; class labels are
 * never missing. Generators make neither NaN nor infinite numbers. Safe to share between threads.
 */
public final class Dataset {
  private final Schema schema;
  private final double[][] features;
  private final double @Nullable [][] values;
  private final int @Nullable [] labels;
  private final boolean oneHot;
  private final Origin origin;
  private final int @Nullable [] parentRows;

  /** Takes the arrays as they are; exactly one of values and labels is given. */
  Dataset(
      Schema schema,
      double[][] features,
      double @Nullable [][] values,
      int @Nullable [] labels,
      boolean oneHot,
      Origin origin) {
    this(schema, features, values, labels, oneHot, origin, null);
  }

  private Dataset(
      Schema schema,
      double[][] features,
      double @Nullable [][] values,
      int @Nullable [] labels,
      boolean oneHot,
      Origin origin,
      int @Nullable [] parentRows) {
    this.schema = schema;
    this.features = features;
    this.values = values;
    this.labels = labels;
    this.oneHot = oneHot;
    this.origin = origin;
    this.parentRows = parentRows;
  }

  /**
   * A dataset of values to predict, with numbered names.
   *
   * @param features one row per sample, copied
   * @param targets one row per sample, copied
   * @return the dataset
   * @throws IllegalArgumentException where there is no row, rows differ in length, or there are not
   *     as many targets as samples
   */
  public static Dataset ofValues(double[][] features, double[][] targets) {
    Check.atLeast(1, features.length, "the number of samples");
    Check.sameLength(features.length, targets.length, "rows of targets", "there are samples");
    return ofValues(
        Schema.values(
            Schema.numbered("x", 1, Check.width(features, "features")),
            Schema.numbered("y", 1, Check.width(targets, "targets"))),
        features,
        targets);
  }

  /**
   * A dataset of values to predict.
   *
   * @param schema names of the features and targets, no classes
   * @param features one row per sample, copied
   * @param targets one row per sample, copied
   * @return the dataset
   * @throws IllegalArgumentException where there is no row, rows differ in length, or the shapes do
   *     not fit one another or the names
   */
  public static Dataset ofValues(Schema schema, double[][] features, double[][] targets) {
    if (!schema.classes().isEmpty()) {
      throw new IllegalArgumentException(
          "the schema has classes " + schema.classes() + ": use ofClasses, or leave them out");
    }
    double[][] x = checkedFeatures(schema, features);
    Check.sameLength(x.length, targets.length, "rows of targets", "there are samples");
    double[][] y = Check.rectangular(targets, "targets");
    Check.sameLength(schema.targets().size(), y[0].length, "targets per row", "their names");
    return new Dataset(schema, x, y, null, false, Origin.MEMORY);
  }

  /**
   * A dataset of classes to predict, with numbered feature names.
   *
   * @param features one row per sample, copied
   * @param labels one class index per sample, from 0, copied
   * @param classes the names of the classes; {@code 0, 1, ...} up to the largest label where none
   *     is given
   * @return the dataset
   * @throws IllegalArgumentException where there is no row, rows differ in length, labels are
   *     missing, or a label is not the index of a class
   */
  public static Dataset ofClasses(double[][] features, int[] labels, String... classes) {
    Check.atLeast(1, features.length, "the number of samples");
    List<String> names =
        classes.length > 0 ? List.of(classes) : Schema.numbered("", 0, 1 + Labels.largest(labels));
    List<String> columns = Schema.numbered("x", 1, Check.width(features, "features"));
    return ofClasses(Schema.classes(columns, names), features, labels);
  }

  /**
   * A dataset of classes to predict.
   *
   * @param schema names of the features, of the target, and of the classes
   * @param features one row per sample, copied
   * @param labels one class index per sample, from 0, copied
   * @return the dataset
   * @throws IllegalArgumentException where there is no row, rows differ in length, labels are
   *     missing, or a label is not the index of a class
   */
  public static Dataset ofClasses(Schema schema, double[][] features, int[] labels) {
    if (schema.classes().isEmpty()) {
      throw new IllegalArgumentException("the schema names no classes: name them, or use ofValues");
    }
    double[][] x = checkedFeatures(schema, features);
    Check.sameLength(x.length, labels.length, "labels", "there are samples");
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= schema.classes().size()) {
        throw new IllegalArgumentException(
            "label of row " + i + ": " + schema.noClass(Integer.toString(labels[i])));
      }
    }
    return new Dataset(schema, x, null, labels.clone(), false, Origin.MEMORY);
  }

  /**
   * A dataset of classes to predict, given as one-hot rows, with numbered feature names; its {@link
   * #targets} are those rows.
   *
   * @param features one row per sample, copied
   * @param oneHot one row per sample: a single 1, in the column of its class, else 0
   * @param classes the names of the classes; {@code 0, 1, ...} where none is given
   * @return the dataset
   * @throws IllegalArgumentException where there is no row, rows differ in length, labels are
   *     missing, or a row is not one-hot
   */
  public static Dataset ofOneHot(double[][] features, double[][] oneHot, String... classes) {
    Check.atLeast(1, features.length, "the number of samples");
    Check.sameLength(features.length, oneHot.length, "one-hot rows", "there are samples");
    List<String> names =
        classes.length > 0
            ? List.of(classes)
            : Schema.numbered("", 0, Check.width(oneHot, "one-hot"));
    List<String> columns = Schema.numbered("x", 1, Check.width(features, "features"));
    Schema schema = Schema.classes(columns, names);
    return ofClasses(schema, features, new Labels(names).fromOneHot(oneHot)).withOneHotTargets();
  }

  /**
   * The dataset of a line of {@link #origin}, by the generators of this module; {@link Catalogue}
   * adds those of others.
   *
   * @param line such as {@code moons?n=200&noise=0.1&seed=7}
   * @return the same data, to the bit
   * @throws IllegalArgumentException where the line cannot be read, or its data cannot be made
   *     again
   */
  public static Dataset replay(String line) {
    return Catalogue.standard().dataset(line);
  }

  private static double[][] checkedFeatures(Schema schema, double[][] features) {
    Check.atLeast(1, features.length, "the number of samples");
    double[][] copy = Check.rectangular(features, "features");
    Check.sameLength(schema.features().size(), copy[0].length, "features per row", "their names");
    return copy;
  }

  /**
   * The number of samples.
   *
   * @return at least 1, or 0 for a view of no rows
   */
  public int size() {
    return features.length;
  }

  /**
   * The names of the features, targets and classes.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * The features.
   *
   * @return a copy, one row per sample
   */
  public double[][] features() {
    return copy(features);
  }

  /**
   * One feature of all samples.
   *
   * @param column from 0
   * @return a copy, one entry per sample
   * @throws IndexOutOfBoundsException where there is no such column
   */
  public double[] feature(int column) {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = features[i][Objects.checkIndex(column, schema.features().size())];
    }
    return values;
  }

  /**
   * The targets as numbers.
   *
   * @return a copy, one row per sample: the values; or the class index as the one entry; or the
   *     one-hot row of the class after {@link #withOneHotTargets}
   */
  public double[][] targets() {
    if (values != null) {
      return copy(values);
    }
    int[] classIndices = presentLabels();
    double[][] rows = new double[size()][oneHot ? schema.classes().size() : 1];
    for (int i = 0; i < rows.length; i++) {
      if (oneHot) {
        rows[i][classIndices[i]] = 1;
      } else {
        rows[i][0] = classIndices[i];
      }
    }
    return rows;
  }

  /**
   * The class index of each sample.
   *
   * @return a copy
   * @throws IllegalStateException where the targets are values
   */
  public int[] labels() {
    return presentLabels().clone();
  }

  /**
   * Whether the targets are classes.
   *
   * @return true for class indices and one-hot rows, false for values
   */
  public boolean hasClasses() {
    return labels != null;
  }

  /** Whether the targets are one-hot rows. */
  boolean hasOneHotTargets() {
    return oneHot;
  }

  /**
   * The same samples with one-hot rows as {@link #targets}: 1 in the column of the class, else 0.
   *
   * @return the dataset, sharing the numbers of this one
   * @throws IllegalStateException where the targets are values
   */
  public Dataset withOneHotTargets() {
    return new Dataset(schema, features, null, presentLabels(), true, origin, parentRows);
  }

  /**
   * Where this dataset came from, as one line of text: the generator with its parameters and seed,
   * the rows taken. A dataset of given arrays says {@code memory}.
   *
   * @return the line
   */
  public String origin() {
    return OriginText.of(origin, oneHot);
  }

  /**
   * The rows of the parent that this view shows; of a dataset that is no view, all its rows.
   *
   * @return a copy, one row number per sample
   */
  public int[] parentRows() {
    return parentRows == null ? Order.identity(size()) : parentRows.clone();
  }

  /**
   * Mean, spread and quartiles of each column, missing values, members of each class.
   *
   * @return the summary
   */
  public Summary summary() {
    return Summary.of(this);
  }

  Dataset from(Origin other) {
    return new Dataset(schema, features, values, labels, oneHot, other, null);
  }

  /** This dataset with its features or its targets scaled, the others shared. */
  Dataset scaled(Scaler scaler, Scaling how) {
    Origin scaled = origin.scaled(scaler, how);
    if (!how.ofTargets()) {
      double[][] x = how.rows(scaler, features);
      return new Dataset(schema, x, values, labels, oneHot, scaled, parentRows);
    }
    double[][] y = how.rows(scaler, presentValues());
    return new Dataset(schema, features, y, null, false, scaled, parentRows);
  }

  /** The features themselves, not to be modified. */
  double[][] sharedFeatures() {
    return features;
  }

  /** The values to predict themselves, not to be modified. */
  double[][] presentValues() {
    if (values == null) {
      throw new IllegalStateException(
          "the targets are the classes " + schema.classes() + ", not values: scale the features");
    }
    return values;
  }

  /**
   * The samples of these rows in this order, as a view.
   *
   * @param index rows of this dataset from 0; a row may be named more than once
   * @return the view, sharing the numbers of this dataset
   * @throws IndexOutOfBoundsException where a row does not exist
   */
  public Dataset rows(int... index) {
    int[] rows = index.clone();
    double[][] x = new double[rows.length][];
    double[][] y = values == null ? null : new double[rows.length][];
    int[] classIndices = labels == null ? null : new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = features[rows[i]];
      if (values != null && y != null) {
        y[i] = values[rows[i]];
      }
      if (labels != null && classIndices != null) {
        classIndices[i] = labels[rows[i]];
      }
    }
    return new Dataset(schema, x, y, classIndices, oneHot, origin.select(rows), rows);
  }

  /**
   * The samples of one class, as a view.
   *
   * @param label the class index
   * @return its rows in their order
   * @throws IllegalStateException where the targets are values
   * @throws IllegalArgumentException where there is no such class
   */
  public Dataset ofClass(int label) {
    int[] classIndices = presentLabels();
    if (label < 0 || label >= schema.classes().size()) {
      throw new IllegalArgumentException(schema.noClass(Integer.toString(label)));
    }
    int[] index = new int[size()];
    int count = 0;
    for (int i = 0; i < classIndices.length; i++) {
      if (classIndices[i] == label) {
        index[count++] = i;
      }
    }
    return rows(Arrays.copyOf(index, count));
  }

  /**
   * The samples whose features and targets are all there, as a view.
   *
   * @return the rows without NaN in their order, possibly none
   */
  public Dataset withoutMissing() {
    return rows(
        IntStream.range(0, size())
            .filter(i -> whole(features[i]) && (values == null || whole(values[i])))
            .toArray());
  }

  private static boolean whole(double[] row) {
    return Arrays.stream(row).noneMatch(Double::isNaN);
  }

  private int[] presentLabels() {
    if (labels == null) {
      throw new IllegalStateException(
          "labels are missing: the targets "
              + schema.targets()
              + " are values, not classes: make the dataset by ofClasses,"
              + " or read a label column");
    }
    return labels;
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /** Size, features, targets and origin in one line. */
  @Override
  public String toString() {
    return size()
        + " samples of "
        + schema.features().size()
        + (labels == null
            ? " features, targets " + schema.targets()
            : " features, classes " + schema.classes())
        + ", from "
        + origin();
  }
}
