package org.nabla.optim;

/**
 * Adam with Nesterov's momentum (Dozat, 2016), as PyTorch 1.13 has it: {@code mu_t = beta1 * (1 -
 * 0.5 * 0.96^(t * momentumDecay))} and {@code M_t = mu_1 ... mu_t}; with {@code m} and {@code v} as
 * in {@link Adam}, {@code d = sqrt(v / (1 - beta2^t)) + epsilon; p = p - rate * ((1 - mu_t) / (1 -
 * M_t) * g + mu_(t+1) / (1 - M_t * mu_t * mu_(t+1)) * m) / d}, t from 1. PyTorch's default rate is
 * 0.002.
 *
 * <p>The further {@code mu_t} in the last divisor is that of PyTorch 1.13, and makes the first
 * steps a little smaller. The paper, and PyTorch's version 2, have {@code 1 - M_t * mu_(t+1)}
 * there; with the default settings the difference is gone after some twenty steps, where {@code
 * M_t} is almost 0.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 * @param momentumDecay how fast the momentum warms up, 0 or above (default 4e-3)
 */
public record NAdam(
    LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon, Schedule momentumDecay)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param beta1 the decay of the mean of the gradients
   * @param beta2 the decay of the mean of their squares
   * @param epsilon keeps the divisor above 0
   * @param momentumDecay how fast the momentum warms up
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public NAdam {
    Settings.adam(rate, beta1, beta2, epsilon);
    Settings.notNegative("momentumDecay", momentumDecay);
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
   * @param momentumDecay how fast the momentum warms up, 0 or above (default 4e-3)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public NAdam(
      LearningRate rate, double beta1, double beta2, double epsilon, double momentumDecay) {
    this(
        rate,
        Settings.constant("beta1", beta1),
        Settings.constant("beta2", beta2),
        Settings.constant("epsilon", epsilon),
        Settings.constant("momentumDecay", momentumDecay));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public NAdam(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8, 4e-3);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public NAdam(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] m = state.vector("exp_avg");
    double[] v = state.vector("exp_avg_sq");
    double[] product = state.values("mu_product", 1);
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double slow = Settings.notNegative("momentumDecay", momentumDecay, now.step());
      double t = now.step() + 1.0;
      double mu = b1 * (1 - 0.5 * Math.pow(0.96, t * slow));
      double next = b1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * slow));
      product[0] *= mu;
      double fresh = now.rate() * (1 - mu) / (1 - product[0]);
      double stored = now.rate() * next / (1 - product[0] * mu * next);
      double root = 1 / Math.sqrt(1 - Math.pow(b2, t));
      double c1 = 1 - b1;
      double c2 = 1 - b2;
      for (int i = 0; i < p.length; i++) {
        m[i] = b1 * m[i] + c1 * g[i];
        v[i] = b2 * v[i] + c2 * g[i] * g[i];
        p[i] -= (fresh * g[i] + stored * m[i]) / (Math.sqrt(v[i]) * root + eps);
      }
    };
  }
}
