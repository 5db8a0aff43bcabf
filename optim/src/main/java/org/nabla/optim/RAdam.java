package org.nabla.optim;

/**
 * Adam that waits until its divisor can be trusted (Liu et al., 2020), in PyTorch's form: {@code m}
 * and {@code v} as in {@link Adam}, {@code rho = 2 / (1 - beta2) - 1, rho_t = rho - 2 t beta2^t /
 * (1 - beta2^t)}. While {@code rho_t <= 5}, {@code p = p - rate * m / (1 - beta1^t)}; then that
 * step times {@code r * sqrt(1 - beta2^t) / (sqrt(v) + epsilon)} with {@code r^2 = (rho_t -
 * 4)(rho_t - 2) rho / ((rho - 4)(rho - 2) rho_t)}, t from 1.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param beta1 the decay of the mean of the gradients, from 0 up to, but not including, 1 (default
 *     0.9)
 * @param beta2 the decay of the mean of their squares, from 0 up to, but not including, 1 (default
 *     0.999)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-8)
 */
public record RAdam(LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon)
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
  public RAdam {
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
  public RAdam(LearningRate rate, double beta1, double beta2, double epsilon) {
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
  public RAdam(LearningRate rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public RAdam(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] m = state.vector("exp_avg");
    double[] v = state.vector("exp_avg_sq");
    return (p, g, now) -> {
      double b1 = Settings.decay("beta1", beta1, now.step());
      double b2 = Settings.decay("beta2", beta2, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double t = now.step() + 1.0;
      double size = now.rate() / (1 - Math.pow(b1, t));
      double scale = size * rectification(b2, t);
      double c1 = 1 - b1;
      double c2 = 1 - b2;
      for (int i = 0; i < p.length; i++) {
        m[i] = b1 * m[i] + c1 * g[i];
        v[i] = b2 * v[i] + c2 * g[i] * g[i];
      }
      if (scale > 0) {
        for (int i = 0; i < p.length; i++) {
          p[i] -= scale * m[i] / (Math.sqrt(v[i]) + eps);
        }
      } else {
        for (int i = 0; i < p.length; i++) {
          p[i] -= size * m[i];
        }
      }
    };
  }

  /** The factor r * sqrt(1 - beta2^t), or 0 while the divisor cannot be trusted. */
  private static double rectification(double b2, double t) {
    double end = 2 / (1 - b2) - 1;
    double power = Math.pow(b2, t);
    double rho = end - 2 * t * power / (1 - power);
    if (rho <= 5) {
      return 0;
    }
    double square = (rho - 4) * (rho - 2) * end / ((end - 4) * (end - 2) * rho);
    return Math.sqrt(square) * Math.sqrt(1 - power);
  }
}
