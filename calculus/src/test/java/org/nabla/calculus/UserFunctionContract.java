package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every user's function must fulfil; extend it, name your function and some points inside its
 * domain, and run it as a test.
 */
public abstract class UserFunctionContract {
  /**
   * The function under test.
   *
   * @return the function
   */
  protected abstract UserFunction function();

  /**
   * Where it is tested.
   *
   * @return points inside the domain, away from kinks, one number per argument
   */
  protected abstract double[][] points();

  private Expr[] symbols() {
    return IntStream.range(0, function().arity())
        .mapToObj(i -> Expr.symbol("argument" + i))
        .toArray(Expr[]::new);
  }

  private Expr call() {
    return function().call(symbols());
  }

  @Test
  void thePartialDerivativesAreTheSlopesOfTheValue() {
    assertThat(points()).isNotEmpty();
    GradientCheck check = GradientCheck.of(call(), points());
    assertThat(check.differenceError())
        .as(check.toString())
        .isLessThan(GradientCheck.DIFFERENCE_TOLERANCE);
  }

  @Test
  void theDerivativesCanBeDifferentiatedAgain() {
    CompiledFunction f = call().compile(symbols());
    for (double[] point : points()) {
      double[][] exact = f.hessian(point);
      double[][] approximate = Differences.hessian(f.asFunction(), point);
      for (int i = 0; i < exact.length; i++) {
        double size = 1 + Arrays.stream(exact[i]).map(Math::abs).max().orElse(0);
        assertThat(exact[i]).containsExactly(approximate[i], within(1e-4 * size));
      }
    }
  }

  @Test
  void theValueDependsOnTheArgumentsAloneAndLeavesThemAlone() {
    for (double[] point : points()) {
      double[] copy = point.clone();
      double value = function().value(point);
      assertThat(point).isEqualTo(copy);
      assertThat(function().value(point)).isEqualTo(value);
    }
  }

  @Test
  void whatIsPrintedReadsBackAsTheSame() {
    assertThat(Expr.parse(call().toString(), function())).isSameAs(call());
  }
}
