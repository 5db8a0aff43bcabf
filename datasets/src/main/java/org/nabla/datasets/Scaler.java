package org.nabla.datasets;

import java.util.Arrays;
import java.util.List;

/**
 * Puts each feature on a common scale: {@code x' = (x - shift) / scale} per column, with shift and
 * scale learned from one dataset and then applied to that and others.
 *
 * <pre>{@code
 * List<Dataset> parts = Split.stratified(data, random, 0.8, 0.2);
 * Scaler scaler = Scaler.standard(parts.get(0));   // learned from the training part only
 * Dataset train = scaler.apply(parts.get(0));
 * Dataset test = scaler.apply(parts.get(1));
 * }</pre>
 *
 * <p>No scaler fits what it is applied to: the test part cannot leak into the training part by an
 * oversight. {@link #of} makes a scaler again from the numbers of {@link #shift} and {@link
 * #scale}. A column without spread keeps its scale (is divided by 1). NaN stays NaN when applied; a
 * column to fit on must have none. Immutable and safe to share between threads.
 */
public final class Scaler {
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private final List<String> columns;
  private final double[] shift;
  private final double[] scale;

  private Scaler(List<String> columns, double[] shift, double[] scale) {
    this.columns = columns;
    this.shift = shift;
    this.scale = scale;
  }

  /**
   * The scaler of these numbers, such as those that were kept beside a trained network.
   *
   * @param columns the names of the features or targets
   * @param shift one finite number per column, copied
   * @param scale one finite number per column, none of them 0, copied
   * @return the scaler
   * @throws IllegalArgumentException where there are not as many numbers as columns, one is not
   *     finite, or a scale is 0
   */
  public static Scaler of(List<String> columns, double[] shift, double[] scale) {
    Check.sameLength(columns.size(), shift.length, "shifts", "there are columns");
    Check.sameLength(columns.size(), scale.length, "scales", "there are columns");
    for (int j = 0; j < shift.length; j++) {
      Check.finite(shift[j], "the shift of column " + columns.get(j));
      if (Check.finite(scale[j], "the scale of column " + columns.get(j)) == 0) {
        throw new IllegalArgumentException(
            "the scale of column "
                + columns.get(j)
                + " is 0: expected another number: give 1 to leave the column as wide as it is");
      }
    }
    return new Scaler(List.copyOf(columns), shift.clone(), scale.clone());
  }

  /** The scaler learned: a scale of 0 stands for 1. */
  private static Scaler learned(List<String> columns, double[] shift, double[] scale) {
    for (int j = 0; j < shift.length; j++) {
      if (!(Double.isFinite(shift[j]) && Double.isFinite(scale[j]))) {
        throw new ArithmeticException(
            "column "
                + columns.get(j)
                + " has shift "
                + shift[j]
                + " and scale "
                + scale[j]
                + ": its values are too large to be scaled: divide them by a power of ten first");
      }
      scale[j] = scale[j] == 0 ? 1 : scale[j];
    }
    return new Scaler(columns, shift, scale);
  }

