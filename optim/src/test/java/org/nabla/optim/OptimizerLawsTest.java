package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.optim.contract.OptimizerContract;

/** The laws of {@link OptimizerContract} over every optimizer, wrapper and kind of rate. */
@ParameterizedClass
@MethodSource("all")
class OptimizerLawsTest implements OptimizerContract {
  private final Optimizer optimizer;

  OptimizerLawsTest(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  static List<Optimizer> all() {
    LearningRate rate = LearningRate.constant(0.01);
    return List.of(
        new Sgd(0.01),
        new Momentum(0.01),
        new Momentum(rate, 0.8, 0.3),
        new Nesterov(0.01),
        new Adam(0.01),
        new AdamW(0.01),
        new AmsGrad(0.01),
        new Adamax(0.01),
        new NAdam(0.01),
        new RAdam(0.01),
        new RmsProp(0.01),
        new RmsProp(rate, 0.9, 1e-8, 0.5, true),
        new Adagrad(0.1),
        new Adadelta(1),
        new Rprop(0.01),
        new Rprop(Schedule.cosine(0.01, 0.001, 30)),
        new Lion(0.01),
        new OwnOptimizerTest.HeavyBall(rate, 0.9),
        new Momentum(0.01).weightDecay(0.01),
        new Adam(0.01).decoupledWeightDecay(Schedule.linear(0.1, 0.01, 30), i -> i % 2 == 0),
        new Adam(0.01).clipValue(1).clipNorm(0.5),
        new Momentum(0.01).noise(Schedule.inverseTime(0.1, 0.5), 42),
        new AdamW(0.01).freeze(i -> i == 3),
        new Adam(0.01).lookahead(5, 0.5).averaging(0.9),
        new Sgd(0.01).averaging(),
        new Sgd(LearningRate.proportionalToGradientPerEntry(0.001)).averaging(),
        new Sgd(LearningRate.proportionalToGradientPerEntry(0.001))
            .decoupledWeightDecay(0.01)
            .lookahead(5, Schedule.linear(0.5, 1, 30)),
        new Rprop(Schedule.linear(0, 0.01, 5)),
        new Sgd(new ReduceOnPlateau(0.02, 0.5, 1).every(2).every(3).lasting(25).hold()),
        new Sgd(new ReduceOnPlateau(0.02, 0.5, 1).every(4).shift(2)),
        new Adam(0.01).clipNorm(Schedule.linear(1, 0.5, 30)).clipValue(Schedule.constant(0.8)),
        new Sgd(Schedule.multiStep(0.01, 0.5, 3, 9)).averaging(Schedule.linear(0.5, 0.9, 20)),
        Groups.of("even", i -> i % 2 == 0, new Adam(LearningRate.proportionalToLoss(0.05)))
            .and("odd", i -> i % 2 == 1, new Momentum(0.01).weightDecay(0.1)),
        new Sgd(Schedule.warmRestarts(0.02, 0, 5, 2)),
        new Sgd(LearningRate.proportionalToGradient(0.0005)),
        new Sgd(LearningRate.proportionalToGradientPerEntry(0.001)),
        new Momentum(LearningRate.proportionalToValue(0.001)),
        new Momentum(
            LearningRate.proportionalToValuePerEntry(0.001).times(Schedule.timeDecay(1, 50))),
        new Adam(LearningRate.proportionalToLoss(0.05)),
        new Adam(LearningRate.proportionalToLoss(0.05, 0, 100)),
        new Adam(new ReduceOnPlateau(0.05, 0.5, 2).every(3).lasting(25).then(rate)),
        new Adam(new ReduceOnPlateau(0.05, 0.5, 2).lasting(7).hold().plus(rate).clamp(0, 0.05)),
        new Adam(
            rate,
            Schedule.linear(0.85, 0.95, 20),
            Schedule.constant(0.99),
            Schedule.constant(1e-8)));
  }

  @Override
  public Optimizer optimizer() {
    return optimizer;
  }

  @Test
  void theRateIsTheRecipesOwn() {
    assertThat(optimizer.rate()).isNotNull();
  }
}
