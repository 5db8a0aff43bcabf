package org.nabla.examples.own;

import org.nabla.optim.LearningRate;
import org.nabla.optim.Optimizer;
import org.nabla.optim.contract.OptimizerContract;

class HeavyBallTest implements OptimizerContract {
  @Override
  public Optimizer optimizer() {
    return new HeavyBall(LearningRate.constant(0.01), 0.9);
  }
}
