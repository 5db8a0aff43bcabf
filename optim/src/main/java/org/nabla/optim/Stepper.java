package org.nabla.optim;

import java.util.Arrays;
import java.util.Map;

/**
 * An {@link Optimizer} at work on one vector of n parameters: counts the steps, checks what it is
 * given, and changes the parameters in place.
 *
 * <p>A step allocates nothing. Where a step throws, parameters and state are as they were before
 * it, except where a learning rate with a memory has already looked at the moment. Not for use from
 * several threads at once; two steppers of one optimizer share nothing.
 */
public final class Stepper {
  private final State state;
  private final Rule rule;
  private final Rate rate;
  private final Moment now = new Moment();
  private final double[] count;
  private final double[] rates;
  private final double[] before;

  Stepper(Optimizer optimizer, int size) {
    Check.atLeast(0, "size", size);
    state = new State(optimizer.name(), size);
    count = state.values("step", 0);
    rule = optimizer.rule(state);
    rate = optimizer.rate().rate(state.under("rate"));
    int perEntry = rate.perEntry() ? size : 0;
    rates = new double[perEntry];
    before = new double[perEntry];
  }

  /**
   * Does one step.
   *
   * @param parameters the n parameters; modified in place
   * @param gradient the n partial derivatives at these parameters; not modified
   * @throws IllegalArgumentException if a length is not n
   * @throws ArithmeticException if an entry of the gradient, or the learning rate, is not finite,
   *     or the rate is negative; the message names the step
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
   * @throws IllegalArgumentException if a length is not n
   * @throws ArithmeticException if an entry of the gradient, or the learning rate, is not finite,
   *     or the rate is negative; the message names the step
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
    now.see(step, parameters, gradient, loss, lossKnown);
    if (rate.perEntry()) {
      stepPerEntry(parameters, gradient);
    } else {
      now.rate(checked(rate.at(step, now), step));
      rule.apply(parameters, gradient, now);
    }
    count[0] = step + 1;
  }

  /** A step is proportional to its rate: take it whole (rate 1), then keep each entry's share. */
  private void stepPerEntry(double[] parameters, double[] gradient) {
    rate.at(now.step(), now, rates);
    double sum = 0;
    for (double each : rates) {
      sum += checked(each, now.step());
    }
    System.arraycopy(parameters, 0, before, 0, before.length);
    now.rate(1);
    rule.apply(parameters, gradient, now);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = before[i] + rates[i] * (parameters[i] - before[i]);
    }
    now.rate(rates.length == 0 ? 0 : sum / rates.length);
  }

  static double checked(double rate, long step) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException(
          "step "
              + step
              + ": the learning rate is "
              + rate
              + ": it must be finite and not negative; clamp it, or correct its settings");
    }
    return rate;
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
    return now.rate();
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
   * Takes up a state that {@link #state()} exported. Strict, and all or nothing: where it throws,
   * nothing was changed.
   *
   * @param saved all arrays by name; copied, not modified
   * @throws IllegalArgumentException if a name is missing or unknown (another optimizer) or a
   *     length or the number of parameters differs
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
        + Arrays.toString(state.copy().keySet().toArray());
  }
}
