package org.nabla.optim;

/**
 * Gradient descent with a heavy ball (Polyak, 1964), as PyTorch has it: {@code v = momentum * v +
 * (1 - dampening) * g; p = p - rate * v}; in the first step {@code v = g}.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param momentum how much of the velocity stays, 0 or above (default 0.9)
 * @param dampening how much of the gradient is held back after the first step, from 0 up to, but
 *     not including, 1 (default 0)
 */
public record Momentum(LearningRate rate, Schedule momentum, Schedule dampening)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param momentum how much of the velocity stays
   * @param dampening how much of the gradient is held back after the first step
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Momentum {
    Settings.rate(rate);
    Settings.notNegative("momentum", momentum);
    Settings.decay("dampening", dampening);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param momentum how much of the velocity stays, 0 or above (default 0.9)
   * @param dampening how much of the gradient is held back after the first step, from 0 up to, but
   *     not including, 1 (default 0)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Momentum(LearningRate rate, double momentum, double dampening) {
    this(rate, Settings.constant("momentum", momentum), Settings.constant("dampening", dampening));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Momentum(LearningRate rate) {
    this(rate, 0.9, 0);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Momentum(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] v = state.vector("velocity");
    return (p, g, now) -> {
      boolean first = now.step() == 0;
      double keep = Settings.notNegative("momentum", momentum, now.step());
      double take = first ? 1 : 1 - Settings.decay("dampening", dampening, now.step());
      double lr = now.rate();
      for (int i = 0; i < p.length; i++) {
        v[i] = keep * v[i] + take * g[i];
        p[i] -= lr * v[i];
      }
    };
  }
}
