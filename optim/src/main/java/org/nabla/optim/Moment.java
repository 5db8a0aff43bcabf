package org.nabla.optim;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Rule} and a {@link LearningRate} may look at in one step: its number, the rate, the
 * loss, and the two vectors as the caller passed them; within {@link Groups}, the entries of one
 * group, copied.
 *
 * <p>One instance is reused for all steps of a {@link Stepper}: read it, do not keep it. The arrays
 * may be the caller's own: read them, do not write them. Not for use from several threads.
 */
public final class Moment {
  private double[] parameters = {};
  private double[] gradient = {};
  private double loss;
  private boolean lossKnown;
  private long step;
  private double rate;
  private @Nullable EntryRates entries;

  Moment() {}

  void see(long step, double[] parameters, double[] gradient, double loss, boolean lossKnown) {
    this.step = step;
    this.parameters = parameters;
    this.gradient = gradient;
    this.loss = loss;
    this.lossKnown = lossKnown;
  }

  void see(double[] otherParameters, double[] otherGradient, Moment other, boolean negated) {
    double same = negated ? -other.loss : other.loss;
    see(other.step, otherParameters, otherGradient, same, other.lossKnown);
  }

  void entries(EntryRates own) {
    entries = own;
  }

  /** The rates where each entry has its own. */
  @Nullable EntryRates entries() {
    return entries;
  }

  void rate(double rate) {
    this.rate = rate;
  }

  /**
   * The number of this step, counted from 0.
   *
   * @return the number of steps done before this one
   */
  public long step() {
    return step;
  }

  /**
   * The learning rate of this step.
   *
   * @return the rate; where each entry has its own, 1 for the rule, whose step is then scaled.
   *     While a {@link LearningRate} is being asked, NaN: what it remembers belongs in its {@link
   *     State}
   */
  public double rate() {
    return rate;
  }

  /**
   * The value of the function before this step.
   *
   * @return the loss that was passed to {@link Stepper#step(double[], double[], double)}, negated
   *     where the optimizer is {@link Optimizer#maximizing()}; NaN where the loss itself is NaN
   * @throws IllegalStateException if the caller did not pass a loss
   */
  public double loss() {
    if (!lossKnown) {
      throw new IllegalStateException(
          "step "
              + step
              + ": this learning rate looks at the loss, and none was given:"
              + " call step(parameters, gradient, loss)");
    }
    return loss;
  }

  /**
   * The parameters before this step.
   *
   * @return n entries: the caller's own array, or a group's copy of its entries; not to be written
   */
  public double[] parameters() {
    return parameters;
  }

  /**
   * The gradient as the caller passed it, before any wrapper (such as clipping) has changed it.
   *
   * @return n entries: the caller's own array, or a group's copy of its entries; not to be written
   */
  public double[] gradient() {
    return gradient;
  }
}
