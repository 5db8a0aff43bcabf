package org.nabla.nn;

/**
 * A number that says how good predictions are; training does not follow it, people do.
 *
 * <p>Predictions and targets are {@code [sample][output]}, as {@link Network#predict} gives them.
 * Metrics of several outputs are means over the outputs.
 */
@FunctionalInterface
public interface Metric {

  /**
   * Returns the metric.
   *
   * @param prediction {@code [sample][output]}; not modified
   * @param target {@code [sample][output]}, or one class label per row where the metric takes
   *     labels; not modified
   * @return the number; NaN where it is undefined
   * @throws IllegalArgumentException if shapes do not fit or there are no rows
   */
  double value(double[][] prediction, double[][] target);

  /**
   * Returns whether more is better.
   *
   * @return true unless overridden, as the errors do
   */
  default boolean higherIsBetter() {
    return true;
  }

  /**
   * A user's own metric with a name, under which histories and messages know it.
   *
   * @param name its name, not blank
   * @param higherIsBetter false for errors
   * @param metric the formula, of {@code [sample][output]} predictions and targets
   * @return the metric
   * @throws IllegalArgumentException if the name is blank
   */
  static Metric of(String name, boolean higherIsBetter, Metric metric) {
    return new Metrics.Named(name, higherIsBetter, metric);
  }

  /**
   * Share of samples whose largest output is that of their class. Targets are class labels or one
   * column for each class.
   *
   * @return the metric, 0 to 1
   */
  static Metric accuracy() {
    return Metrics.ACCURACY;
  }

  /**
   * Share of outputs on the right side of a threshold; targets above 0.5 are positive.
   *
   * @param threshold outputs above it are positive: 0.5 for probabilities, 0 for logits
   * @return the metric, 0 to 1
   */
  static Metric binaryAccuracy(double threshold) {
    return Metrics.binary(
        "binary accuracy", threshold, (tp, fp, fn, tn) -> (tp + tn) / (tp + fp + fn + tn));
  }

  /**
   * Share of true positives among predicted positives; 0 if nothing is predicted positive.
   *
   * @param threshold outputs above it are positive: 0.5 for probabilities, 0 for logits
   * @return the metric, 0 to 1
   */
  static Metric precision(double threshold) {
    return Metrics.binary("precision", threshold, (tp, fp, fn, tn) -> tp == 0 ? 0 : tp / (tp + fp));
  }

  /**
   * Share of true positives among positives; 0 if there are none.
   *
   * @param threshold outputs above it are positive: 0.5 for probabilities, 0 for logits
   * @return the metric, 0 to 1
   */
  static Metric recall(double threshold) {
    return Metrics.binary("recall", threshold, (tp, fp, fn, tn) -> tp == 0 ? 0 : tp / (tp + fn));
  }

  /**
   * Harmonic mean of precision and recall, {@code 2 tp/(2 tp + fp + fn)}; 0 without true positives.
   *
   * @param threshold outputs above it are positive: 0.5 for probabilities, 0 for logits
   * @return the metric, 0 to 1
   */
  static Metric f1(double threshold) {
    return Metrics.binary(
        "F1", threshold, (tp, fp, fn, tn) -> tp == 0 ? 0 : 2 * tp / (2 * tp + fp + fn));
  }

  /**
   * Coefficient of determination, {@code 1 - sum (t - p)^2 / sum (t - mean t)^2}; NaN for constant
   * targets.
   *
   * @return the metric, 1 for perfect predictions, negative for worse than the mean
   */
  static Metric r2() {
    return Metrics.R2;
  }

  /**
   * Pearson's correlation of predictions and targets; NaN if either is constant.
   *
   * @return the metric, -1 to 1
   */
  static Metric correlation() {
    return Metrics.CORRELATION;
  }

  /**
   * Mean absolute error; less is better.
   *
   * @return the metric
   */
  static Metric mae() {
    return Metrics.MEAN_ABSOLUTE_ERROR;
  }

  /**
   * Mean squared error; less is better.
   *
   * @return the metric
   */
  static Metric mse() {
    return Metrics.MEAN_SQUARED_ERROR;
  }
}
