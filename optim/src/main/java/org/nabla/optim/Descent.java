package org.nabla.optim;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Walks a function downhill, or uphill, from a start:
 *
 * <pre>{@code
 * DescentResult found = Descent.minimize(f, df).with(new Sgd(0.01)).steps(100).from(1.7);
 * }</pre>
 *
 * <p>Step i, from 0, takes the gradient at the point, asks the optimizer, moves, and evaluates the
 * function at the new point. A run ends where a condition of {@link #until} is met, at the number
 * of {@link #steps}, or where a number is not finite; {@link DescentResult#reason} says which.
 *
 * <p>Immutable: each setter returns another descent. As safe for threads as the given functions.
 */
public final class Descent {
  private final boolean uphill;
  private final ToDoubleFunction<double[]> function;
  private final Gradient gradient;
  private final Method method;
  private final Stop stop;
  private final long steps;
  private final long every;

  /** An optimizer, or a direction method with its line search. */
  private interface Method {
    Mover over(Objective objective, int size);
  }

  private Descent(
      boolean uphill,
      ToDoubleFunction<double[]> function,
      Gradient gradient,
      Method method,
      Stop stop,
      long steps,
      long every) {
    this.uphill = uphill;
    this.function = function;
    this.gradient = gradient;
    this.method = method;
    this.stop = stop;
    this.steps = steps;
    this.every = every;
  }

  private Descent(boolean uphill, ToDoubleFunction<double[]> function, Gradient gradient) {
    this(uphill, function, gradient, stepping(new Sgd(0.01)), Stop.never(), 1000, 1);
  }

  /**
   * Looks for a minimum of a function of one variable.
   *
   * @param function the function
   * @param derivative its derivative
   * @return a descent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  public static Descent minimize(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
    return new Descent(false, lift(function), lift1(derivative));
  }

  /**
   * Looks for a minimum of a function of one variable, with its derivative by central differences.
   *
   * @param function the function; where a lambda is ambiguous, write {@code (double x) -> ...}
   * @return a descent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  @SuppressWarnings("overloads") // a bare lambda must name its type; variables need not
  public static Descent minimize(DoubleUnaryOperator function) {
    return minimize(lift(function));
  }

  /**
   * Looks for a minimum of a function of n variables, with its gradient by central differences.
   *
   * @param function the function of a point, which it must not modify; where a lambda is ambiguous,
   *     write {@code (double[] x) -> ...}
   * @return a descent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  @SuppressWarnings("overloads") // as above
  public static Descent minimize(ToDoubleFunction<double[]> function) {
    return minimize(function, Gradient.byDifferences(function));
  }

  /**
   * Looks for a maximum of a function of one variable, with its derivative by central differences.
   *
   * @param function the function; where a lambda is ambiguous, write {@code (double x) -> ...}
   * @return an ascent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  @SuppressWarnings("overloads") // a bare lambda must name its type; variables need not
  public static Descent maximize(DoubleUnaryOperator function) {
    return maximize(lift(function));
  }

  /**
   * Looks for a maximum of a function of n variables, with its gradient by central differences.
   *
   * @param function the function of a point, which it must not modify; where a lambda is ambiguous,
   *     write {@code (double[] x) -> ...}
   * @return an ascent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  @SuppressWarnings("overloads") // as above
  public static Descent maximize(ToDoubleFunction<double[]> function) {
    return maximize(function, Gradient.byDifferences(function));
  }

  /**
   * Looks for a minimum of a function of n variables.
   *
   * @param function the function of a point, which it must not modify
   * @param gradient its gradient
   * @return a descent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  public static Descent minimize(ToDoubleFunction<double[]> function, Gradient gradient) {
    return new Descent(false, function, gradient);
  }

  /**
   * Looks for a maximum of a function of one variable, by stepping uphill.
   *
   * @param function the function
   * @param derivative its derivative
   * @return an ascent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  public static Descent maximize(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
    return new Descent(true, lift(function), lift1(derivative));
  }

  /**
   * Looks for a maximum of a function of n variables, by stepping uphill.
   *
   * @param function the function of a point, which it must not modify
   * @param gradient its gradient (of the function itself, not negated)
   * @return an ascent by {@code new Sgd(0.01)} in 1000 steps, to be adjusted
   */
  public static Descent maximize(ToDoubleFunction<double[]> function, Gradient gradient) {
    return new Descent(true, function, gradient);
  }

  private static ToDoubleFunction<double[]> lift(DoubleUnaryOperator function) {
    return x -> function.applyAsDouble(x[0]);
  }

  private static Gradient lift1(DoubleUnaryOperator derivative) {
    return (x, g) -> g[0] = derivative.applyAsDouble(x[0]);
  }

  /**
   * The same with another optimizer.
   *
   * @param other the optimizer; default {@code new Sgd(0.01)}
   * @return another descent
   */
  public Descent with(Optimizer other) {
    return new Descent(uphill, function, gradient, stepping(other), stop, steps, every);
  }

  /**
   * The same with a direction and a line search in place of an optimizer. In the trajectory, the
   * rate is then the length of the step in units of its direction.
   *
   * @param other such as {@code new Lbfgs()} or {@code new Newton(hessian)}
   * @return another descent
   */
  public Descent with(DirectionMethod other) {
    Method searching = (objective, size) -> new Mover.Searching(objective, other, size);
    return new Descent(uphill, function, gradient, searching, stop, steps, every);
  }

  private static Method stepping(Optimizer optimizer) {
    return (objective, size) -> new Mover.Stepping(objective, optimizer.over(size));
  }

  /**
   * The same with one more condition that ends the run; the first that is met gives the reason.
   *
   * @param condition such as {@code Stop.gradientNorm(1e-6)}
   * @return another descent
   */
  public Descent until(Stop condition) {
    Stop both = stop == Stop.never() ? condition : stop.or(condition);
    return new Descent(uphill, function, gradient, method, both, steps, every);
  }

  /**
   * The same with another cap on the number of steps.
   *
   * @param cap the largest number of steps, at least 0; default 1000
   * @return another descent
   * @throws IllegalArgumentException if the cap is negative
   */
  public Descent steps(long cap) {
    return new Descent(
        uphill, function, gradient, method, stop, Check.atLeast(0, "steps", cap), every);
  }

  /**
   * The same with another spacing of the recorded steps.
   *
   * @param spacing records steps 0, k, 2k, ... and always the last; 1 (the default) records all
   * @return another descent
   * @throws IllegalArgumentException if the spacing is below 1
   */
  public Descent recording(long spacing) {
    return new Descent(
        uphill, function, gradient, method, stop, steps, Check.atLeast(1, "spacing", spacing));
  }

  /**
   * Runs from a start to the end.
   *
   * @param start the start's n coordinates, finite; not modified. One number in one dimension
   * @return what was found, how, and why the run ended
   * @throws IllegalArgumentException if the start is empty or not finite
   */
  public DescentResult from(double... start) {
    if (start.length == 0 || Check.firstNonFinite(start) >= 0) {
      throw new IllegalArgumentException(
          "the start is " + Vectors.shown(start) + ": give at least one number, all finite");
    }
    Objective objective = new Objective(function, gradient, uphill);
    Mover mover = method.over(objective, start.length);
    return new Walk(objective, mover, stop, steps, every, start).run();
  }

  boolean uphill() {
    return uphill;
  }
}
