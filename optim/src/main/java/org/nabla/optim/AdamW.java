package org.nabla.optim;

/**
 * Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2019): {@code p = (1 -
 * rate * weightDecay) * p}, then the step of {@link Adam}.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 * @param weightDecay how much of every parameter decays, times the rate, 0 or above (default 0.01)
 */
public record AdamW(
    LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon, Schedule weightDecay)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients
   * @param beta2 the decay of the mean of their squares
   * @param epsilon keeps the divisor above 0
   * @param weightDecay how much of every parameter decays, times the rate
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public AdamW {
    Settings.adam(rate, beta1, beta2, epsilon);
    Settings.notNegative("weightDecay", weightDecay);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1
   *     (default 0.9)
   * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1
   *     (default 0.999)
   * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
   * @param weightDecay how much of every parameter decays, times the rate, 0 or above (default
   *     0.01)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public AdamW(LearningRate rate, double beta1, double beta2, double epsilon, double weightDecay) {
    this(
        rate,
        Settings.constant("beta1", beta1),
        Settings.constant("beta2", beta2),
        Settings.constant("epsilon", epsilon),
        Settings.constant("weightDecay", weightDecay));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public AdamW(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8, 0.01);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public AdamW(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    return Adam.rule(state, beta1, beta2, epsilon, weightDecay);
  }
}
