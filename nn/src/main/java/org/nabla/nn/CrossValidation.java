package org.nabla.nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * K trainings, each validated on another K-th of the data, which it was not trained on.
 *
 * @param fits one for each fold, fewer if the calling thread was interrupted; their histories have
 *     the validation losses and metrics
 */
public record CrossValidation(List<Fit> fits) {

  /**
   * Copies the list.
   *
   * @param fits one for each fold; their histories have the validation losses and metrics
   */
  public CrossValidation {
    fits = List.copyOf(fits);
  }

  /**
   * Shuffles the data once, cuts them into folds and trains one network without each fold. All
   * networks start from the same initial parameters. Sample weights count in training, not in
   * validation.
   *
   * <p>Interrupting the calling thread ends the trainings at work after their step and begins no
   * other: the result has the first folds only, those that began. The interrupt stays set.
   *
   * @param trainer how to train, without validation data of its own; its listeners are called from
   *     several threads
   * @param shape the layers; parameter values, if any, are not used
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @param folds number of folds, from 2 to the number of samples
   * @param seed decides the folds and the initial parameters
   * @param updates makes a fresh update for each fold; called on the calling thread, in the order
   *     of the folds
   * @param threads how many folds are trained at the same time; the result does not depend on it
   * @return the trained networks
   * @throws IllegalArgumentException if a number makes no sense or a shape does not fit
   * @throws ArithmeticException if one of the trainings diverges
   */
  public static CrossValidation of(
      Trainer trainer,
      Network shape,
      double[][] x,
      double[][] y,
      int folds,
      long seed,
      Supplier<ParameterUpdate> updates,
      int threads) {
    Checks.require(
        x.length == y.length,
        "there are %d samples and %d targets: give one target for each sample",
        x.length,
        y.length);
    Checks.require(
        folds >= 2 && folds <= x.length,
        "the number of folds is %d: it must be from 2 to the number of samples, %d",
        folds,
        x.length);
    Checks.require(
        trainer.validationX().length == 0 && trainer.validationFraction() == 0,
        "the trainer has validation data of its own: leave them out, each fold makes its own");
    double[] weights = trainer.sampleWeights();
    TrainingData.requireWeights(weights, x.length);
    int[] order = TrainingData.shuffled(x.length, seed);
    Network initial = shape.initialize(seed);
    List<ParameterUpdate> own = Stream.generate(updates).limit(folds).toList();
    return new CrossValidation(
        Parallel.map(
            folds,
            threads,
            k -> {
              int from = (int) ((long) k * x.length / folds);
              int to = (int) ((long) (k + 1) * x.length / folds);
              int[] others = without(order, from, to);
              return trainer
                  .sampleWeights(TrainingData.pick(weights, others, 0))
                  .validation(
                      TrainingData.pick(x, order, from, to), TrainingData.pick(y, order, from, to))
                  .fit(
                      initial,
                      TrainingData.pick(x, others, 0, others.length),
                      TrainingData.pick(y, others, 0, others.length),
                      own.get(k));
            }));
  }

  private static int[] without(int[] order, int from, int to) {
    int[] others = new int[order.length - (to - from)];
    System.arraycopy(order, 0, others, 0, from);
    System.arraycopy(order, to, others, from, order.length - to);
    return others;
  }

  /**
   * Returns the validation loss of each fold, with the parameters that its network ended with.
   *
   * @return one entry for each fold
   */
  public double[] losses() {
    return fits.stream()
        .mapToDouble(fit -> atEnd(fit.history(), fit.history().validationLosses()))
        .toArray();
  }

  /**
   * Returns a metric of each fold's validation data.
   *
   * @param metric a metric that the trainer was given
   * @return one entry for each fold
   * @throws IllegalArgumentException if the trainer was not given it
   */
  public double[] metric(Metric metric) {
    return fits.stream()
        .mapToDouble(fit -> atEnd(fit.history(), fit.history().validationMetric(metric)))
        .toArray();
  }

  /**
   * Returns the mean of the folds' validation losses.
   *
   * @return the mean
   */
  public double meanLoss() {
    return Arrays.stream(losses()).average().orElse(Double.NaN);
  }

  private static double atEnd(History history, double[] values) {
    return history.bestEpoch() == 0 ? Double.NaN : values[history.bestEpoch() - 1];
  }
}
