package org.nabla.nn;

import java.util.function.DoubleUnaryOperator;

/** The metrics, with names for histories. */
final class Metrics {

  static final Metric ACCURACY =
      new Named("accuracy", true, (p, t) -> ConfusionMatrix.of(p, t).accuracy());
  static final Metric R2 = new Named("R2", true, (p, t) -> eachOutput(p, t, Metrics::r2));
  static final Metric CORRELATION =
      new Named("correlation", true, (p, t) -> eachOutput(p, t, Metrics::correlation));
  static final Metric MEAN_ABSOLUTE_ERROR =
      new Named("MAE", false, (p, t) -> eachOutput(p, t, mean(Math::abs)));
  static final Metric MEAN_SQUARED_ERROR =
      new Named("MSE", false, (p, t) -> eachOutput(p, t, mean(e -> e * e)));

  private Metrics() {}

  record Named(String name, boolean higherIsBetter, Metric metric) implements Metric {
    Named {
      Checks.require(
          !name.isBlank(), "the name of a metric is blank: histories find it by its name");
    }

    @Override
    public double value(double[][] prediction, double[][] target) {
      return metric.value(prediction, target);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A metric of the four counts of a binary decision. */
  interface OfCounts {
    double of(double truePositive, double falsePositive, double falseNegative, double trueNegative);
  }

  /** A metric of one output. */
  interface OfColumn {
    double of(double[] prediction, double[] target);
  }

  static Metric binary(String name, double threshold, OfCounts metric) {
    Checks.finite(threshold, "the threshold of " + name);
    return new Named(
        name + " at " + threshold,
        true,
        (prediction, target) -> {
          requireSameShape(prediction, target);
          double[] counts = new double[4];
          for (int s = 0; s < prediction.length; s++) {
            for (int u = 0; u < prediction[s].length; u++) {
              int predicted = prediction[s][u] > threshold ? 0 : 2;
              int actual = target[s][u] > 0.5 ? 0 : 1;
              counts[predicted + actual]++;
            }
          }
          return metric.of(counts[0], counts[1], counts[2], counts[3]);
        });
  }

  static void requireSameShape(double[][] prediction, double[][] target) {
    requireSameRows(prediction, target);
    Checks.require(
        prediction[0].length == target[0].length,
        "predictions have %d columns but targets %d: this metric compares them one by one",
        prediction[0].length,
        target[0].length);
  }

  static void requireSameRows(double[][] prediction, double[][] target) {
    Checks.require(prediction.length > 0, "there are no predictions: a metric needs one at least");
    Checks.require(
        prediction.length == target.length,
        "there are %d predictions but %d targets: give one target for each prediction",
        prediction.length,
        target.length);
    requireEven(prediction, "predictions");
    requireEven(target, "targets");
  }

  private static void requireEven(double[][] rows, String name) {
    for (int s = 0; s < rows.length; s++) {
      if (rows[s].length != rows[0].length) {
        Checks.require(
            false,
            "%s are ragged: row %d has %d numbers but row 0 has %d; give every sample the same"
                + " number",
            name,
            s,
            rows[s].length,
            rows[0].length);
      }
    }
  }

  private static double eachOutput(double[][] prediction, double[][] target, OfColumn metric) {
    requireSameShape(prediction, target);
    int outputs = prediction[0].length;
    double[][] p = new double[outputs][prediction.length];
    double[][] t = new double[outputs][prediction.length];
    Rows.transpose(prediction, 0, prediction.length, p);
    Rows.transpose(target, 0, target.length, t);
    double sum = 0;
    for (int u = 0; u < outputs; u++) {
      sum += metric.of(p[u], t[u]);
    }
    return sum / outputs;
  }

  private static OfColumn mean(DoubleUnaryOperator ofError) {
    return (p, t) -> {
      double sum = 0;
      for (int s = 0; s < p.length; s++) {
        sum += ofError.applyAsDouble(p[s] - t[s]);
      }
      return sum / p.length;
    };
  }

  private static double r2(double[] p, double[] t) {
    double mean = PlainKernels.total(t, t.length) / t.length;
    double residual = 0;
    double total = 0;
    for (int s = 0; s < t.length; s++) {
      residual += (t[s] - p[s]) * (t[s] - p[s]);
      total += (t[s] - mean) * (t[s] - mean);
    }
    return total == 0 || constant(t) ? Double.NaN : 1 - residual / total;
  }

  private static double correlation(double[] p, double[] t) {
    double meanP = PlainKernels.total(p, p.length) / p.length;
    double meanT = PlainKernels.total(t, t.length) / t.length;
    double pp = 0;
    double tt = 0;
    double pt = 0;
    for (int s = 0; s < t.length; s++) {
      double a = p[s] - meanP;
      double b = t[s] - meanT;
      pp += a * a;
      tt += b * b;
      pt += a * b;
    }
    return constant(p) || constant(t) ? Double.NaN : pt / (Math.sqrt(pp) * Math.sqrt(tt));
  }

  /** Asked of the numbers themselves: their mean may be rounded, and then no deviation is 0. */
  private static boolean constant(double[] numbers) {
    for (double number : numbers) {
      if (number != numbers[0]) {
        return false;
      }
    }
    return true;
  }
}
