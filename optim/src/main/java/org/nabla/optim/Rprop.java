package org.nabla.optim;

import java.util.Arrays;

/**
 * Looks at the signs of the gradient alone (Riedmiller and Braun, 1993), in PyTorch's form: each
 * entry's step grows by etaPlus where the sign stayed and shrinks by etaMinus where it changed,
 * where that entry then rests for one step; {@code p = p - sign(g) * step}.
 *
 * <p>For full gradients only: the noise of small batches changes signs. The rate is the size of the
 * first step, {@code step_0 = rate_0}; where it is a schedule, later sizes follow it in proportion,
 * {@code rate_t / rate_0}.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param etaMinus what a step shrinks by, from 0 up to, but not including, 1 (default 0.5)
 * @param etaPlus what a step grows by, above 0 (default 1.2)
 * @param minimumStep the smallest step, 0 or above (default 1e-6)
 * @param maximumStep the largest step, above 0 (default 50)
 */
public record Rprop(
    LearningRate rate,
    Schedule etaMinus,
    Schedule etaPlus,
    Schedule minimumStep,
    Schedule maximumStep)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param etaMinus what a step shrinks by
   * @param etaPlus what a step grows by
   * @param minimumStep the smallest step
   * @param maximumStep the largest step
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Rprop {
    Settings.rate(rate);
    Settings.decay("etaMinus", etaMinus);
    Settings.positive("etaPlus", etaPlus);
    Settings.notNegative("minimumStep", minimumStep);
    Settings.positive("maximumStep", maximumStep);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param etaMinus what a step shrinks by, from 0 up to, but not including, 1 (default 0.5)
   * @param etaPlus what a step grows by, above 0 (default 1.2)
   * @param minimumStep the smallest step, 0 or above (default 1e-6)
   * @param maximumStep the largest step, above 0 (default 50)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Rprop(
      LearningRate rate, double etaMinus, double etaPlus, double minimumStep, double maximumStep) {
    this(
        rate,
        Schedule.constant(etaMinus),
        Schedule.constant(etaPlus),
        Schedule.constant(minimumStep),
        Schedule.constant(maximumStep));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Rprop(LearningRate rate) {
    this(rate, 0.5, 1.2, 1e-6, 50);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Rprop(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] previous = state.vector("prev");
    double[] size = state.vector("step_size");
    double[] first = state.values("first_rate", 0);
    return (p, g, now) -> {
      if (now.step() == 0) {
        first[0] = now.rate();
        Arrays.fill(size, now.rate());
      }
      double scale = first[0] == 0 ? 0 : now.rate() / first[0];
      double shrink = Settings.decay("etaMinus", etaMinus, now.step());
      double grow = Settings.positive("etaPlus", etaPlus, now.step());
      double least = Settings.notNegative("minimumStep", minimumStep, now.step());
      double most = Settings.positive("maximumStep", maximumStep, now.step());
      for (int i = 0; i < p.length; i++) {
        double agreement = Math.signum(g[i]) * Math.signum(previous[i]);
        double factor = agreement > 0 ? grow : agreement < 0 ? shrink : 1;
        size[i] = Math.min(Math.max(size[i] * factor, least), most);
        previous[i] = agreement < 0 ? 0 : g[i];
        p[i] -= scale * Math.signum(previous[i]) * size[i];
      }
    };
  }
}
