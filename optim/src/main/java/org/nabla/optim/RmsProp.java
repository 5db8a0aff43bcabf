package org.nabla.optim;

/**
 * Divides by the root of the mean square of the gradients (Tieleman and Hinton, 2012), in PyTorch's
 * form: {@code v = alpha * v + (1 - alpha) * g^2; d = sqrt(v) + epsilon; b = momentum * b + g / d;
 * p = p - rate * b}.
 *
 * <p>Centered (Graves, 2013), the mean is taken off: {@code a = alpha * a + (1 - alpha) * g; d =
 * sqrt(v - a^2) + epsilon}; where rounding makes {@code v - a^2} negative it counts as 0. PyTorch's
 * default rate is 0.01.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param alpha the decay of the means, from 0 up to, but not including, 1 (default 0.99)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 * @param momentum how much of the last step stays, 0 or above (default 0)
 * @param centered whether the square of the mean is taken off (default false)
 */
public record RmsProp(
    LearningRate rate, Schedule alpha, Schedule epsilon, Schedule momentum, boolean centered)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param alpha the decay of the means
   * @param epsilon keeps the divisor above 0
   * @param momentum how much of the last step stays
   * @param centered whether the square of the mean is taken off
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public RmsProp {
    Settings.rate(rate);
    Settings.decay("alpha", alpha);
    Settings.positive("epsilon", epsilon);
    Settings.notNegative("momentum", momentum);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param alpha the decay of the means, from 0 up to, but not including, 1 (default 0.99)
   * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
   * @param momentum how much of the last step stays, 0 or above (default 0)
   * @param centered whether the square of the mean is taken off (default false)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public RmsProp(
      LearningRate rate, double alpha, double epsilon, double momentum, boolean centered) {
    this(
        rate,
        Settings.constant("alpha", alpha),
        Settings.constant("epsilon", epsilon),
        Settings.constant("momentum", momentum),
        centered);
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public RmsProp(LearningRate rate) {
    this(rate, 0.99, 1e-8, 0, false);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public RmsProp(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] v = state.vector("square_avg");
    double[] b = state.vector("momentum_buffer");
    double[] a = centered ? state.vector("grad_avg") : new double[0];
    return (p, g, now) -> {
      double decay = Settings.decay("alpha", alpha, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double keep = Settings.notNegative("momentum", momentum, now.step());
      double lr = now.rate();
      double c = 1 - decay;
      for (int i = 0; i < a.length; i++) {
        a[i] = decay * a[i] + c * g[i];
      }
      for (int i = 0; i < p.length; i++) {
        v[i] = decay * v[i] + c * g[i] * g[i];
      }
      if (centered) {
        for (int i = 0; i < p.length; i++) {
          b[i] = keep * b[i] + g[i] / (Math.sqrt(Math.max(0, v[i] - a[i] * a[i])) + eps);
        }
      } else {
        for (int i = 0; i < p.length; i++) {
          b[i] = keep * b[i] + g[i] / (Math.sqrt(v[i]) + eps);
        }
      }
      for (int i = 0; i < p.length; i++) {
        p[i] -= lr * b[i];
      }
    };
  }
}
