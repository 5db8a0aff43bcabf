package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  private final double[] p = {3, -4};
  private final double[] g = {0.6, -0.8};

  private double stepBy(LearningRate rate, double loss) {
    Stepper stepper = new Sgd(rate).over(2);
    stepper.step(p, g, loss);
    return stepper.lastRate();
  }

  @Test
  void proportionalToTheGradientIsTheNotesRule() {
    for (Golden run : Golden.of("descent.json").parts("learning_rate_rules")) {
      if (!run.text("kind").equals("gradient")) {
        continue;
      }
      Trajectory path =
          Descent.minimize(DescentTest.PARABOLA, DescentTest.PARABOLA_SLOPE)
              .with(new Sgd(LearningRate.proportionalToGradient(0.01)))
              .steps(50)
              .from(run.number("start"))
              .trajectory();
      double[][] rows = run.rows("rows");
      for (int i = 0; i < 50; i++) {
        assertThat(path.x()[i]).isCloseTo(rows[i][0], within(1e-10));
        assertThat(path.gradient()[i]).isCloseTo(rows[i][1], within(1e-10));
        assertThat(path.rate()[i]).isCloseTo(rows[i][2], within(1e-10));
      }
    }
  }

  @Test
  void inManyDimensionsTheNormOrEachEntryByName() {
    assertThat(stepBy(LearningRate.proportionalToGradient(0.5), 0)).isCloseTo(0.5, within(1e-15));
    p[0] = 1;
    p[1] = 1;
    stepBy(LearningRate.proportionalToGradientPerEntry(0.5), 0);
    assertThat(p[0]).isCloseTo(1 - 0.3 * 0.6, within(1e-15));
    assertThat(p[1]).isCloseTo(1 + 0.4 * 0.8, within(1e-15));
  }

  @Test
  void proportionalToTheValueOfTheParameters() {
    assertThat(stepBy(LearningRate.proportionalToValue(0.1), 0)).isCloseTo(0.5, within(1e-15));
    p[0] = 2;
    p[1] = 0;
    assertThat(stepBy(LearningRate.proportionalToValuePerEntry(0.1), 0))
        .isCloseTo(0.1, within(1e-15));
    assertThat(p[0]).isCloseTo(2 - 0.2 * 0.6, within(1e-15));
    assertThat(p[1]).isZero();
  }

  @Test
  void proportionalToTheLossAsAShareOfTheLargestSoFar() {
    Stepper stepper = new Sgd(LearningRate.proportionalToLoss(0.2)).over(2);
    double[] losses = {4, 2, 8, 2, 0};
    double[] rates = {0.2, 0.1, 0.2, 0.05, 0};
    for (int i = 0; i < losses.length; i++) {
      stepper.step(p, g, losses[i]);
      assertThat(stepper.lastRate()).isCloseTo(rates[i], within(1e-16));
    }
    assertThatThrownBy(() -> stepper.step(p, g, -1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 5: the loss is -1.0")
        .hasMessageContaining("proportionalToLoss(factor, low, high)");
    assertThat(stepBy(LearningRate.proportionalToLoss(0.2), 0)).isZero();
  }

  @Test
  void proportionalToTheLossWithinAKnownRange() {
    LearningRate rate = LearningRate.proportionalToLoss(0.2, -1, 3);
    assertThat(stepBy(rate, 1)).isCloseTo(0.1, within(1e-16));
    assertThat(stepBy(rate, 9)).isEqualTo(0.2);
    assertThat(stepBy(rate, -9)).isZero();
    assertThatThrownBy(() -> stepBy(rate, Double.NaN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("the learning rate is NaN");
    assertThatThrownBy(() -> LearningRate.proportionalToLoss(0.2, 1, 1))
        .hasMessageContaining("high - low is 0.0");
  }

  @Test
  void holdRepeatsTheLastAnswerOfARateThatLooks() {
    Stepper stepper = new Sgd(LearningRate.proportionalToLoss(1, 0, 1).lasting(2).hold()).over(2);
    double[] losses = {0.5, 0.25, 0.75, 1};
    double[] rates = {0.5, 0.25, 0.25, 0.25};
    for (int i = 0; i < losses.length; i++) {
      stepper.step(p, g, losses[i]);
      assertThat(stepper.lastRate()).isEqualTo(rates[i]);
    }
  }

  @Test
  void everyAsksARateThatLooksInTheFirstOfItsSteps() {
    LearningRate perEntry = LearningRate.proportionalToGradientPerEntry(1).every(2);
    Stepper stepper = new Sgd(perEntry).over(2);
    double[] x = {0, 0};
    stepper.step(x, new double[] {0.5, 0.25});
    assertThat(x).containsExactly(-0.25, -0.0625);
    stepper.step(x, new double[] {1, 1});
    assertThat(x).containsExactly(-0.75, -0.3125);
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> LearningRate.constant(-1)).hasMessageContaining("rate is -1.0");
    assertThatThrownBy(() -> LearningRate.proportionalToGradient(-1))
        .hasMessageContaining("factor is -1.0");
    assertThatThrownBy(() -> LearningRate.proportionalToValue(Double.NaN))
        .hasMessageContaining("factor is NaN");
  }
}
