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
  /** The length of a rate that never ends. */
  long ENDLESS = Long.MAX_VALUE;

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
    return new Shapes.Constant(Check.notNegative("learning rate", rate));
  }

  /**
   * The number of steps after which the rate has reached its end.
   *
   * @return the number of steps, at least 1; {@link #ENDLESS} unless overridden
   */
  default long length() {
    return ENDLESS;
  }

  /**
   * {@code factor * |g|}: in one dimension the size of the derivative, in n the Euclidean norm of
   * the gradient.
   *
   * @param factor the factor, finite and not negative
   * @return one rate for all parameters
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  static LearningRate proportionalToGradient(double factor) {
    Check.notNegative("factor", factor);
    return state -> (step, now) -> factor * Vectors.norm(now.gradient());
  }

  /**
   * {@code factor * |g_i|} for each parameter i.
   *
   * @param factor the factor, finite and not negative
   * @return a rate for each parameter
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  static LearningRate proportionalToGradientPerEntry(double factor) {
    Check.notNegative("factor", factor);
    return state -> new Looking.PerEntry(factor, Moment::gradient);
  }

  /**
   * {@code factor * |p|}: in one dimension the size of the parameter, in n the Euclidean norm of
   * the parameters. It assumes that the minimum is at 0.
   *
   * @param factor the factor, finite and not negative
   * @return one rate for all parameters
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  static LearningRate proportionalToValue(double factor) {
    Check.notNegative("factor", factor);
    return state -> (step, now) -> factor * Vectors.norm(now.parameters());
  }

  /**
   * {@code factor * |p_i|} for each parameter i. It assumes that the minimum is at 0; a parameter
   * that is 0 stays there.
   *
   * @param factor the factor, finite and not negative
   * @return a rate for each parameter
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  static LearningRate proportionalToValuePerEntry(double factor) {
    Check.notNegative("factor", factor);
    return state -> new Looking.PerEntry(factor, Moment::parameters);
  }

  /**
   * {@code factor * loss / largest}, where largest is the largest loss of this run so far: a share
   * in [0, 1] of the factor. For losses that are not negative; the caller must pass the loss.
   *
   * @param factor the rate at the largest loss, finite and not negative
   * @return one rate for all parameters, which remembers the largest loss; it fails with {@link
   *     ArithmeticException} at a loss that is negative or not finite
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  static LearningRate proportionalToLoss(double factor) {
    Check.notNegative("factor", factor);
    return state -> new Looking.LossShare(factor, state.values("largest_loss", 0));
  }

  /**
   * {@code factor * (loss - low) / (high - low)}, held within [0, factor]: a loss of known range. A
   * loss that is NaN fails in the optimizer. The caller must pass the loss.
   *
   * @param factor the rate at a loss of {@code high} or more, finite and not negative
   * @param low the loss that gives rate 0, finite
   * @param high the loss that gives the full rate, above {@code low}
   * @return one rate for all parameters
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static LearningRate proportionalToLoss(double factor, double low, double high) {
    Check.notNegative("factor", factor);
    Check.finite("low", low);
    Check.positive("high - low", high - low);
    return state ->
        (step, now) -> factor * Math.max(0, Math.min(1, (now.loss() - low) / (high - low)));
  }

  /**
   * This rate to its {@link #length()}, then another one from its own step 0.
   *
   * @param next what follows
   * @return the sequence; its length is the sum
   * @throws IllegalArgumentException if this rate has no end; see {@link #lasting}
   */
  default LearningRate then(LearningRate next) {
    return new CombinedRates.Then(this, next);
  }

  /**
   * The product, step by step.
   *
   * @param other another rate
   * @return a rate as long as the shorter
   */
  default LearningRate times(LearningRate other) {
    return new CombinedRates.Both(this, other, (a, b) -> a * b);
  }

  /**
   * The sum, step by step.
   *
   * @param other another rate
   * @return a rate as long as the shorter
   */
  default LearningRate plus(LearningRate other) {
    return new CombinedRates.Both(this, other, Double::sum);
  }

  /**
   * Held within a range; NaN stays NaN.
   *
   * @param low the lowest value
   * @param high the highest value, at least {@code low}
   * @return a rate that never leaves the range
   * @throws IllegalArgumentException if {@code high} is below {@code low} or one is NaN
   */
  default LearningRate clamp(double low, double high) {
    Combined.range(low, high);
    return new CombinedRates.Both(
        this, Schedule.constant(1), (a, one) -> Math.max(low, Math.min(high, a)));
  }

  /**
   * As it will be some steps later: at step t what this gives at {@code t + steps}.
   *
   * @param steps how many; a negative number delays, with step 0 in the meantime
   * @return the shifted rate; {@code shift(0)} changes nothing
   */
  default LearningRate shift(long steps) {
    return new CombinedRates.Shift(this, steps);
  }

  /**
   * Slowed down: one step of this rate lasts k steps, such as an epoch of k batches. A rate that
   * looks is asked in the first of them.
   *
   * @param k how many, at least 1
   * @return the slower rate, k times as long
   * @throws IllegalArgumentException if k is below 1
   */
  default LearningRate every(long k) {
    return new CombinedRates.Every(this, k);
  }

  /**
   * The same values, and an end for {@link #then}, {@link #hold}, {@link #repeat} and {@link
   * #orFail}.
   *
   * @param steps the length, at least 1
   * @return a rate with that {@link #length()}
   * @throws IllegalArgumentException if the length is below 1
   */
  default LearningRate lasting(long steps) {
    return new CombinedRates.Lasting(this, steps);
  }

  /**
   * After the end stays as it is: a schedule at {@code at(length())}, a rate that looks at its last
   * answer.
   *
   * @return a rate that holds
   */
  default LearningRate hold() {
    return new CombinedRates.Hold(this);
  }

  /**
   * After the end begins again, without end.
   *
   * @return a rate that repeats
   * @throws IllegalArgumentException if this rate has no end; see {@link #lasting}
   */
  default LearningRate repeat() {
    return new CombinedRates.Repeat(this);
  }

  /**
   * After the end fails: asking for step {@link #length()} or a later one throws {@link
   * IllegalArgumentException}.
   *
   * @return a rate that refuses to go on
   * @throws IllegalArgumentException if this rate has no end; see {@link #lasting}
   */
  default LearningRate orFail() {
    return new CombinedRates.OrFail(this);
  }
}
