package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The laws that every loss obeys. Run them on a loss of your own by implementing this interface in
 * a test class.
 */
public interface LossContract {

  /**
   * Returns the loss under test.
   *
   * @return the same loss for every call
   */
  Loss loss();

  /**
   * Returns the number of outputs to test with.
   *
   * @return 3 unless overridden
   */
  default int outputs() {
    return 3;
  }

  /**
   * Returns predictions that the loss takes.
   *
   * @param samples number of rows
   * @return normal numbers unless overridden
   */
  default double[][] predictions(int samples) {
    return TestData.normal(samples, outputs(), 31);
  }

  /**
   * Returns targets that the loss takes.
   *
   * @param samples number of rows
   * @return normal numbers unless overridden
   */
  default double[][] targets(int samples) {
    return TestData.normal(samples, outputs(), 32);
  }

  /** The gradient is the derivative of the loss by each prediction, relative to its largest. */
  @Test
  default void theGradientIsThatOfTheLoss() {
    for (int samples : new int[] {1, 7}) {
      double[][] p = Rows.transpose(predictions(samples), "predictions");
      double[][] t = Rows.transpose(targets(samples), "targets");
      Samples batch = new Samples();
      batch.set(samples, weights(samples));
      double[][] gradient = new double[p.length][samples];
      double[][] ignored = new double[p.length][samples];
      loss().lossAndGradient(batch, p, t, gradient);
      double largest =
          Arrays.stream(gradient)
              .flatMapToDouble(Arrays::stream)
              .map(Math::abs)
              .max()
              .orElseThrow();
      for (double[] row : p) {
        for (int s = 0; s < samples; s++) {
          double kept = row[s];
          double h = 1e-6 * Math.min(1, Math.abs(kept));
          row[s] = kept + h;
          double up = loss().lossAndGradient(batch, p, t, ignored);
          row[s] = kept - h;
          double down = loss().lossAndGradient(batch, p, t, ignored);
          row[s] = kept;
          double slope = (up - down) / (2 * h);
          double computed = gradient[Arrays.asList(p).indexOf(row)][s];
          assertThat(Math.abs(computed - slope))
              .as("%s, sample %d: gradient %s, slope %s", loss(), s, computed, slope)
              .isLessThanOrEqualTo(1e-6 * largest);
        }
      }
    }
  }

  /** Weights of one change nothing, twice the weight is the same sample twice. */
  @Test
  default void aWeightOfTwoIsTheSampleTwice() {
    double[][] p = predictions(4);
    double[][] t = targets(4);
    double[][] p2 = {p[0], p[1], p[1], p[2], p[3]};
    double[][] t2 = {t[0], t[1], t[1], t[2], t[3]};

    double once = weighted(p, t, new double[] {1, 1, 1, 1});
    double twice = weighted(p, t, new double[] {1, 2, 1, 1});

    Close.assertClose(once, loss().value(p, t), 1e-13, loss().toString());
    Close.assertClose(twice, loss().value(p2, t2), 1e-13, loss().toString());
  }

  /** A sample of weight zero does not exist. */
  @Test
  default void aWeightOfZeroLeavesTheSampleOut() {
    double[][] p = predictions(4);
    double[][] t = targets(4);

    double without = weighted(p, t, new double[] {1, 1, 1, 0});

    Close.assertClose(
        without, loss().value(Arrays.copyOf(p, 3), Arrays.copyOf(t, 3)), 1e-13, "" + loss());
  }

  /** Rows may be longer than the batch; nothing is written beyond it. */
  @Test
  default void entriesBeyondTheBatchDoNotCount() {
    double[][] p = Rows.transpose(predictions(6), "predictions");
    double[][] t = Rows.transpose(targets(6), "targets");
    double[][] gradient = new double[p.length][6];
    for (double[] row : gradient) {
      Arrays.fill(row, Double.NaN);
    }
    Samples batch = Samples.of(4);

    double value = loss().lossAndGradient(batch, p, t, gradient);

    Close.assertClose(
        value,
        loss().value(Arrays.copyOf(predictions(6), 4), Arrays.copyOf(targets(6), 4)),
        1e-13,
        "" + loss());
    for (double[] row : gradient) {
      assertThat(Arrays.copyOf(row, 4)).doesNotContain(Double.NaN);
      assertThat(Arrays.copyOfRange(row, 4, 6)).containsOnly(Double.NaN);
    }
  }

  private double weighted(double[][] p, double[][] t, double[] weights) {
    Samples batch = new Samples();
    batch.set(p.length, weights);
    double[][] columns = Rows.transpose(p, "predictions");
    return loss()
        .lossAndGradient(
            batch, columns, Rows.transpose(t, "targets"), new double[columns.length][p.length]);
  }

  private static double[] weights(int samples) {
    SplittableRandom random = new SplittableRandom(33);
    return random.doubles(samples, 0.5, 2).toArray();
  }
}
