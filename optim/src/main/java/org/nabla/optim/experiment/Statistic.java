package org.nabla.optim.experiment;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** One number from the numbers of the repetitions; NaN of none, and of any that holds a NaN. */
@FunctionalInterface
public interface Statistic {
  /**
   * Sums up.
   *
   * @param values the numbers, at least one; must not be modified
   * @return one number
   */
  double of(double[] values);

  /**
   * The arithmetic mean.
   *
   * @return the statistic
   */
  static Statistic mean() {
    return values -> Arrays.stream(values).sum() / values.length;
  }

  /**
   * The median; of an even number of values the mean of the middle two.
   *
   * @return the statistic
   */
  static Statistic median() {
    return quantile(0.5);
  }

  /**
   * The standard deviation of a sample, with {@code n - 1}; NaN of one value.
   *
   * @return the statistic
   */
  static Statistic standardDeviation() {
    return values -> {
      double mean = mean().of(values);
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      return Math.sqrt(squares / (values.length - 1));
    };
  }

  /**
   * A quantile, with straight lines between the sorted values (NumPy's default).
   *
   * @param share from 0 (the smallest) to 1 (the largest)
   * @return the statistic
   * @throws IllegalArgumentException if the share is outside [0, 1]
   */
  static Statistic quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + ": give a number from 0 to 1");
    }
    return values -> {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      if (Double.isNaN(sorted[sorted.length - 1])) {
        return Double.NaN;
      }
      double place = share * (sorted.length - 1);
      int below = (int) Math.floor(place);
      int above = Math.min(below + 1, sorted.length - 1);
      double part = place - below;
      return part == 0 || sorted[below] == sorted[above]
          ? sorted[below]
          : sorted[below] + part * (sorted[above] - sorted[below]);
    };
  }

  /**
   * The spread of the middle half: the quantile of 0.75 less that of 0.25.
   *
   * @return the statistic
   */
  static Statistic interquartileRange() {
    return values -> quantile(0.75).of(values) - quantile(0.25).of(values);
  }

  /**
   * The share of the values that fulfil a condition.
   *
   * @param condition the condition
   * @return the statistic, from 0 to 1
   */
  static Statistic share(DoublePredicate condition) {
    return values -> (double) Arrays.stream(values).filter(condition).count() / values.length;
  }
}