  /**
   * To mean 0 and standard deviation 1: shift is the mean, scale the standard deviation (of the
   * population, divided by n as in scikit-learn). A column whose standard deviation is at most
   * {@code 2^-50} of its mean is constant but for rounding, and keeps its scale.
   *
   * @param part what to learn from, usually the training part
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler standard(Dataset part) {
    return standard(samples(part).sharedFeatures(), part.schema().features());
  }

  /**
   * The values to predict to mean 0 and standard deviation 1, for {@link #applyToTargets}.
   *
   * @param part what to learn from, usually the training part
   * @return the scaler, whose columns are the targets
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite targets
   * @throws IllegalStateException where the targets are classes
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler ofTargets(Dataset part) {
    return standard(samples(part).presentValues(), part.schema().targets());
  }

  private static Scaler standard(double[][] rows, List<String> columns) {
    ColumnMoments moments = new ColumnMoments(rows, columns);
    double[] scale = moments.sd;
    for (int j = 0; j < scale.length; j++) {
      if (scale[j] <= ROUNDING * Math.abs(moments.mean[j])) {
        scale[j] = 0;
      }
    }
    return learned(columns, moments.mean, scale);
  }

  private static Dataset samples(Dataset part) {
    Check.atLeast(1, part.size(), "the number of samples to learn from");
    return part;
  }

  /**
   * To the range from 0 to 1: shift is the least value, scale the largest minus the least.
   *
   * @param part what to learn from, usually the training part
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler minMax(Dataset part) {
    return minMax(part, 0, 1);
  }

  /**
   * To a range of your own, its ends reached up to rounding.
   *
   * @param part what to learn from, usually the training part
   * @param low where the least value goes
   * @param high where the largest value goes, above low
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features, or
   *     the range is empty
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler minMax(Dataset part, double low, double high) {
    Check.range(low, high, "the scaled values");
    List<String> columns = samples(part).schema().features();
    ColumnMoments moments = new ColumnMoments(part.sharedFeatures(), columns);
    double[] shift = moments.min;
    double[] scale = new double[shift.length];
    for (int j = 0; j < shift.length; j++) {
      scale[j] = (moments.max[j] - moments.min[j]) / (high - low);
      shift[j] -= low * (scale[j] == 0 ? 1 : scale[j]);
    }
    return learned(columns, shift, scale);
  }

  /**
   * To median 0 and interquartile range 1, little moved by outliers: shift is the median, scale the
   * third quartile minus the first (quantiles by linear interpolation, as NumPy's).
   *
   * @param part what to learn from, usually the training part
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler robust(Dataset part) {
    return fitted(
        part,
        sorted ->
            new double[] {
              Columns.quantile(sorted, 0.5),
              Columns.quantile(sorted, 0.75) - Columns.quantile(sorted, 0.25)
            });
  }

  /** How one column is to be scaled. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Learns from a column.
     *
     * @param sorted its values in ascending order, all finite, at least one; may be modified
     * @return two numbers, shift and scale; a scale of 0 stands for 1
     */
    double[] shiftAndScale(double[] sorted);
  }

  /**
   * A scaler by a rule of your own; {@code column -> new double[] {0, Math.max(-column[0],
   * column[column.length - 1])}} divides by the largest magnitude.
   *
   * @param part what to learn from, usually the training part
   * @param rule asked once per feature
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features, or
   *     the rule gives other than two numbers
   * @throws ArithmeticException where shift or scale is not finite
   */
  public static Scaler fitted(Dataset part, Rule rule) {
    List<String> columns = samples(part).schema().features();
    double[] shift = new double[columns.size()];
    double[] scale = new double[columns.size()];
    for (int j = 0; j < shift.length; j++) {
      double[] column = part.feature(j);
      for (int i = 0; i < column.length; i++) {
        ColumnMoments.finite(column[i], i, columns.get(j));
      }
      Arrays.sort(column);
      boolean constant = column[0] == column[column.length - 1];
      double[] learned = rule.shiftAndScale(column);
      Check.sameLength(2, learned.length, "numbers given by the rule", "shift and scale are");
      shift[j] = learned[0];
      scale[j] = constant ? 1 : learned[1];
    }
    return learned(columns, shift, scale);
  }

  /**
   * The names of the columns.
   *
   * @return the features or targets this scaler is for
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The shifts.
   *
   * @return a copy, one per column
   */
  public double[] shift() {
    return shift.clone();
  }

  /**
   * The scales.
   *
   * @return a copy, one per column, none of them 0
   */
  public double[] scale() {
    return scale.clone();
  }

  /**
   * The dataset on the common scale.
   *
   * @param data with the features this scaler has learned
   * @return the scaled dataset, its targets shared
   * @throws IllegalArgumentException where the features are others
   */
  public Dataset apply(Dataset data) {
    return scaled(data, Scaling.SCALED);
  }

  /**
   * A scaled dataset in its own units again.
   *
   * @param data with the features this scaler has learned
   * @return the dataset, its targets shared; its features are those before {@link #apply} up to
   *     rounding
   * @throws IllegalArgumentException where the features are others
   */
  public Dataset inverse(Dataset data) {
    return scaled(data, Scaling.UNSCALED);
  }

  /**
   * The dataset with its targets on the common scale.
   *
   * @param data with the targets this scaler has learned
   * @return the scaled dataset, its features shared; predictions for it are rows that {@link
   *     #inverse(double[][])} puts into the targets' own units
   * @throws IllegalArgumentException where the targets are others
   * @throws IllegalStateException where the targets are classes
   */
  public Dataset applyToTargets(Dataset data) {
    return scaled(data, Scaling.SCALED_TARGETS);
  }

  /**
   * A dataset with scaled targets, its targets in their own units again.
   *
   * @param data with the targets this scaler has learned
   * @return the dataset, its features shared; its targets are those before {@link #applyToTargets}
   *     up to rounding
   * @throws IllegalArgumentException where the targets are others
   * @throws IllegalStateException where the targets are classes
   */
  public Dataset inverseTargets(Dataset data) {
    return scaled(data, Scaling.UNSCALED_TARGETS);
  }

  private Dataset scaled(Dataset data, Scaling how) {
    List<String> names = how.columns(data.schema());
    if (!columns.equals(names)) {
      throw new IllegalArgumentException(
          "the "
              + (how.ofTargets() ? "targets" : "features")
              + " are "
              + Schema.shortened(names)
              + " but this scaler has learned "
              + Schema.shortened(columns)
              + ": give the same columns in the same order");
    }
    return data.scaled(this, how);
  }

  /**
   * Rows of features, or of targets, on the common scale.
   *
   * @param rows one row per sample, not modified
   * @return fresh rows
   * @throws IllegalArgumentException where a row has not one entry per column
   */
  public double[][] apply(double[][] rows) {
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = checked(rows[i], i).clone();
      for (int j = 0; j < shift.length; j++) {
        scaled[i][j] = (scaled[i][j] - shift[j]) / scale[j];
      }
    }
    return scaled;
  }

  /**
   * Scaled rows in their own units again: {@code x = x' scale + shift}.
   *
   * @param rows one row per sample, not modified
   * @return fresh rows
   * @throws IllegalArgumentException where a row has not one entry per column
   */
  public double[][] inverse(double[][] rows) {
    double[][] own = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      own[i] = checked(rows[i], i).clone();
      for (int j = 0; j < shift.length; j++) {
        own[i][j] = own[i][j] * scale[j] + shift[j];
      }
    }
    return own;
  }

  private double[] checked(double[] row, int i) {
    Check.sameLength(shift.length, row.length, "entries of row " + i, "columns were learned");
    return row;
  }

  /** Pairs of shift and scale, {@code 1.5:2,0:1}. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < shift.length; j++) {
      text.append(j == 0 ? "" : ",").append(GeneratorText.number(shift[j]));
      text.append(':').append(GeneratorText.number(scale[j]));
    }
    return text.toString();
  }

  /** Reads what {@link #text} has written behind {@code start}. */
  static Scaler parse(String text, List<String> columns, String start) {
    String[] pairs = text.split(",", -1);
    Check.sameLength(columns.size(), pairs.length, "pairs in " + start, "there are columns");
    double[] shift = new double[pairs.length];
    double[] scale = new double[pairs.length];
    for (int j = 0; j < pairs.length; j++) {
      String[] pair = pairs[j].split(":", -1);
      Check.sameLength(2, pair.length, "numbers in '" + pairs[j] + "'", "shift:scale has");
      try {
        shift[j] = Double.parseDouble(pair[0]);
        scale[j] = Double.parseDouble(pair[1]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'" + pairs[j] + "' is not of the form shift:scale: give two numbers", e);
      }
    }
    try {
      return of(columns, shift, scale);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(start + text + ": " + e.getMessage(), e);
    }
  }

  /** Shift and scale of each feature. */
  @Override
  public String toString() {
    return "Scaler of " + Schema.shortened(columns) + ": " + text();
  }
}
