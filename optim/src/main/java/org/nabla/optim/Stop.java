package org.nabla.optim;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When a run is to stop, asked between steps: {@code descent.until(Stop.gradientNorm(1e-6))}.
 *
 * <p>Conditions combine with {@link #or} and {@link #and}; one of your own is a lambda, or {@link
 * #when}. A condition keeps no state, so that one may serve many runs.
 */
@FunctionalInterface
public interface Stop {
  /**
   * Whether to stop here.
   *
   * @param now where the run stands
   * @return the reason to stop, or empty to go on
   */
  Optional<Reason> check(Progress now);

  /**
   * How far this condition is from being met, for the report of a run that ended without it.
   *
   * @param now where the run stands
   * @return a few words such as "gradient norm 0.3, not below 1.0E-6"; "a condition of your own"
   *     unless overridden
   */
  default String status(Progress now) {
    return "a condition of your own";
  }

  /**
   * Stops where either condition is met.
   *
   * @param other another condition
   * @return a condition with the reason of the first that is met
   */
  default Stop or(Stop other) {
    return new Stops.Or(this, other);
  }

  /**
   * Stops where both conditions are met.
   *
   * @param other another condition
   * @return a condition with both reasons; it failed, or was a limit, where one of them was
   */
  default Stop and(Stop other) {
    return new Stops.And(this, other);
  }

  /**
   * Never.
   *
   * @return a condition that is never met
   */
  static Stop never() {
    return Stops.Never.NEVER;
  }

  /**
   * A condition of your own, which counts as success.
   *
   * @param name what it is called in the reason
   * @param condition when it is met
   * @return the condition
   */
  static Stop when(String name, Predicate<Progress> condition) {
    return new Stops.When(name, condition);
  }

  /**
   * The gradient is small: success.
   *
   * @param limit its Euclidean norm is below this, above 0
   * @return the condition
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  static Stop gradientNorm(double limit) {
    return new Stops.Below("gradient norm", Progress::gradientNorm, Check.positive("limit", limit));
  }

  /**
   * The point hardly moves any more: success.
   *
   * @param limit the last step was shorter than this, above 0
   * @return the condition, which is never met before the first step
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  static Stop changeOfPoint(double limit) {
    return new Stops.Below("change of x", Progress::changeOfPoint, Check.positive("limit", limit));
  }

  /**
   * The value hardly changes any more: success.
   *
   * @param limit the last step changed it by less than this, above 0
   * @return the condition, which is never met before the first step
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  static Stop changeOfValue(double limit) {
    return new Stops.Below("change of f", Progress::changeOfValue, Check.positive("limit", limit));
  }

  /**
   * The value is good enough: success.
   *
   * @param value at most this where the function is minimized, at least this where maximized;
   *     finite
   * @return the condition
   * @throws IllegalArgumentException if the value is not finite
   */
  static Stop target(double value) {
    return new Stops.Target(Check.finite("target", value));
  }

  /**
   * A limit on the steps, to be combined with others; for the cap alone see {@link Descent#steps}.
   *
   * @param limit stops where at least as many were done, at least 0
   * @return the condition
   * @throws IllegalArgumentException if the limit is negative
   */
  static Stop steps(long limit) {
    Check.atLeast(0, "steps", limit);
    return new Stops.Limit("steps", Progress::steps, limit, "");
  }

  /**
   * A limit on the evaluations of the function, checked between steps.
   *
   * @param limit stops where at least as many were made, at least 1
   * @return the condition
   * @throws IllegalArgumentException if the limit is below 1
   */
  static Stop evaluations(long limit) {
    Check.atLeast(1, "evaluations", limit);
    return new Stops.Limit("evaluations", Progress::evaluations, limit, "");
  }

  /**
   * A limit on the time, checked between steps. What such a run finds depends on the machine.
   *
   * @param limit stops where at least as much has passed, not negative
   * @return the condition
   * @throws IllegalArgumentException if the limit is negative
   */
  static Stop time(Duration limit) {
    Check.atLeast(0, "time in nanoseconds", limit.toNanos());
    return new Stops.Limit("time", Progress::nanoseconds, limit.toNanos(), " ns");
  }

  /**
   * The point runs away: failure, with the rate as the likely cause. (A value that is not finite
   * always ends a run.)
   *
   * @param limit the Euclidean norm of the point is above this, above 0
   * @return the condition
   * @throws IllegalArgumentException if the limit is not a finite number above 0
   */
  static Stop diverging(double limit) {
    return new Stops.Diverging(Check.positive("limit", limit));
  }
}
