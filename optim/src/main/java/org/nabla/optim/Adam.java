package org.nabla.optim;

/**
 * Steps of about the rate's size in every entry (Kingma and Ba, 2015): {@code m = beta1 * m + (1 -
 * beta1) * g; v = beta2 * v + (1 - beta2) * g^2; p = p - rate / (1 - beta1^t) * m / (sqrt(v / (1 -
 * beta2^t)) + epsilon)}, t from 1.
 *
 * <p>As in PyTorch, epsilon stands outside the root. For a penalty on the weights see {@link
 * Optimizer#weightDecay(double)}, and {@link AdamW} for decay apart from the gradient.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 */
public record Adam(LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients
   * @param beta2 the decay of the mean of their squares
   * @param epsilon keeps the divisor above 0
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Adam {
    Settings.adam(rate, beta1, beta2, epsilon);
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
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Adam(LearningRate rate, double beta1, double beta2, double epsilon) {
    this(
        rate,
        Settings.constant("beta1", beta1),
        Settings.constant("beta2", beta2),
        Settings.constant("epsilon", epsilon));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Adam(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Adam(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    return rule(state, beta1, beta2, epsilon, Schedule.constant(0));
  }

  /**
   * Adam and AdamW: with a decay of 0 the factor on the parameters is exactly 1. The root of the
   * correction is taken out of the divisor: one factor less for each entry.
   */
  static Rule rule(
      State state, Schedule beta1, Schedule beta2, Schedule epsilon, Schedule weightDecay) {
    double[] m = state.vector("exp_avg");
    double[] v = state.vector("exp_avg_sq");
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double keep = 1 - now.rate() * Settings.notNegative("weightDecay", weightDecay, now.step());
      double root = Math.sqrt(1 - Math.pow(b2, now.step() + 1.0));
      double size = root * now.rate() / (1 - Math.pow(b1, now.step() + 1.0));
      double floor = root * eps;
      double c1 = 1 - b1;
      double c2 = 1 - b2;
      for (int i = 0; i < p.length; i++) {
        double mean = b1 * m[i] + c1 * g[i];
        double square = b2 * v[i] + c2 * g[i] * g[i];
        m[i] = mean;
        v[i] = square;
        p[i] = keep * p[i] - size * mean / (Math.sqrt(square) + floor);
      }
    };
  }
}
