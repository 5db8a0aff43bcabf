package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The notes' random experiments, means within four standard errors of the reference's. */
class ExperimentsTest {

  private static final long SEED = 20;

  /** Sums of a quantity over repetitions. */
  private static final class Sample {
    private int count;
    private double sum;

    void add(double value) {
      count++;
      sum += value;
    }

    void assertMean(double mean, double deviation, double repetitions, String what) {
      double error = deviation * Math.sqrt(1.0 / count + 1 / repetitions);
      assertThat(Math.abs(sum / count - mean))
          .as(
              "%s (seed %d): mean %s, reference %s, standard error %s",
              what, SEED, sum / count, mean, error)
          .isLessThan(4 * error);
    }
  }

  private static List<Map<String, Object>> rows(String experiment, int count) {
    List<Map<String, Object>> rows =
        Golden.objects(Golden.get(Golden.top("experiments.json", experiment), "rows"));
    assertThat(rows).as(experiment).hasSize(count);
    return rows;
  }

  private static double number(Map<String, Object> row, String key) {
    return Golden.number(Golden.get(row, key));
  }

  @Test
  void slopesAreLearnedAsWellAsInTheNotes() {
    SplittableRandom random = new SplittableRandom(SEED);
    Network shape = Network.of(1, new Dense(1), Activation.relu(), new Dense(1));
    for (Map<String, Object> row : rows("slope_experiment_statistics", 21)) {
      double slope = number(row, "slope");
      Sample losses = new Sample();
      Sample correlations = new Sample();
      for (int repetition = 0; repetition < 50; repetition++) {
        double[][] x = new double[50][1];
        double[][] y = new double[50][1];
        for (int s = 0; s < 50; s++) {
          x[s][0] = random.nextGaussian();
          y[s][0] = slope * x[s][0] + random.nextGaussian() / 2;
        }
        Fit fit = shape.initialize(random).fit(x, y, new Mse(), 500, ParameterUpdate.sgd(0.05));
        losses.add(fit.history().losses()[499]);
        double correlation = Metric.correlation().value(fit.network().predict(x), y);
        correlations.add(Double.isNaN(correlation) ? 0 : correlation);
      }
      double repetitions = number(row, "repetitions");
      losses.assertMean(
          number(row, "mean_loss"),
          number(row, "loss_standard_deviation"),
          repetitions,
          "loss of slope " + slope);
      correlations.assertMean(
          number(row, "mean_correlation"),
          number(row, "correlation_standard_deviation"),
          repetitions,
          "correlation of slope " + slope);
    }
  }

  @Test
  void learningRatesClassifyAsWellAsInTheNotes() {
    SplittableRandom random = new SplittableRandom(SEED);
    Network shape = Network.of(2, new Dense(1), Activation.relu(), new Dense(1));
    double[][] labels = TestData.alternating(200);
    Metric accuracy = Metric.binaryAccuracy(0);
    for (Map<String, Object> row : rows("learning_rate_meta_experiment_statistics", 14)) {
      double rate = number(row, "learning_rate");
      Sample accuracies = new Sample();
      Sample over70 = new Sample();
      for (int repetition = 0; repetition < 50; repetition++) {
        double[][] x = TestData.twoClouds(200, random.nextLong());
        Network trained =
            shape
                .initialize(random)
                .fit(x, labels, new BceWithLogits(), 500, ParameterUpdate.sgd(rate))
                .network();
        double percent = 100 * accuracy.value(trained.predict(x), labels);
        accuracies.add(percent);
        over70.add(percent > 70 ? 1 : 0);
      }
      double repetitions = number(row, "repetitions");
      accuracies.assertMean(
          number(row, "mean_accuracy"),
          number(row, "accuracy_standard_deviation"),
          repetitions,
          "accuracy of rate " + rate);
      double share = number(row, "share_over_70");
      over70.assertMean(
          share, Math.sqrt(share * (1 - share)), repetitions, "share over 70% of rate " + rate);
    }
  }
}
