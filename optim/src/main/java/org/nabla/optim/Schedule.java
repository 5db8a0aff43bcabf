package org.nabla.optim;

import java.util.function.DoubleFunction;

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
  /**
   * The value that a step uses.
   *
   * @param step the step, from 0
   * @return the value
   */
  double at(long step);

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
    return new Shapes.Constant(value);
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
    return new Shapes.Linear(from, to, length);
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
    return new Shapes.TimeDecay(initial, length);
  }

  /**
   * Stairs: {@code initial * gamma^floor(t / width)} (PyTorch's {@code StepLR}).
   *
   * @param initial the value of the first stair, finite
   * @param width the steps of a stair, at least 1
   * @param gamma the factor from stair to stair, finite
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule step(double initial, long width, double gamma) {
    return new Shapes.Stairs(initial, width, gamma);
  }

  /**
   * Stairs of given ends: {@code initial * gamma^m}, with m the number of milestones that are at
   * most t (PyTorch's {@code MultiStepLR}).
   *
   * @param initial the value before the first milestone, finite
   * @param gamma the factor at each milestone, finite
   * @param milestones steps in ascending order; one that stands twice counts twice; copied
   * @return a schedule without end
   * @throws IllegalArgumentException if a value is not finite or the milestones do not ascend
   */
  static Schedule multiStep(double initial, double gamma, long... milestones) {
    return new Shapes.MultiStep(initial, gamma, milestones);
  }

  /**
   * Exponential decay: {@code initial * gamma^t} (PyTorch's {@code ExponentialLR}).
   *
   * @param initial the value at step 0, finite
   * @param gamma the factor from step to step, finite
   * @return a schedule without end
   * @throws IllegalArgumentException if a value is not finite
   */
  static Schedule exponential(double initial, double gamma) {
    return new Shapes.Exponential(initial, gamma);
  }

  /**
   * Decay by inverse time: {@code initial / (1 + decay * t)} (Robbins and Monro, 1951; the {@code
   * lr_decay} of PyTorch's Adagrad).
   *
   * @param initial the value at step 0, finite
   * @param decay how fast it falls, finite and not negative
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule inverseTime(double initial, double decay) {
    return new Shapes.InverseTime(initial, decay);
  }

  /**
   * Polynomial decay: {@code to + (from - to) * (1 - t / length)^power}, which then holds {@code
   * to} (PyTorch's {@code PolynomialLR}, which has {@code to = 0}).
   *
   * @param from the value at step 0, finite
   * @param to the value at step {@code length}, finite
   * @param length the number of steps, at least 1
   * @param power the power, above 0
   * @return the schedule
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule polynomial(double from, double to, long length, double power) {
    return new Shapes.PolynomialDecay(from, to, length, power);
  }

  /**
   * A cosine: {@code to + (from - to) * (1 + cos(pi * t / length)) / 2} (Loshchilov and Hutter,
   * 2017; PyTorch's {@code CosineAnnealingLR}). As there, it rises again after its end; to stay at
   * the lower value say {@code cosine(...).hold()}.
   *
   * @param from the value at step 0, finite
   * @param to the value at step {@code length}, finite
   * @param length the number of steps from the one to the other, at least 1
   * @return the schedule
   * @throws IllegalArgumentException if a value is not finite or the length below 1
   */
  static Schedule cosine(double from, double to, long length) {
    return new Shapes.Cosine(from, to, length);
  }

  /**
   * Half cosines that start anew, each {@code multiplier} times as long as the one before
   * (Loshchilov and Hutter, 2017; PyTorch's {@code CosineAnnealingWarmRestarts}).
   *
   * @param from the value at each restart, finite
   * @param to the value that each cycle falls to, finite
   * @param period the length of the first cycle, at least 1
   * @param multiplier what the length grows by, at least 1
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule warmRestarts(double from, double to, long period, long multiplier) {
    return new Shapes.WarmRestarts(from, to, period, multiplier);
  }

  /**
   * Triangles between two values (Smith, 2017; PyTorch's {@code CyclicLR}, mode {@code
   * triangular}).
   *
   * @param low the value at step 0 and after each cycle, finite
   * @param high the value at each peak, finite
   * @param up the steps from low to high, at least 1
   * @param down the steps from high to low, at least 1
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule triangular(double low, double high, long up, long down) {
    return new Shapes.Cyclic(low, high, up, down, Shapes.Peaks.ALIKE, 1);
  }

  /**
   * Triangles of which each is half as high as the one before (PyTorch's {@code CyclicLR}, mode
   * {@code triangular2}).
   *
   * @param low the value at step 0 and after each cycle, finite
   * @param high the value at the first peak, finite
   * @param up the steps from low to peak, at least 1
   * @param down the steps from peak to low, at least 1
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule triangular2(double low, double high, long up, long down) {
    return new Shapes.Cyclic(low, high, up, down, Shapes.Peaks.HALVING, 1);
  }

  /**
   * Triangles whose height shrinks by a factor from step to step (PyTorch's {@code CyclicLR}, mode
   * {@code exp_range}): {@code low + (high - low) * triangle(t) * gamma^t}.
   *
   * @param low the value at step 0 and after each cycle, finite
   * @param high the value that the first peak would have without shrinking, finite
   * @param up the steps from low to peak, at least 1
   * @param down the steps from peak to low, at least 1
   * @param gamma the factor from step to step, above 0
   * @return a schedule without end
   * @throws IllegalArgumentException if a setting is out of its range
   */
  static Schedule expRange(double low, double high, long up, long down, double gamma) {
    return new Shapes.Cyclic(low, high, up, down, Shapes.Peaks.EXPONENTIAL, gamma);
  }

  /**
   * One after the other, as by {@link #then(Schedule)}; of one alone, itself.
   *
   * @param first the first schedule
   * @param rest what follows
   * @return the sequence
   * @throws IllegalArgumentException if one before the last has no end
   */
  static Schedule sequence(Schedule first, Schedule... rest) {
    Schedule all = first;
    for (Schedule next : rest) {
      all = all.then(next);
    }
    return all;
  }

  /**
   * This schedule to its {@link #length()}, then another one from its own step 0.
   *
   * @param next what follows, restarted
   * @return the sequence; its length is the sum
   * @throws IllegalArgumentException if this schedule has no end; see {@link #lasting}
   */
  default Schedule then(Schedule next) {
    return new Combined.Then(this, next);
  }

  /**
   * This schedule to its {@link #length()}, then another one that continues from the value that
   * this one has reached there: {@code warm.thenFrom(last -> Schedule.cosine(last, 0, 50))}.
   *
   * @param next makes what follows from {@code at(length())}, the value reached
   * @return the sequence
   * @throws IllegalArgumentException if this schedule has no end; see {@link #lasting}
   */
  default Schedule thenFrom(DoubleFunction<Schedule> next) {
    return then(next.apply(Combined.reached(this)));
  }

  /**
   * A straight line up to this schedule's first value, then this schedule from its step 0.
   *
   * @param steps the number of steps of the line, at least 1
   * @param startFactor the line's start as a share of this schedule's first value, finite
   * @return the sequence
   * @throws IllegalArgumentException if a setting is out of its range
   */
  default Schedule warmUp(long steps, double startFactor) {
    double first = at(0);
    return new Shapes.Linear(first * Check.finite("startFactor", startFactor), first, steps)
        .then(this);
  }

  /**
   * The product, step by step.
   *
   * @param other another schedule
   * @return a schedule as long as the shorter
   */
  default Schedule times(Schedule other) {
    return new Combined.Times(this, other);
  }

  /**
   * The sum, step by step.
   *
   * @param other another schedule
   * @return a schedule as long as the shorter
   */
  default Schedule plus(Schedule other) {
    return new Combined.Plus(this, other);
  }

  @Override
  default Schedule clamp(double low, double high) {
    return new Combined.Clamp(this, low, high);
  }

  @Override
  default Schedule shift(long steps) {
    return new Combined.Shift(this, steps);
  }

  @Override
  default Schedule every(long k) {
    return new Combined.Every(this, k);
  }

  @Override
  default Schedule lasting(long steps) {
    return new Combined.Lasting(this, steps);
  }

  @Override
  default Schedule hold() {
    return new Combined.Hold(this);
  }

  @Override
  default Schedule repeat() {
    return new Combined.Repeat(this);
  }

  @Override
  default Schedule orFail() {
    return new Combined.OrFail(this);
  }
}
