package org.nabla.optim.math3;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.MultivariateOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariateOptimizer;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.nabla.optim.Gradient;

/** Commons Math's optimizers on our functions. */
public final class CommonsMath {
  private CommonsMath() {}

  /**
   * A function as Commons Math wants it.
   *
   * @param function the function of a point, which it must not modify
   * @return data for an optimizer
   */
  public static ObjectiveFunction objective(ToDoubleFunction<double[]> function) {
    return new ObjectiveFunction(function::applyAsDouble);
  }

  /**
   * A gradient as Commons Math wants it.
   *
   * @param gradient the gradient
   * @return data for an optimizer, which makes a new array at each call
   */
  public static ObjectiveFunctionGradient gradient(Gradient gradient) {
    return new ObjectiveFunctionGradient(
        point -> {
          double[] g = new double[point.length];
          gradient.at(point, g);
          return g;
        });
  }

  /**
   * Minimizes with one of Commons Math's optimizers that ask for nothing but function, gradient and
   * start (such as Powell's or the conjugate gradient). For those that ask for more, such as bounds
   * or a simplex, call them with {@link #objective} and {@link #gradient}.
   *
   * @param optimizer the optimizer
   * @param function the function of a point, which it must not modify
   * @param gradient its gradient; unused by optimizers that need none
   * @param evaluations the largest number of evaluations, above 0
   * @param start where to begin; not modified
   * @return the point found and its value
   * @throws org.apache.commons.math3.exception.TooManyEvaluationsException if they do not suffice
   */
  public static PointValuePair minimize(
      MultivariateOptimizer optimizer,
      ToDoubleFunction<double[]> function,
      Gradient gradient,
      int evaluations,
      double... start) {
    return optimizer.optimize(
        objective(function),
        gradient(gradient),
        GoalType.MINIMIZE,
        new MaxEval(evaluations),
        new InitialGuess(start));
  }

  /**
   * Minimizes a function of one variable in an interval with one of Commons Math's optimizers, such
   * as Brent's.
   *
   * @param optimizer the optimizer
   * @param function the function
   * @param evaluations the largest number of evaluations, above 0
   * @param lower the lower end of the interval
   * @param upper the upper end of the interval
   * @return the point found and its value
   * @throws org.apache.commons.math3.exception.TooManyEvaluationsException if they do not suffice
   */
  public static UnivariatePointValuePair minimize(
      UnivariateOptimizer optimizer,
      DoubleUnaryOperator function,
      int evaluations,
      double lower,
      double upper) {
    return optimizer.optimize(
        new UnivariateObjectiveFunction(function::applyAsDouble),
        GoalType.MINIMIZE,
        new MaxEval(evaluations),
        new SearchInterval(lower, upper));
  }
}
