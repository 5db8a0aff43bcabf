package org.nabla.optim;

/**
 * Momentum that looks ahead (Nesterov, 1983), in PyTorch's form: {@code v = momentum * v + g; p = p
 * - rate * (g + momentum * v)}; in the first step {@code v = g}.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param momentum how much of the velocity stays, 0 or above (default 0.9)
 */
public record Nesterov(LearningRate rate, Schedule momentum) implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param momentum how much of the velocity stays
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Nesterov {
    Settings.rate(rate);
    Settings.notNegative("momentum", momentum);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param momentum how much of the velocity stays, 0 or above (default 0.9)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Nesterov(LearningRate rate, double momentum) {
    this(rate, Settings.constant("momentum", momentum));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Nesterov(LearningRate rate) {
    this(rate, 0.9);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Nesterov(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] v = state.vector("velocity");
    return (p, g, now) -> {
      double keep = Settings.notNegative("momentum", momentum, now.step());
      double lr = now.rate();
      for (int i = 0; i < p.length; i++) {
        v[i] = keep * v[i] + g[i];
        p[i] -= lr * (g[i] + keep * v[i]);
      }
    };
  }
}
