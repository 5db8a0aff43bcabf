package org.nabla.optim;

/**
 * How large the steps are: what an {@link Optimizer} asks once in each step.
 *
 * <p>A {@link Schedule} answers from the number of the step alone; other rates look at the
 * gradient, the loss or the parameters of the {@link Moment}. This is the immutable recipe, which
 * may be shared by threads and runs; {@link #rate} makes what works in one run.
 */
@FunctionalInterface
public interface LearningRate {
  /**
   * Makes the rate for one run.
   *
   * @param state where a rate with a memory gets its arrays, so that they are saved with the run
   * @return a rate that shares nothing with any other
   */
  Rate rate(State state);

  /**
   * The same rate in every step.
   *
   * @param rate the rate, finite and not negative
   * @return a constant schedule
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  static Schedule constant(double rate) {
    return new Constant(Check.notNegative("learning rate", rate));
  }
}
