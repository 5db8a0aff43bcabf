package org.nabla.examples.own;

import org.nabla.optim.LearningRate;
import org.nabla.optim.Optimizer;
import org.nabla.optim.Rule;
import org.nabla.optim.State;

/**
 * An optimizer of one's own, Polyak's heavy ball (1964): {@code v = rho v - lr g; p = p + v}.
 *
 * @param rate the learning rate
 * @param rho how much of its velocity the ball keeps at each step, from 0 to below 1
 */
public record HeavyBall(LearningRate rate, double rho) implements Optimizer {
  @Override
  public Rule rule(State state) {
    double[] v = state.vector("velocity");
    return (p, g, now) -> {
      double lr = now.rate();
      for (int i = 0; i < p.length; i++) {
        v[i] = rho * v[i] - lr * g[i];
        p[i] += v[i];
      }
    };
  }
}
