package org.nabla.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.optim.Optimizer;
import org.nabla.optim.Stepper;

/**
 * The laws of every optimizer. Test your own by implementing this:
 *
 * <pre>{@code
 * class HeavyBallTest implements OptimizerContract {
 *   public Optimizer optimizer() {
 *     return new HeavyBall(LearningRate.constant(0.01), 0.9);
 *   }
 * }
 * }</pre>
 *
 * <p>It needs JUnit Jupiter and AssertJ on the test class path, which this module does not bring.
 *
 * <p>The optimizer should make small steps (a rate of about 0.01) on the bowl {@code sum (i + 1) *
 * p_i^2}.
 */
public interface OptimizerContract {
  /**
   * The optimizer under test.
   *
   * @return a recipe, the same at every call
   */
  Optimizer optimizer();

  /** How many parameters the laws are tried with. */
  int SIZE = 7;

  /** How many steps the laws are tried for. */
  int STEPS = 40;

  /** The gradient of the bowl. */
  private static double[] gradient(double[] p) {
    double[] g = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      g[i] = 2 * (i + 1) * p[i];
    }
    return g;
  }

  private static double value(double[] p) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (i + 1) * p[i] * p[i];
    }
    return sum;
  }

  private static double[] start() {
    return new double[] {1, -2, 0.5, 3, -0.25, 1.5, 2};
  }

  private static void advance(Stepper stepper, double[] p, int steps) {
    for (int i = 0; i < steps; i++) {
      stepper.step(p, gradient(p), value(p));
    }
  }

  private double[] path(int steps) {
    double[] p = start();
    advance(optimizer().over(SIZE), p, steps);
    return p;
  }

  @Test
  default void goesDownABowl() {
    assertThat(value(path(STEPS))).isLessThan(value(start()));
  }

  @Test
  default void theGradientIsNotWritten() {
    Stepper stepper = optimizer().over(SIZE);
    double[] p = start();
    for (int i = 0; i < STEPS; i++) {
      double[] g = gradient(p);
      double[] same = g.clone();
      stepper.step(p, g, value(p));
      assertThat(g).isEqualTo(same);
    }
  }

  @Test
  default void theSameRunTwiceIsEqualToTheBit() {
    assertThat(path(STEPS)).isEqualTo(path(STEPS));
  }

  @Test
  default void twoSteppersShareNothing() {
    Optimizer shared = optimizer();
    Stepper one = shared.over(SIZE);
    Stepper two = shared.over(SIZE);
    double[] p = start();
    double[] q = {9, 9, 9, 9, 9, 9, 9};
    for (int i = 0; i < STEPS; i++) {
      advance(one, p, 1);
      advance(two, q, 1);
    }
    assertThat(p).isEqualTo(path(STEPS));
  }

  @Test
  default void aRunResumedAtAnyStepIsEqualToTheBit() {
    double[] whole = path(STEPS);
    Stepper first = optimizer().over(SIZE);
    double[] p = start();
    for (int k = 0; k <= STEPS; k++) {
      Map<String, double[]> saved = first.state();
      double[] q = p.clone();
      Stepper second = optimizer().over(SIZE);
      second.restore(saved);
      assertThat(second.steps()).isEqualTo(k);
      advance(second, q, STEPS - k);
      assertThat(q).as("resumed at step %s", k).isEqualTo(whole);
      advance(first, p, 1);
    }
  }

  @Test
  default void theSavedStateIsACopy() {
    Stepper stepper = optimizer().over(SIZE);
    double[] p = start();
    advance(stepper, p, 3);
    stepper.state().values().forEach(array -> java.util.Arrays.fill(array, 1e9));
    advance(stepper, p, STEPS - 3);
    assertThat(p).isEqualTo(path(STEPS));
  }

  @Test
  default void maximizingIsMinimizingTheNegatedFunctionToTheBit() {
    Stepper up = optimizer().maximizing().over(SIZE);
    Stepper down = optimizer().over(SIZE);
    double[] p = start();
    double[] q = start();
    for (int i = 0; i < STEPS; i++) {
      double loss = value(p);
      double[] uphill = gradient(p);
      for (int k = 0; k < SIZE; k++) {
        uphill[k] = -uphill[k];
      }
      up.step(p, uphill, -loss);
      down.step(q, gradient(q), value(q));
      assertThat(p).isEqualTo(q);
    }
  }

  @Test
  default void aStateOfAnotherSizeIsRefusedAndChangesNothing() {
    Stepper stepper = optimizer().over(SIZE);
    double[] p = start();
    advance(stepper, p, 5);
    Map<String, double[]> other = optimizer().over(SIZE + 1).state();
    assertThatThrownBy(() -> stepper.restore(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as many parameters");
    advance(stepper, p, STEPS - 5);
    assertThat(p).isEqualTo(path(STEPS));
  }

  @Test
  default void aStateThatLacksAnArrayIsRefused() {
    Stepper stepper = optimizer().over(SIZE);
    Map<String, double[]> lacking = stepper.state();
    lacking.remove(lacking.keySet().iterator().next());
    assertThatThrownBy(() -> stepper.restore(lacking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same optimizer");
  }

  @Test
  default void aGradientThatIsNotFiniteIsRefusedAndChangesNothing() {
    Stepper stepper = optimizer().over(SIZE);
    double[] p = start();
    advance(stepper, p, 2);
    double[] q = p.clone();
    double[] bad = gradient(p);
    bad[4] = Double.NaN;
    assertThatThrownBy(() -> stepper.step(p, bad, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 2")
        .hasMessageContaining("entry 4")
        .hasMessageContaining("NaN");
    assertThat(p).isEqualTo(q);
    advance(stepper, p, STEPS - 2);
    assertThat(p).isEqualTo(path(STEPS));
  }

  @Test
  default void noParametersAreNoTrouble() {
    Stepper stepper = optimizer().over(0);
    stepper.step(new double[0], new double[0], 1);
    assertThat(stepper.steps()).isEqualTo(1);
  }
}
