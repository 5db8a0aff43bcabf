package org.nabla.optim;

import java.util.Arrays;

/**
 * Looks at the signs of the gradient alone (Riedmiller and Braun, 1993), in PyTorch's form: each
 * entry's step grows by etaPlus where the sign stayed and shrinks by etaMinus where it changed,
 * where that entry then rests for one step; {@code p = p - sign(g) * step}.
 *
 * <p>For full gradients only: the noise of small batches changes signs. The first rate above 0 is
 * the size of the first step, {@code step_0 = rate_0}; where the rate is a schedule, later sizes
 * follow it in proportion, {@code rate_t / rate_0}. Before that, while the rate is 0, nothing moves
 * and nothing is remembered.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param etaMinus what a step shrinks by, above 0 and below 1 (default 0.5)
 * @param etaPlus what a step grows by, above 1 (default 1.2)
 * @param minimumStep the smallest step, 0 or above (default 1e-6)
 * @param maximumStep the largest step, above 0 and at least minimumStep (default 50)
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
    Settings.inside("etaMinus", etaMinus, 0, 1);
    Settings.inside("etaPlus", etaPlus, 1, Double.POSITIVE_INFINITY);
    Settings.notNegative("minimumStep", minimumStep);
    Settings.positive("maximumStep", maximumStep);
    if (!(minimumStep.at(0) <= maximumStep.at(0))) {
      throw new IllegalArgumentException(
          "minimumStep is "
              + minimumStep.at(0)
              + " and maximumStep "
              + maximumStep.at(0)
              + ": give a maximumStep of at least minimumStep");
    }
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param etaMinus what a step shrinks by, above 0 and below 1 (default 0.5)
   * @param etaPlus what a step grows by, above 1 (default 1.2)
   * @param minimumStep the smallest step, 0 or above (default 1e-6)
   * @param maximumStep the largest step, above 0 and at least minimumStep (default 50)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Rprop(
      LearningRate rate, double etaMinus, double etaPlus, double minimumStep, double maximumStep) {
    this(
        rate,
        Settings.constant("etaMinus", etaMinus),
        Settings.constant("etaPlus", etaPlus),
        Settings.constant("minimumStep", minimumStep),
        Settings.constant("maximumStep", maximumStep));
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
      if (first[0] == 0) {
        if (now.rate() == 0) {
          return;
        }
        first[0] = now.rate();
        Arrays.fill(size, now.rate());
      }
      double scale = now.rate() / first[0];
      double shrink = Settings.inside("etaMinus", etaMinus, 0, 1, now.step());
      double grow = Settings.inside("etaPlus", etaPlus, 1, Double.POSITIVE_INFINITY, now.step());
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
