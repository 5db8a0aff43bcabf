package org.nabla.optim.math3;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.exception.MathUnsupportedOperationException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.exception.util.LocalizedFormats;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.nabla.optim.Descent;
import org.nabla.optim.DescentResult;
import org.nabla.optim.Gradient;
import org.nabla.optim.Progress;
import org.nabla.optim.Reason;
import org.nabla.optim.Stop;

/**
 * A {@link Descent} behind the interface of Commons Math: give it the same data (objective, its
 * gradient, goal, start, MaxEval and, if wanted, MaxIter) as any other of its gradient optimizers.
 * Bounds are not supported. As the other optimizers there, not for use from several threads.
 */
public final class DescentOptimizer extends GradientMultivariateOptimizer {
  private final UnaryOperator<Descent> settings;

  /**
   * A descent with settings, and a checker that ends it.
   *
   * @param settings what to set on the descent, such as {@code d -> d.with(new Lbfgs())}; the cap
   *     on its steps comes from MaxIter, at which optimize throws TooManyIterationsException
   * @param checker asked after each step with the two last points; it ends the run
   * @throws NullPointerException if an argument is null
   */
  public DescentOptimizer(
      UnaryOperator<Descent> settings, ConvergenceChecker<PointValuePair> checker) {
    super(
        Objects.requireNonNull(
            checker, "checker is null: give one, such as new SimpleValueChecker(1e-10, 1e-12)"));
    this.settings = Objects.requireNonNull(settings, "settings is null: give d -> d");
  }

  @Override
  protected PointValuePair doOptimize() {
    if (getLowerBound() != null || getUpperBound() != null) {
      throw new MathUnsupportedOperationException(LocalizedFormats.CONSTRAINT);
    }
    Gradient gradient =
        (x, g) -> System.arraycopy(computeObjectiveGradient(x.clone()), 0, g, 0, g.length);
    Descent descent =
        getGoalType() == GoalType.MAXIMIZE
            ? Descent.maximize(x -> computeObjectiveValue(x.clone()), gradient)
            : Descent.minimize(x -> computeObjectiveValue(x.clone()), gradient);
    DescentResult result =
        settings
            .apply(descent)
            .steps(getMaxIterations())
            .recording(Long.MAX_VALUE)
            .until(checked())
            .from(getStartPoint());
    if (result.reason().failed()) {
      throw new ArithmeticException(result.reason().sentence());
    }
    if (!result.reason().converged() && result.steps() >= getMaxIterations()) {
      throw new TooManyIterationsException(getMaxIterations());
    }
    return new PointValuePair(result.point(), result.value());
  }

  private Stop checked() {
    ConvergenceChecker<PointValuePair> checker = getConvergenceChecker();
    return now -> {
      if (now.steps() == 0) {
        return Optional.empty();
      }
      incrementIterationCount();
      PointValuePair last = new PointValuePair(now.lastPoint(), now.lastValue());
      PointValuePair here = new PointValuePair(now.point(), now.value());
      return checker.converged(getIterations(), last, here) ? reason(now) : Optional.empty();
    };
  }

  private static Optional<Reason> reason(Progress now) {
    return Optional.of(
        new Reason(
            Reason.Outcome.CONVERGED,
            "convergence checker",
            now.steps(),
            "the convergence checker was satisfied after " + now.steps() + " steps"));
  }
}
