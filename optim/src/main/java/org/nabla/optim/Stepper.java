package org.nabla.optim;

import java.util.Map;

/**
 * An {@link Optimizer} at work on one vector of n parameters: counts the steps, checks what it is
 * given, and changes the parameters in place.
 *
 * <p>A step allocates nothing. Where a step refuses its arrays (their lengths, or a gradient that
 * is not finite), parameters and state are as they were before it. Where it refuses a rate or a
 * setting that leaves its range on the way, what comes before in the chain, such as decoupled decay
 * or an earlier group, may have moved the parameters: go on from a saved state. Not for use from
 * several threads at once; two steppers of one optimizer share nothing.
 */
public final class Stepper {
  private final State state;
  private final Engine engine;
  private final double[] count;

  Stepper(Optimizer optimizer, int size) {
    Check.atLeast(0, "size", size);
    state = new State(optimizer.name(), size);
    count = state.steps();
    engine = new Engine(optimizer, state);
  }

  /**
   * Does one step.
   *
   * @param parameters the n parameters; modified in place
   * @param gradient the n partial derivatives at these parameters; not modified
   * @throws IllegalArgumentException if a length is not n, or a schedule is asked beyond the end
   *     that {@link LearningRate#orFail()} gave it
   * @throws ArithmeticException if an entry of the gradient, or the learning rate, is not finite,
   *     or the rate is negative, or the schedule of a setting leaves its range; the message names
   *     the step
   * @throws IllegalStateException if the learning rate looks at the loss
   */
  public void step(double[] parameters, double[] gradient) {
    step(parameters, gradient, Double.NaN, false);
  }

  /**
   * Does one step with a learning rate that may look at the loss.
   *
   * @param parameters the n parameters; modified in place
   * @param gradient the n partial derivatives at these parameters; not modified
   * @param loss the value of the function at these parameters; NaN is passed on to the rate
   * @throws IllegalArgumentException if a length is not n, or a schedule is asked beyond the end
   *     that {@link LearningRate#orFail()} gave it
   * @throws ArithmeticException if an entry of the gradient, or the learning rate, is not finite,
   *     or the rate is negative, or the schedule of a setting leaves its range; the message names
   *     the step
   */
  public void step(double[] parameters, double[] gradient, double loss) {
    step(parameters, gradient, loss, true);
  }

  private void step(double[] parameters, double[] gradient, double loss, boolean lossKnown) {
    int size = state.size();
    long step = steps();
    Check.length("parameter vector", parameters, size);
    Check.length("gradient", gradient, size);
    int bad = Check.firstNonFinite(gradient);
    if (bad >= 0) {
      throw new ArithmeticException(
          "step "
              + step
              + ": the gradient's entry "
              + bad
              + " is "
              + gradient[bad]
              + ": the learning rate may be too high, or the parameters outside the function's"
              + " domain");
    }
    engine.step(parameters, gradient, step, loss, lossKnown);
    count[0] = step + 1;
  }

  /**
   * The number of parameters.
   *
   * @return n
   */
  public int size() {
    return state.size();
  }

  /**
   * The number of steps done.
   *
   * @return the count, which is also the number of the next step
   */
  public long steps() {
    return (long) count[0];
  }

  /**
   * The learning rate of the last step.
   *
   * @return the rate; the mean over the entries where each has its own; 0 before the first step of
   *     this object
   */
  public double lastRate() {
    return engine.lastRate();
  }

  /**
   * Exports everything a later run needs to go on to the bit as this one would.
   *
   * @return copies of all arrays by name, in a fixed order; independent of this stepper
   */
  public Map<String, double[]> state() {
    return state.copy();
  }

  /**
   * One array of the state, such as the {@code average} of {@link Optimizer#averaging(double)}.
   *
   * @param name its name, without the optimizer's own in front
   * @return a copy
   * @throws IllegalArgumentException if there is no such array; the message names those there are
   */
  public double[] state(String name) {
    return state.copy(name);
  }

  /**
   * Takes up a state that {@link #state()} exported. Strict, and all or nothing: where it throws,
   * nothing was changed.
   *
   * @param saved all arrays by name; copied, not modified
   * @throws IllegalArgumentException if a name is missing or unknown (another optimizer), a length
   *     or the number of parameters differs, the step count is not a whole number of at least 0, or
   *     the entries are grouped otherwise
   */
  public void restore(Map<String, double[]> saved) {
    state.restore(saved);
  }

  @Override
  public String toString() {
    return "Stepper over "
        + size()
        + " parameters at step "
        + steps()
        + ", state "
        + state.copy().keySet();
  }
}
