package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepperTest {
  private final Stepper stepper = new Sgd(0.1).over(12);
  private final double[] parameters = new double[12];
  private final double[] gradient = new double[12];

  @Test
  void countsItsStepsAndKnowsItsLastRate() {
    assertThat(stepper.lastRate()).isZero();
    stepper.step(parameters, gradient);
    stepper.step(parameters, gradient, 3);
    assertThat(stepper.steps()).isEqualTo(2);
    assertThat(stepper.lastRate()).isEqualTo(0.1);
    assertThat(stepper.size()).isEqualTo(12);
    assertThat(stepper)
        .hasToString("Stepper over 12 parameters at step 2, state [Sgd.size, Sgd.step]");
  }

  @Test
  void aGradientThatIsNotFiniteIsNamedWithStepAndIndexAndChangesNothing() {
    stepper.step(parameters, gradient);
    for (int bad : new int[] {0, 5, 7, 8, 11}) {
      for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] broken = gradient.clone();
        broken[bad] = value;
        assertThatThrownBy(() -> stepper.step(parameters, broken))
            .isInstanceOf(ArithmeticException.class)
            .hasMessageStartingWith("step 1: the gradient's entry " + bad + " is " + value)
            .hasMessageContaining("the learning rate may be too high");
      }
    }
    assertThat(parameters).containsOnly(0);
    assertThat(stepper.steps()).isEqualTo(1);
  }

  @Test
  void gradientsWhoseSumOverflowsAreFinite() {
    double[] huge = new double[12];
    Arrays.fill(huge, 1e308);
    stepper.step(parameters, huge);
    assertThat(parameters).containsOnly(-0.1 * 1e308);
  }

  @Test
  void wrongLengthsAreNamed() {
    assertThatThrownBy(() -> stepper.step(new double[3], gradient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the parameter vector has 3 entries, expected 12")
        .hasMessageContaining("over(3)");
    assertThatThrownBy(() -> stepper.step(parameters, new double[13]))
        .hasMessageContaining("the gradient has 13 entries, expected 12");
    assertThatThrownBy(() -> new Sgd(0.1).over(-1)).hasMessageContaining("size is -1");
  }

  @Test
  void aRateThatTurnsNegativeIsNamedWithItsStep() {
    Stepper falling = new Sgd(Schedule.linear(0.1, -0.1, 4)).over(12);
    falling.step(parameters, gradient);
    falling.step(parameters, gradient);
    falling.step(parameters, gradient);
    assertThatThrownBy(() -> falling.step(parameters, gradient))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 3: the learning rate is -0.05");
  }

  @Test
  void aStateOfAnotherSizeOrOptimizerIsRefused() {
    Map<String, double[]> saved = stepper.state();
    assertThat(saved).containsOnlyKeys("Sgd.step", "Sgd.size");
    stepper.step(parameters, gradient);
    stepper.restore(saved);
    assertThat(stepper.steps()).isZero();
    assertThatThrownBy(() -> new Sgd(0.1).over(3).restore(saved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12")
        .hasMessageContaining("as many parameters");
    assertThatThrownBy(() -> stepper.restore(Map.of("Adam.step", new double[1])))
        .hasMessageContaining("Adam.step")
        .hasMessageContaining("same optimizer");
  }

  @Test
  void aDamagedStepCountIsRefusedAndChangesNothing() {
    stepper.step(parameters, gradient);
    for (double count : new double[] {-5, 2.5, Double.NaN, 0x1p53, Double.POSITIVE_INFINITY}) {
      Map<String, double[]> saved = stepper.state();
      saved.put("Sgd.step", new double[] {count});
      assertThatThrownBy(() -> stepper.restore(saved))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'Sgd.step' is " + count)
          .hasMessageContaining("restore another");
      assertThat(stepper.steps()).isEqualTo(1);
    }
  }

  @Test
  void aRateThatReadsTheRateWhileItIsAskedIsRefusedWhetherResumedOrNot() {
    LearningRate chained = state -> (step, now) -> step == 0 ? 0.1 : 0.99 * now.rate();
    Stepper first = new Sgd(chained).over(1);
    double[] p = {1};
    first.step(p, p.clone());
    Stepper resumed = new Sgd(chained).over(1);
    resumed.restore(first.state());
    for (Stepper each : List.of(first, resumed)) {
      assertThatThrownBy(() -> each.step(p, p.clone()))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("step 1: the learning rate is NaN");
    }
    assertThat(first.lastRate()).isEqualTo(0.1);
  }

  @Test
  void everyOptimizerRefusesTheStateOfEveryOther() {
    List<Optimizer> all =
        List.of(
            new Sgd(0.1),
            new Momentum(0.1),
            new Nesterov(0.1),
            new Adam(0.1),
            new AdamW(0.1),
            new AmsGrad(0.1),
            new Lion(0.1),
            new Sgd(new ReduceOnPlateau(0.1)),
            new Sgd(0.1).averaging(),
            new Adam(0.1).lookahead(5, 0.5));
    for (Optimizer one : all) {
      for (Optimizer other : all) {
        if (one != other) {
          Stepper mine = one.over(3);
          Map<String, double[]> saved = other.over(3).state();
          assertThatThrownBy(() -> mine.restore(saved))
              .as("%s into %s", other, one)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("stepper of the same optimizer");
        }
      }
    }
  }
}
