package org.nabla.optim;

import java.util.function.IntPredicate;

/**
 * An optimizer as a recipe: its settings, from which {@link #over} makes fresh state for a vector
 * of n parameters.
 *
 * <p>Implementations are immutable and may be shared by threads; what they make may not. An
 * optimizer of your own is a record that names its rate and says what one step does; everything it
 * remembers is an array of its {@link State}:
 *
 * <pre>{@code
 * record HeavyBall(LearningRate rate, double rho) implements Optimizer {
 *   public Rule rule(State state) {
 *     double[] v = state.vector("velocity");
 *     return (p, g, now) -> {
 *       double lr = now.rate();
 *       for (int i = 0; i < p.length; i++) {
 *         v[i] = rho * v[i] - lr * g[i];
 *         p[i] += v[i];
 *       }
 *     };
 *   }
 * }
 * }</pre>
 *
 * <p>Plain arrays, settings read into local variables and one loop from index 0, as here, are what
 * HotSpot turns into vector instructions.
 *
 * <p>Wrappers such as {@link #clipNorm} give another optimizer around this one. The outermost, that
 * is the last one written, sees the gradient first: {@code new Sgd(0.1).weightDecay(0.01)
 * .clipNorm(1)} clips the gradient, then adds the penalty, then steps.
 */
public interface Optimizer {
  /**
   * The learning rate, asked once in each step.
   *
   * @return the rate: a {@link Schedule} or a rule that looks at gradient, loss or value
   */
  LearningRate rate();

  /**
   * Makes the rule for one vector.
   *
   * @param state where the rule gets its arrays; its {@link State#size()} is n
   * @return a rule that shares nothing with any other
   */
  Rule rule(State state);

  /**
   * The name under which the state is saved.
   *
   * @return the simple name of the class, unless overridden
   */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Makes fresh state over one vector.
   *
   * @param size the number of parameters n, at least 0
   * @return a stepper at step 0
   * @throws IllegalArgumentException if the size is negative
   */
  default Stepper over(int size) {
    return new Stepper(this, size);
  }

  /**
   * Steps uphill: the same optimizer on the negated gradient and the negated loss, bit for bit
   * (PyTorch's {@code maximize=True}). Pass the gradient and the loss of the function that is
   * maximized; a rate that looks at the loss sees what it would see if the negated function were
   * minimized.
   *
   * <p>The order matters as with any wrapper: {@code weightDecay(d).maximizing()} shrinks the
   * parameters, as PyTorch does; {@code maximizing().weightDecay(d)} makes them grow.
   *
   * @return an optimizer that ascends
   */
  default Optimizer maximizing() {
    return new Wrapped.Maximizing(this);
  }

  /**
   * Adds a penalty on the parameters to the gradient, {@code g + decay * p} (PyTorch's {@code
   * weight_decay}).
   *
   * @param decay the strength, finite and not negative
   * @return an optimizer with coupled weight decay
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  default Optimizer weightDecay(double decay) {
    return weightDecay(Settings.constant("weight decay", decay), i -> true);
  }

  /**
   * Adds a penalty on some of the parameters to the gradient, {@code g + decay * p}.
   *
   * @param decay the strength at each step, finite and not negative
   * @param decayed which entries decay, by index; asked once for each when state is made. Biases
   *     are usually exempt
   * @return an optimizer with coupled weight decay
   * @throws IllegalArgumentException if the first strength is negative or not finite
   */
  default Optimizer weightDecay(Schedule decay, IntPredicate decayed) {
    return new Wrapped.WeightDecay(this, decay, decayed);
  }

  /**
   * Shrinks the parameters apart from the gradient before each step, {@code p * (1 - rate *
   * decay)}.
   *
   * @param decay the strength, finite and not negative
   * @return an optimizer with decoupled weight decay
   * @throws IllegalArgumentException if the strength is negative or not finite, or this is {@link
   *     Groups}, inside whose parts it belongs
   */
  default Optimizer decoupledWeightDecay(double decay) {
    return decoupledWeightDecay(Settings.constant("weight decay", decay), i -> true);
  }

  /**
   * Shrinks some of the parameters apart from the gradient before each step, {@code p * (1 - rate *
   * decay)}.
   *
   * @param decay the strength at each step, finite and not negative
   * @param decayed which entries decay, by index; asked once for each when state is made
   * @return an optimizer with decoupled weight decay
   * @throws IllegalArgumentException if the first strength is negative or not finite, or this is
   *     {@link Groups}, inside whose parts it belongs
   */
  default Optimizer decoupledWeightDecay(Schedule decay, IntPredicate decayed) {
    return new Wrapped.DecoupledWeightDecay(this, decay, decayed);
  }

