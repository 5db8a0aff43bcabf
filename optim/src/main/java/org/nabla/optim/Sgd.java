package org.nabla.optim;

/**
 * Gradient descent: {@code p = p - rate * g} (PyTorch's {@code SGD}; with momentum it is {@link
 * Momentum} or {@link Nesterov}).
 *
 * @param rate the learning rate: a constant, a {@link Schedule}, or a rule that looks
 */
public record Sgd(LearningRate rate) implements Optimizer {
  /**
   * Checks the rate.
   *
   * @param rate the learning rate
   * @throws IllegalArgumentException if the rate's first value is negative or not finite
   */
  public Sgd {
    Settings.rate(rate);
  }

  /**
   * Gradient descent with a constant rate.
   *
   * @param rate the rate, finite and not negative
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public Sgd(double rate) {
    this(LearningRate.constant(rate));
  }

  @Override
  public Rule rule(State state) {
    return (p, g, now) -> {
      double lr = now.rate();
      for (int i = 0; i < p.length; i++) {
        p[i] -= lr * g[i];
      }
    };
  }
}
