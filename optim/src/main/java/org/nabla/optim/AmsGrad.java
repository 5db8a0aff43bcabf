package org.nabla.optim;

/**
 * Adam whose divisor never falls (Reddi, Kale and Kumar, 2018), PyTorch's {@code amsgrad=True}:
 * {@code m} and {@code v} as in {@link Adam}, {@code w = max(w, v); p = p - rate / (1 - beta1^t) *
 * m / (sqrt(w / (1 - beta2^t)) + epsilon)}, t from 1.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 */
public record AmsGrad(LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon)
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
  public AmsGrad {
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
  public AmsGrad(LearningRate rate, double beta1, double beta2, double epsilon) {
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
  public AmsGrad(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public AmsGrad(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] m = state.vector("exp_avg");
    double[] v = state.vector("exp_avg_sq");
    double[] w = state.vector("max_exp_avg_sq");
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double size = now.rate() / (1 - Math.pow(b1, now.step() + 1.0));
      double root = 1 / Math.sqrt(1 - Math.pow(b2, now.step() + 1.0));
      double c1 = 1 - b1;
      double c2 = 1 - b2;
      for (int i = 0; i < p.length; i++) {
        m[i] = b1 * m[i] + c1 * g[i];
        v[i] = b2 * v[i] + c2 * g[i] * g[i];
        w[i] = Math.max(w[i], v[i]);
        p[i] -= size * m[i] / (Math.sqrt(w[i]) * root + eps);
      }
    };
  }
}
