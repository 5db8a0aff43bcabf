package org.nabla.optim;

/**
 * Adam with the largest recent gradient as divisor (Kingma and Ba, 2015, section 7.1): {@code m =
 * beta1 * m + (1 - beta1) * g; u = max(beta2 * u, |g| + epsilon); p = p - rate / (1 - beta1^t) * m
 * / u}, t from 1. PyTorch's default rate is 0.002.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the largest gradient, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 */
public record Adamax(LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients
   * @param beta2 the decay of the largest gradient
   * @param epsilon keeps the divisor above 0
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Adamax {
    Settings.adam(rate, beta1, beta2, epsilon);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1
   *     (default 0.9)
   * @param beta2 the decay of the largest gradient, from 0 up to, but not including, 1 (default
   *     0.999)
   * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Adamax(LearningRate rate, double beta1, double beta2, double epsilon) {
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
  public Adamax(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Adamax(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] m = state.vector("exp_avg");
    double[] u = state.vector("exp_inf");
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double size = now.rate() / (1 - Math.pow(b1, now.step() + 1.0));
      double c1 = 1 - b1;
      for (int i = 0; i < p.length; i++) {
        m[i] = b1 * m[i] + c1 * g[i];
        u[i] = Math.max(b2 * u[i], Math.abs(g[i]) + eps);
        p[i] -= size * m[i] / u[i];
      }
    };
  }
}
