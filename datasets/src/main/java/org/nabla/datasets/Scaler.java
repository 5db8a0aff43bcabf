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
 * <p>There is no scaler that is not fitted, and none that fits what it is applied to: the test part
 * cannot leak into the training part by an oversight. A column without spread keeps its scale (is
 * divided by 1). NaN stays NaN when applied; a column to fit on must have none. Immutable and safe
 * to share between threads.
 */
public final class Scaler {
  private final List<String> features;
  private final double[] shift;
  private final double[] scale;

  private Scaler(List<String> features, double[] shift, double[] scale) {
    this.features = features;
    this.shift = shift;
    this.scale = scale;
    for (int j = 0; j < shift.length; j++) {
      if (!(Double.isFinite(shift[j]) && Double.isFinite(scale[j]))) {
        throw new ArithmeticException(
            "column "
                + features.get(j)
                + " has shift "
                + shift[j]
                + " and scale "
                + scale[j]
                + ": its values are too large to be scaled");
      }
    }
  }

  /**
   * To mean 0 and standard deviation 1: shift is the mean, scale the standard deviation (of the
   * population, divided by n as in scikit-learn).
   *
   * @param part what to learn from, usually the training part
   * @return the scaler
   * @throws IllegalArgumentException where the part is empty or has NaN or infinite features
   * @throws ArithmeticException where the values are too large for their spread to be a number
   */
  public static Scaler standard(Dataset part) {
    return fitted(
        part,
        column -> {
          double mean = Columns.mean(column);
          return new double[] {mean, Math.sqrt(Columns.squares(column, mean) / column.length)};
        });
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
    return fitted(
        part,
        sorted -> {
          double width = (sorted[sorted.length - 1] - sorted[0]) / (high - low);
          return new double[] {sorted[0] - low * (width == 0 ? 1 : width), width};
        });
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
    Check.atLeast(1, part.size(), "the number of samples to learn from");
    List<String> features = part.schema().features();
    double[] shift = new double[features.size()];
    double[] scale = new double[features.size()];
    for (int j = 0; j < shift.length; j++) {
      double[] column = part.feature(j);
      for (int i = 0; i < column.length; i++) {
        if (!Double.isFinite(column[i])) {
          throw new IllegalArgumentException(
              "row "
                  + i
                  + ", column "
                  + features.get(j)
                  + " is "
                  + column[i]
                  + ": expected finite numbers: leave out or fill in missing values first");
        }
      }
      Arrays.sort(column);
      boolean constant = column[0] == column[column.length - 1];
      double[] learned = rule.shiftAndScale(column);
      Check.sameLength(2, learned.length, "numbers given by the rule", "shift and scale are");
      shift[j] = learned[0];
      scale[j] = constant || learned[1] == 0 ? 1 : learned[1];
    }
    return new Scaler(features, shift, scale);
  }

  /**
   * The shifts.
   *
   * @return a copy, one per feature
   */
  public double[] shift() {
    return shift.clone();
  }

  /**
   * The scales.
   *
   * @return a copy, one per feature, none of them 0
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
    if (!features.equals(data.schema().features())) {
      throw new IllegalArgumentException(
          "the features are "
              + data.schema().features()
              + " but this scaler has learned "
              + features
              + ": give the same columns in the same order");
    }
    return data.scaled(this);
  }

  /**
   * Rows of features on the common scale.
   *
   * @param rows one row per sample, not modified
   * @return fresh rows
   * @throws IllegalArgumentException where a row has not one entry per learned feature
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
   * @throws IllegalArgumentException where a row has not one entry per learned feature
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
    Check.sameLength(shift.length, row.length, "entries of row " + i, "features were learned");
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

  static Scaler parse(String text, List<String> features) {
    String[] pairs = text.split(",", -1);
    Check.sameLength(features.size(), pairs.length, "pairs in scaled=", "there are features");
    double[] shift = new double[pairs.length];
    double[] scale = new double[pairs.length];
    for (int j = 0; j < pairs.length; j++) {
      String[] pair = pairs[j].split(":", -1);
      Check.sameLength(2, pair.length, "numbers in '" + pairs[j] + "'", "shift:scale has");
      try {
        shift[j] = Double.parseDouble(pair[0]);
        scale[j] = Double.parseDouble(pair[1]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + pairs[j] + "' is not of the form shift:scale", e);
      }
    }
    return new Scaler(features, shift, scale);
  }

  /** Shift and scale of each feature. */
  @Override
  public String toString() {
    return "Scaler of " + features + ": " + text();
  }
}