  /**
   * Limits every entry of the gradient to {@code [-limit, limit]}.
   *
   * @param limit the largest size of an entry, above 0
   * @return an optimizer that clips by value
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  default Optimizer clipValue(double limit) {
    return clipValue(Settings.constant("limit", limit));
  }

  /**
   * Limits every entry of the gradient to {@code [-limit, limit]}, with a limit that changes.
   *
   * @param limit the largest size of an entry at each step, above 0
   * @return an optimizer that clips by value
   * @throws IllegalArgumentException if the first limit is not a finite number above 0
   */
  default Optimizer clipValue(Schedule limit) {
    return new Wrapped.ClipValue(this, limit);
  }

  /**
   * Scales the gradient down where its Euclidean norm is above a limit: {@code g * min(1, limit /
   * (norm + 1e-6))}, as PyTorch's {@code clip_grad_norm_} has it.
   *
   * @param limit the largest norm, above 0
   * @return an optimizer that clips by norm
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  default Optimizer clipNorm(double limit) {
    return clipNorm(Settings.constant("limit", limit));
  }

  /**
   * Scales the gradient down where its Euclidean norm is above a limit that changes.
   *
   * @param limit the largest norm at each step, above 0
   * @return an optimizer that clips by norm
   * @throws IllegalArgumentException if the first limit is not a finite number above 0
   */
  default Optimizer clipNorm(Schedule limit) {
    return new Wrapped.ClipNorm(this, limit);
  }

  /**
   * Adds normal noise to every entry of the gradient (Neelakantan et al., 2015). The noise of a
   * step depends on the seed and the number of the step alone, so that a resumed run sees the same.
   *
   * @param deviation the standard deviation at each step, finite and not negative
   * @param seed the seed
   * @return an optimizer with noise
   * @throws IllegalArgumentException if the first deviation is negative or not finite
   */
  default Optimizer noise(Schedule deviation, long seed) {
    return new Wrapped.Noise(this, deviation, seed);
  }

  /**
   * Keeps some of the parameters as they are, to the bit; the optimizer sees a gradient of 0 there.
   *
   * @param frozen which entries stay, by index; asked once for each when state is made
   * @return an optimizer that moves the others
   */
  default Optimizer freeze(IntPredicate frozen) {
    return new Wrapped.Freeze(this, frozen);
  }

  /**
   * Lookahead (Zhang et al., 2019): after every k steps, goes back to a share of the way from the
   * last such point: {@code slow = slow + share * (p - slow); p = slow}.
   *
   * @param every k, at least 1 (the paper: 5)
   * @param share from above 0 to 1 (the paper: 0.5)
   * @return an optimizer that looks ahead
   * @throws IllegalArgumentException if a setting is out of its range
   */
  default Optimizer lookahead(long every, double share) {
    return lookahead(every, Settings.constant("share", share));
  }

  /**
   * Lookahead with a share that changes.
   *
   * @param every k, at least 1
   * @param share from above 0 to 1, read at each k-th step
   * @return an optimizer that looks ahead
   * @throws IllegalArgumentException if k or the first share is out of its range
   */
  default Optimizer lookahead(long every, Schedule share) {
    return new Wrapped.Lookahead(this, every, share);
  }

  /**
   * Keeps an exponential average of the parameters beside them: {@code average = decay * average +
   * (1 - decay) * p}, from the point after the first step on. Read it with {@link
   * Stepper#state(String)} under the name {@code average}.
   *
   * @param decay from 0 up to, but not including, 1 (often 0.999)
   * @return an optimizer that steps as this one does, and averages
   * @throws IllegalArgumentException if the decay is out of its range
   */
  default Optimizer averaging(double decay) {
    return averaging(Settings.constant("decay", decay));
  }

  /**
   * Keeps an exponential average of the parameters beside them, with a decay that changes.
   *
   * @param decay at each step from 0 up to, but not including, 1; that of step 0 is not used, since
   *     the average begins there
   * @return an optimizer that steps as this one does, and averages
   * @throws IllegalArgumentException if the first decay is out of its range
   */
  default Optimizer averaging(Schedule decay) {
    Settings.decay("decay", decay);
    return new Wrapped.Averaging(this, t -> t == 0 ? 0 : decay.at(t));
  }

  /**
   * Keeps the plain mean of all points beside the parameters (Polyak and Juditsky, 1992). Read it
   * with {@link Stepper#state(String)} under the name {@code average}.
   *
   * @return an optimizer that steps as this one does, and averages
   */
  default Optimizer averaging() {
    return new Wrapped.Averaging(this, t -> t / (t + 1.0));
  }
}
