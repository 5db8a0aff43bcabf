package org.nabla.optim;

import java.util.Arrays;
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
 * function at the new point. A run ends at the number of {@link #steps}, or where a value is not
 * finite; {@link DescentResult#reason} says which.
 *
 * <p>Immutable: each setter returns another descent. As safe for threads as the given functions.
 */
public final class Descent {
  private final boolean uphill;
  private final ToDoubleFunction<double[]> function;
  private final Gradient gradient;
  private final Optimizer optimizer;
  private final long steps;
  private final long every;

  private Descent(
      boolean uphill,
      ToDoubleFunction<double[]> function,
      Gradient gradient,
      Optimizer optimizer,
      long steps,
      long every) {
    this.uphill = uphill;
    this.function = function;
    this.gradient = gradient;
    this.optimizer = optimizer;
    this.steps = steps;
    this.every = every;
  }

  private Descent(boolean uphill, ToDoubleFunction<double[]> function, Gradient gradient) {
    this(uphill, function, gradient, new Sgd(0.01), 1000, 1);
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
    return new Descent(uphill, function, gradient, other, steps, every);
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
        uphill, function, gradient, optimizer, Check.atLeast(0, "steps", cap), every);
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
        uphill, function, gradient, optimizer, steps, Check.atLeast(1, "spacing", spacing));
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
          "the start is " + Arrays.toString(start) + ": give at least one number, all finite");
    }
    return new Walk(start.clone()).run();
  }

  /** One run: its point, value and gradient, all at the same place between two steps. */
  private final class Walk {
    private final double[] start;
    private final double startValue;
    private final double[] x;
    private final double[] next;
    private final double[] g;
    private final Stepper stepper;
    private final Recorder recorder;
    private double value;
    private long evaluations;

    Walk(double[] start) {
      this.start = start;
      x = start.clone();
      next = start.clone();
      g = new double[x.length];
      stepper = optimizer.over(x.length);
      recorder = new Recorder(x.length);
      value = evaluate(x);
      startValue = value;
    }

    DescentResult run() {
      Reason reason = walk();
      return new DescentResult(
          start, startValue, x, value, recorder.trajectory(), reason, evaluations);
    }

    private Reason walk() {
      if (!Double.isFinite(value)) {
        return notFinite(0, "value", value, "choose a start inside the function's domain");
      }
      for (long step = 0; step < steps; step++) {
        gradient.at(x, g);
        int bad = Check.firstNonFinite(g);
        if (bad >= 0) {
          return notFinite(step, "gradient's entry " + bad, g[bad], remedy(step));
        }
        move();
        double reached = evaluate(next);
        int lost = Check.firstNonFinite(next);
        if (lost >= 0 || !Double.isFinite(reached)) {
          return lost >= 0
              ? notFinite(step, "point's coordinate " + lost, next[lost], remedy(step + 1))
              : notFinite(step, "value", reached, remedy(step + 1));
        }
        System.arraycopy(next, 0, x, 0, x.length);
        value = reached;
        if (step % every == 0 || step == steps - 1) {
          recorder.add(step, x, g, stepper.lastRate(), value);
        }
      }
      return new Reason(
          Reason.Outcome.LIMIT, "steps", steps, "stopped after the given " + steps + " steps");
    }

    private void move() {
      if (uphill) {
        negate(g);
      }
      stepper.step(next, g, uphill ? -value : value);
      if (uphill) {
        negate(g);
      }
    }

    private double evaluate(double[] point) {
      evaluations++;
      return function.applyAsDouble(point);
    }

    private Reason notFinite(long step, String what, double bad, String remedy) {
      return new Reason(
          Reason.Outcome.FAILED,
          "non-finite",
          step,
          "step "
              + step
              + ": the "
              + what
              + " became "
              + bad
              + " after x = "
              + Arrays.toString(x)
              + ": "
              + remedy);
    }

    private String remedy(long step) {
      return step == 0
          ? "choose a start inside the function's domain"
          : "the learning rate may be too high ("
              + stepper.lastRate()
              + " in the last step): try a lower one";
    }
  }

  private static void negate(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
  }
}
