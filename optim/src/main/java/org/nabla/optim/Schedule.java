package org.nabla.optim;

/**
 * A value that is a pure function of the step: learning rates, and any other hyper-parameter.
 *
 * <p>{@code at(t)} depends on t alone, so that schedules nest to any depth, resume at any step, and
 * can be drawn before a run. Steps count from 0: {@code at(0)} is the value that the first step
 * uses. A lambda is a schedule: {@code Schedule s = t -> 0.1 / (1 + t)}. Immutable; safe for
 * threads.
 */
@FunctionalInterface
public interface Schedule extends LearningRate {
  /** The length of a schedule that never ends. */
  long ENDLESS = Long.MAX_VALUE;

  /**
   * The value that a step uses.
   *
   * @param step the step, from 0
   * @return the value
   */
  double at(long step);

  /**
   * The number of steps after which the schedule has reached its end; {@code at(length())} is the
   * value that it has reached.
   *
   * @return the number of steps, at least 1; {@link #ENDLESS} unless overridden
   */
  default long length() {
    return ENDLESS;
  }

  // A schedule's lambda is the value itself; as a learning rate it answers from its step alone.
  @SuppressWarnings("FunctionalInterfaceMethodChanged")
  @Override
  default Rate rate(State state) {
    return (step, now) -> at(step);
  }

  /**
   * The same value at every step.
   *
   * @param value the value, finite
   * @return a schedule without end
   * @throws IllegalArgumentException if the value is not finite
   */
  static Schedule constant(double value) {
    return new Constant(value);
  }

  /**
   * A straight line: {@code from + (to - from) * t / length}, which then holds {@code to}
   * (PyTorch's {@code LinearLR}).
   *
   * @param from the value at step 0, finite
   * @param to the value at step {@code length}, finite
   * @param length the number of steps from the one to the other, at least 1
   * @return the schedule
   * @throws IllegalArgumentException if a value is not finite or the length below 1
   */
  static Schedule linear(double from, double to, long length) {
    return new Linear(from, to, length);
  }

  /**
   * The notes' rule of time: {@code initial * (1 - (t + 1) / length)}; the last of its steps has
   * value 0, which it then holds.
   *
   * @param initial the value just before the first step, finite; the first step already uses {@code
   *     initial * (1 - 1 / length)}
   * @param length the number of steps, at least 1
   * @return the schedule
   * @throws IllegalArgumentException if the value is not finite or the length below 1
   */
  static Schedule timeDecay(double initial, long length) {
    return new TimeDecay(initial, length);
  }
}
