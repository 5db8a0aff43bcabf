package org.nabla.optim;

/**
 * Lowers the rate when the loss no longer gets better (PyTorch's {@code ReduceLROnPlateau}): after
 * more than {@code patience} steps in a row without improvement, {@code rate = max(minimum, rate *
 * factor)}. A loss takes effect from the next step on, as in PyTorch.
 *
 * <p>A loss is an improvement where it is below {@code best - threshold * |best|} (relative) or
 * {@code best - threshold} (absolute); with {@code higherIsBetter}, above the like. PyTorch's
 * {@code best * (1 - threshold)} is wrong for negative numbers; this is right for them and equal
 * for the others. NaN is never an improvement.
 *
 * <p>One step counts as one look: {@code plateau.every(batches)} looks once an epoch. As a factor
 * on a schedule: {@code schedule.times(new ReduceOnPlateau(1))}. The caller must pass the loss.
 *
 * @param initial the rate at the start, finite and not negative
 * @param factor what the rate is multiplied by, from 0 up to, but not including, 1 (default 0.1)
 * @param patience how many steps in a row may be no improvement, at least 0 (default 10)
 * @param threshold what counts as an improvement, finite and not negative (default 1e-4)
 * @param relative whether the threshold is a share of the best loss (default true)
 * @param cooldown the steps after a reduction that do not count, at least 0 (default 0)
 * @param minimum the lowest rate, finite and not negative (default 0)
 * @param higherIsBetter whether the number is to rise, such as an accuracy (default false)
 */
public record ReduceOnPlateau(
    double initial,
    double factor,
    long patience,
    double threshold,
    boolean relative,
    long cooldown,
    double minimum,
    boolean higherIsBetter)
    implements LearningRate {
  /** PyTorch's {@code eps}: a smaller change of the rate than this is not made. */
  private static final double SMALLEST_CHANGE = 1e-8;

  /**
   * Checks the settings.
   *
   * @param initial the rate at the start
   * @param factor what the rate is multiplied by
   * @param patience how many steps in a row may be no improvement
   * @param threshold what counts as an improvement
   * @param relative whether the threshold is a share of the best loss
   * @param cooldown the steps after a reduction that do not count
   * @param minimum the lowest rate
   * @param higherIsBetter whether the number is to rise
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public ReduceOnPlateau {
    Check.notNegative("initial", initial);
    Check.decay("factor", factor);
    Check.atLeast(0, "patience", patience);
    Check.notNegative("threshold", threshold);
    Check.atLeast(0, "cooldown", cooldown);
    Check.notNegative("minimum", minimum);
  }

  /**
   * For a loss, with the default settings.
   *
   * @param initial the rate at the start, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public ReduceOnPlateau(double initial) {
    this(initial, 0.1, 10);
  }

  /**
   * For a loss, with other settings than the default where it matters most.
   *
   * @param initial the rate at the start, finite and not negative
   * @param factor what the rate is multiplied by, from 0 up to, but not including, 1
   * @param patience how many steps in a row may be no improvement, at least 0
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public ReduceOnPlateau(double initial, double factor, long patience) {
    this(initial, factor, patience, 1e-4, true, 0, 0, false);
  }

  @Override
  public Rate rate(State state) {
    double[] rate = state.values("rate", initial);
    double[] best = state.values("best", Double.POSITIVE_INFINITY);
    double[] bad = state.values("bad_steps", 0);
    double[] pause = state.values("cooldown", 0);
    return (step, now) -> {
      double current = rate[0];
      double loss = higherIsBetter ? -now.loss() : now.loss();
      boolean better = improves(loss, best[0]);
      best[0] = better ? loss : best[0];
      bad[0] = better || pause[0] > 0 ? 0 : bad[0] + 1;
      pause[0] = Math.max(0, pause[0] - 1);
      if (bad[0] > patience) {
        double lower = Math.max(minimum, current * factor);
        rate[0] = current - lower > SMALLEST_CHANGE ? lower : current;
        bad[0] = 0;
        pause[0] = cooldown;
      }
      return current;
    };
  }

  private boolean improves(double loss, double best) {
    if (best == Double.POSITIVE_INFINITY) {
      return loss < best;
    }
    return loss < best - threshold * (relative ? Math.abs(best) : 1);
  }
}
