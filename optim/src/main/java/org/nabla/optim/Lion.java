package org.nabla.optim;

/**
 * Steps of exactly the rate's size in every entry (Chen et al., 2023): {@code p = p - rate *
 * sign(beta1 * m + (1 - beta1) * g); m = beta2 * m + (1 - beta2) * g}.
 *
 * <p>Its authors use rates 3 to 10 times smaller than Adam's, with {@link
 * Optimizer#decoupledWeightDecay(double)}. The sign of 0 is 0.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay in the direction of the step, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.99)
 */
public record Lion(LearningRate rate, Schedule beta1, Schedule beta2) implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay in the direction of the step
   * @param beta2 the decay of the mean of the gradients
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Lion {
    Settings.rate(rate);
    Settings.decay("beta1", beta1);
    Settings.decay("beta2", beta2);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay in the direction of the step, from 0 up to, but not including, 1
   *     (default 0.9)
   * @param beta2 the decay of the mean of the gradients, from 0 up to, but not including, 1
   *     (default 0.99)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Lion(LearningRate rate, double beta1, double beta2) {
    this(rate, Settings.constant("beta1", beta1), Settings.constant("beta2", beta2));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Lion(LearningRate rate) {
    this(rate, 0.9, 0.99);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Lion(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] m = state.vector("exp_avg");
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double lr = now.rate();
      double c1 = 1 - b1;
      double c2 = 1 - b2;
      for (int i = 0; i < p.length; i++) {
        p[i] -= lr * Math.signum(b1 * m[i] + c1 * g[i]);
        m[i] = b2 * m[i] + c2 * g[i];
      }
    };
  }
}
