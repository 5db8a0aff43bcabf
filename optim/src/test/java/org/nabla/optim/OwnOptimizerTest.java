package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a user writes: an optimizer and learning rates that this library does not know. */
class OwnOptimizerTest {
  record HeavyBall(LearningRate rate, double rho) implements Optimizer {
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

  @Test
  void anOptimizerOfElevenLinesStepsAndResumes() {
    Optimizer ball = new HeavyBall(LearningRate.constant(0.1), 0.5);
    Stepper stepper = ball.over(1);
    double[] x = {1};
    stepper.step(x, new double[] {2 * x[0]});
    assertThat(x[0]).isCloseTo(0.8, within(1e-15));
    Map<String, double[]> saved = stepper.state();
    double[] y = x.clone();
    stepper.step(x, new double[] {2 * x[0]});
    Stepper resumed = ball.over(1);
    resumed.restore(saved);
    resumed.step(y, new double[] {2 * y[0]});
    assertThat(y).isEqualTo(x);
    assertThat(saved).containsOnlyKeys("HeavyBall.size", "HeavyBall.step", "HeavyBall.velocity");
  }

  @Test
  void twoArraysOfOneNameAreRefusedUnlessUnderPartsOfTheirOwn() {
    Optimizer clash =
        new Optimizer() {
          @Override
          public LearningRate rate() {
            return LearningRate.constant(0.1);
          }

          @Override
          public String name() {
            return "Clash";
          }

          @Override
          public Rule rule(State state) {
            state.under("part").vector("v");
            state.vector("v");
            state.vector("v");
            return (p, g, now) -> {};
          }
        };
    assertThatThrownBy(() -> clash.over(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two arrays named 'Clash.v'")
        .hasMessageContaining("under(name)");
  }

  @Test
  void aLearningRateThatLooksAtTheGradientIsALambda() {
    LearningRate proportional = state -> (step, now) -> 0.01 * Math.abs(now.gradient()[0]);
    double[] x = {-2};
    Stepper stepper = new Sgd(proportional).over(1);
    stepper.step(x, new double[] {-15});
    assertThat(x[0]).isCloseTo(0.25, within(1e-15));
    assertThat(stepper.lastRate()).isCloseTo(0.15, within(1e-15));
  }

  @Test
  void aLearningRateThatLooksAtTheLossSaysSoWhereNoneIsGiven() {
    LearningRate byLoss = state -> (step, now) -> 0.1 * now.loss() + 0 * now.parameters()[0];
    double[] x = {1};
    Stepper stepper = new Sgd(byLoss).over(1);
    stepper.step(x, new double[] {1}, 2);
    assertThat(x[0]).isCloseTo(0.8, within(1e-15));
    assertThatThrownBy(() -> stepper.step(x, new double[] {1}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("step 1")
        .hasMessageContaining("step(parameters, gradient, loss)");
  }

  @Test
  void eachEntryMayHaveARateOfItsOwn() {
    Rate perEntry =
        new Rate() {
          @Override
          public boolean perEntry() {
            return true;
          }

          @Override
          public double at(long step, Moment now) {
            return 0.1;
          }

          @Override
          public void at(long step, Moment now, double[] rates) {
            Rate.super.at(step, now, rates);
            rates[1] = 0.3;
          }
        };
    double[] x = {1, 1};
    Stepper stepper = new Sgd(state -> perEntry).over(2);
    stepper.step(x, new double[] {1, 1});
    assertThat(x[0]).isCloseTo(0.9, within(1e-15));
    assertThat(x[1]).isCloseTo(0.7, within(1e-15));
    assertThat(stepper.lastRate()).isCloseTo(0.2, within(1e-15));
  }
}
