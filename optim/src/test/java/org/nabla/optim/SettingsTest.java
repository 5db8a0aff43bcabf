package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final LearningRate RATE = LearningRate.constant(0.1);

  @Test
  void aBetaOfOneIsRefusedByName() {
    assertThatThrownBy(() -> new Adam(RATE, 1, 0.999, 1e-8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta1 is 1.0: give a number from 0 up to, but not including, 1");
    assertThatThrownBy(() -> new AdamW(RATE, 0.9, 1, 1e-8, 0)).hasMessageContaining("beta2 is 1.0");
    assertThatThrownBy(() -> new AmsGrad(RATE, 0.9, 1.5, 1e-8)).hasMessageContaining("beta2");
    assertThatThrownBy(() -> new Adamax(RATE, -0.1, 0.9, 1e-8)).hasMessageContaining("beta1");
    assertThatThrownBy(() -> new NAdam(RATE, 1, 0.9, 1e-8, 0)).hasMessageContaining("beta1");
    assertThatThrownBy(() -> new RAdam(RATE, Double.NaN, 0.9, 1e-8))
        .hasMessageContaining("beta1 is NaN");
    assertThatThrownBy(() -> new Lion(RATE, 0.9, 1)).hasMessageContaining("beta2");
    assertThatThrownBy(() -> new RmsProp(RATE, 1, 1e-8, 0, false)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new Adadelta(RATE, 1, 1e-6)).hasMessageContaining("rho is 1.0");
    assertThatThrownBy(() -> new Momentum(RATE, 0.9, 1)).hasMessageContaining("dampening is 1.0");
  }

  @Test
  void otherSettingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Momentum(-0.1)).hasMessageContaining("learning rate is -0.1");
    assertThatThrownBy(() -> new Nesterov(RATE, -1)).hasMessageContaining("momentum is -1.0");
    assertThatThrownBy(() -> new Adam(RATE, 0.9, 0.9, -1)).hasMessageContaining("epsilon is -1.0");
    assertThatThrownBy(() -> new Adamax(RATE, 0.9, 0.9, 0))
        .hasMessage("epsilon is 0.0: give a finite number above 0");
    assertThatThrownBy(() -> new Adagrad(RATE, -1, 0)).hasMessageContaining("initialAccumulator");
    assertThatThrownBy(() -> new Rprop(RATE, 0.5, 0, 0, 1)).hasMessageContaining("etaPlus is 0.0");
    assertThatThrownBy(() -> new Rprop(RATE, 0.5, 0.5, 0, 1))
        .hasMessageContaining("etaPlus is 0.5");
    assertThatThrownBy(() -> new Rprop(RATE, 0, 1.2, 0, 1)).hasMessageContaining("etaMinus is 0.0");
    assertThatThrownBy(() -> new Rprop(RATE, 0.5, 1.2, 2, 1))
        .hasMessageContaining("minimumStep is 2.0 and maximumStep 1.0");
  }

  @Test
  void anEpsilonOfZeroIsRefusedSinceAnEntryWithoutGradientWouldBeNan() {
    for (ThrowingCallable make :
        List.<ThrowingCallable>of(
            () -> new Adam(RATE, 0.9, 0.9, 0),
            () -> new AdamW(RATE, 0.9, 0.9, 0, 0),
            () -> new AmsGrad(RATE, 0.9, 0.9, 0),
            () -> new NAdam(RATE, 0.9, 0.9, 0, 0),
            () -> new RAdam(RATE, 0.9, 0.9, 0),
            () -> new RmsProp(RATE, 0.9, 0, 0, false),
            () -> new Adagrad(RATE, 0, 0))) {
      assertThatThrownBy(make).hasMessage("epsilon is 0.0: give a finite number above 0");
    }
  }

  @Test
  void numbersThatAreNotFiniteAreNamed() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new Adam(RATE, nan, 0.9, 1)).hasMessageContaining("beta1 is NaN");
    assertThatThrownBy(() -> new Lion(RATE, 0.9, nan)).hasMessageContaining("beta2 is NaN");
    assertThatThrownBy(() -> new Momentum(RATE, Double.POSITIVE_INFINITY, 0))
        .hasMessageContaining("momentum is Infinity");
    assertThatThrownBy(() -> new Adagrad(RATE, nan, 1))
        .hasMessageContaining("initialAccumulator is");
    assertThatThrownBy(() -> new Adadelta(RATE, 0.9, nan)).hasMessageContaining("epsilon is NaN");
  }

  @Test
  void rpropBeginsWithTheFirstRateAboveZero() {
    Stepper warm = new Rprop(Schedule.linear(0, 0.2, 2)).over(1);
    double[] p = {1};
    warm.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(1);
    warm.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(0.9);
  }

  @Test
  void aSettingThatLeavesItsRangeOnTheWayIsNamedWithItsStep() {
    Stepper decay =
        new Adam(RATE, Schedule.linear(0.5, 1, 2), Schedule.constant(0.9), Schedule.constant(1e-8))
            .over(1);
    double[] p = {1};
    decay.step(p, new double[] {1});
    decay.step(p, new double[] {1});
    assertThatThrownBy(() -> decay.step(p, new double[] {1}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "step 2: beta1 is 1.0, expected a finite number from 0 to below 1: clamp its schedule");
    Stepper negative = new Nesterov(RATE, Schedule.linear(0.1, -0.1, 1)).over(1);
    negative.step(p, new double[] {1});
    assertThatThrownBy(() -> negative.step(p, new double[] {1}))
        .hasMessageContaining("momentum is -0.1");
    Stepper vanishing =
        new Adadelta(RATE, Schedule.constant(0.9), Schedule.linear(1, 0, 1)).over(1);
    vanishing.step(p, new double[] {1});
    assertThatThrownBy(() -> vanishing.step(p, new double[] {1}))
        .hasMessageContaining("epsilon is 0.0");
  }

  @Test
  void anySettingMayFollowASchedule() {
    OneCycle cycle = new OneCycle(0.1, 20);
    Stepper stepper = new Momentum(cycle, cycle.momentum(0.85, 0.95), Schedule.constant(0)).over(1);
    double[] p = {1};
    double v = 0;
    double x = 1;
    for (int t = 0; t < 20; t++) {
      v = cycle.momentum(0.85, 0.95).at(t) * v + 2 * x;
      x -= cycle.at(t) * v;
      stepper.step(p, new double[] {2 * p[0]});
      assertThat(p[0]).isEqualTo(x);
    }
  }
}
