package org.nabla.examples.own;

import org.nabla.optim.LearningRate;
import org.nabla.optim.Schedule;

/** Learning rates of one's own: one that knows the step, one that looks at the gradient. */
public final class RateRules {

  private RateRules() {}

  /**
   * A rate that falls with the square root of the step: {@code first / sqrt(1 + t)}.
   *
   * @param first the rate of step 0
   * @return the schedule
   */
  public static Schedule inverseSquareRoot(double first) {
    return step -> first / Math.sqrt(1.0 + step);
  }

  /**
   * A rate that makes every step equally long: {@code length / |g|}.
   *
   * @param length how far each step goes
   * @return the rule; its rate is 0 where the gradient is
   */
  public static LearningRate equalSteps(double length) {
    return state ->
        (step, now) -> {
          double squares = 0;
          for (double g : now.gradient()) {
            squares += g * g;
          }
          return squares == 0 ? 0 : length / Math.sqrt(squares);
        };
  }
}
