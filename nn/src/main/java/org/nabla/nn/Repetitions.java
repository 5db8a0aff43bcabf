package org.nabla.nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The same training from several random starts, in parallel. What it gives does not depend on the
 * number of threads.
 *
 * @param fits one for each seed, in their order; fewer if the calling thread was interrupted
 */
public record Repetitions(List<Fit> fits) {

  /**
   * Copies the list.
   *
   * @param fits one for each seed, in their order
   */
  public Repetitions {
    fits = List.copyOf(fits);
  }

  /**
   * Trains one network for each seed. A seed decides the initial parameters and, where the trainer
   * shuffles, the order of the samples, and what layers draw in training.
   *
   * <p>Interrupting the calling thread ends the trainings at work after their step and begins no
   * other: the result has the first trainings only, those that began. The interrupt stays set.
   *
   * @param trainer how to train; its listeners are called from several threads
   * @param shape the layers; parameter values, if any, are not used
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @param seeds one for each network
   * @param updates makes a fresh update for each network; called on the calling thread, in the
   *     order of the seeds
   * @param threads how many networks are trained at the same time
   * @return the trained networks
   * @throws IllegalArgumentException if there are no seeds, threads is not positive, or a shape
   *     does not fit
   * @throws ArithmeticException if one of the trainings diverges
   */
  public static Repetitions of(
      Trainer trainer,
      Network shape,
      double[][] x,
      double[][] y,
      long[] seeds,
      Supplier<ParameterUpdate> updates,
      int threads) {
    Checks.require(seeds.length > 0, "there are no seeds: give one for each network");
    long[] copy = seeds.clone();
    List<ParameterUpdate> own = Stream.generate(updates).limit(copy.length).toList();
    return new Repetitions(
        Parallel.map(
            copy.length,
            threads,
            i -> seeded(trainer, copy[i]).fit(shape.initialize(copy[i]), x, y, own.get(i))));
  }

  private static Trainer seeded(Trainer trainer, long seed) {
    Trainer own = trainer.seed(Pass.mix(Pass.mix(trainer.seed()) + seed));
    Long order = trainer.shuffleSeed();
    return order == null ? own : own.shuffle(Pass.mix(Pass.mix(order) + seed));
  }

  /**
   * Returns the last training loss of each repetition.
   *
   * @return one entry for each seed
   */
  public double[] losses() {
    return fits.stream().mapToDouble(fit -> last(fit.history().losses())).toArray();
  }

  /**
   * Returns the mean of the last training losses.
   *
   * @return the mean
   */
  public double meanLoss() {
    return Arrays.stream(losses()).average().orElse(Double.NaN);
  }

  static double last(double[] values) {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }
}
