package org.nabla.optim;

/**
 * Divides by the root of the sum of all squared gradients (Duchi, Hazan and Singer, 2011): {@code s
 * = s + g^2; p = p - rate * g / (sqrt(s) + epsilon)}.
 *
 * <p>PyTorch's {@code lr_decay} is the schedule {@link Schedule#inverseTime}. PyTorch's default
 * rate is 0.01.
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 * @param initialAccumulator the sum before the first step, 0 or above (default 0)
 * @param epsilon keeps the divisor above 0, above 0 (default 1e-10)
 */
public record Adagrad(LearningRate rate, double initialAccumulator, Schedule epsilon)
    implements Optimizer {
  /**
   * Checks the settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param initialAccumulator the sum before the first step
   * @param epsilon keeps the divisor above 0
   * @throws IllegalArgumentException if the first value of a setting is out of its range
   */
  public Adagrad {
    Settings.rate(rate);
    Check.notNegative("initialAccumulator", initialAccumulator);
    Settings.positive("epsilon", epsilon);
  }

  /**
   * With constant settings.
   *
   * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
   * @param initialAccumulator the sum before the first step, 0 or above (default 0)
   * @param epsilon keeps the divisor above 0, above 0 (default 1e-10)
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Adagrad(LearningRate rate, double initialAccumulator, double epsilon) {
    this(rate, initialAccumulator, Settings.constant("epsilon", epsilon));
  }

  /**
   * With the default settings.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the first rate is negative or not finite
   */
  public Adagrad(LearningRate rate) {
    this(rate, 0, 1e-10);
  }

  /**
   * With a constant rate and the default settings.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Adagrad(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    double[] s = state.vector("sum", initialAccumulator);
    return (p, g, now) -> {
      double eps = Settings.positive("epsilon", epsilon, now.step());
      double lr = now.rate();
      for (int i = 0; i < p.length; i++) {
        s[i] += g[i] * g[i];
        p[i] -= lr * g[i] / (Math.sqrt(s[i]) + eps);
      }
    };
  }
}
