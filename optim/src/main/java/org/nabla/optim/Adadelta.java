package org.nabla.optim;

/**
 * Steps in the units of the parameters (Zeiler, 2012), in PyTorch's form: {@code v = rho * v + (1 -
 * rho) * g^2; d = sqrt(a + epsilon) / sqrt(v + epsilon) * g; a = rho * a + (1 - rho) * d^2; p = p -
 * rate * d}. PyTorch's default rate is 1.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param rho the decay of both means, from 0 up to, but not including, 1 (default 0.9)
 * @param epsilon the size of the very first steps, above 0 (default 1e-6)
 */
public record Adadelta(LearningRate rate, Schedule rho, Schedule epsilon) implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param rho the decay of both means
   * @param epsilon the size of the very first steps
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Adadelta {
    Settings.rate(rate);
    Settings.decay("rho", rho);
    Settings.positive("epsilon", epsilon);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param rho the decay of both means, from 0 up to, but not including, 1 (default 0.9)
   * @param epsilon the size of the very first steps, above 0 (default 1e-6)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Adadelta(LearningRate rate, double rho, double epsilon) {
    this(rate, Settings.constant("rho", rho), Settings.constant("epsilon", epsilon));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Adadelta(LearningRate rate) {
    this(rate, 0.9, 1e-6);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Adadelta(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] v = state.vector("square_avg");
    double[] a = state.vector("acc_delta");
    return (p, g, now) -> {
      double decay = Settings.decay("rho", rho, now.step());
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double lr = now.rate();
      double c = 1 - decay;
      for (int i = 0; i < p.length; i++) {
        v[i] = decay * v[i] + c * g[i] * g[i];
        double d = Math.sqrt(a[i] + eps) / Math.sqrt(v[i] + eps) * g[i];
        a[i] = decay * a[i] + c * d * d;
        p[i] -= lr * d;
      }
    };
  }
}
