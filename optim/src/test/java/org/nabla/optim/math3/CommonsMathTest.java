package org.nabla.optim.math3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.exception.MathUnsupportedOperationException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.PowellOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.junit.jupiter.api.Test;
import org.nabla.optim.Gradient;
import org.nabla.optim.Lbfgs;
import org.nabla.optim.Sgd;
import org.nabla.optim.TestFunction;

class CommonsMathTest {
  private static final TestFunction BOOTH = TestFunction.booth();

  @Test
  void itsOptimizersRunOnOurFunctions() {
    PointValuePair powell =
        CommonsMath.minimize(
            new PowellOptimizer(1e-10, 1e-12), BOOTH.function(), BOOTH.gradient(), 10_000, 0, 0);
    assertThat(powell.getPoint()[0]).isCloseTo(1, within(1e-5));
    PointValuePair conjugate =
        CommonsMath.minimize(
            new NonLinearConjugateGradientOptimizer(
                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                new SimpleValueChecker(1e-14, 1e-14)),
            BOOTH.function(),
            BOOTH.gradient(),
            10_000,
            0,
            0);
    assertThat(conjugate.getPoint()[1]).isCloseTo(3, within(1e-5));
    assertThat(
            CommonsMath.minimize(
                    new BrentOptimizer(1e-10, 1e-14), x -> 3 * x * x - 3 * x + 4, 1000, -2, 2)
                .getPoint())
        .isCloseTo(0.5, within(1e-7));
  }

  private static DescentOptimizer ours() {
    return new DescentOptimizer(
        descent -> descent.with(new Lbfgs()), new SimpleValueChecker(1e-14, 1e-14));
  }

  @Test
  void oursRunBehindItsInterface() {
    DescentOptimizer optimizer = ours();
    PointValuePair found =
        CommonsMath.minimize(optimizer, BOOTH.function(), BOOTH.gradient(), 1000, 0, 0);
    assertThat(found.getPoint()[0]).isCloseTo(1, within(1e-7));
    assertThat(found.getValue()).isCloseTo(0, within(1e-13));
    assertThat(optimizer.getIterations()).isBetween(1, 50);
    assertThat(optimizer.getEvaluations()).isGreaterThan(optimizer.getIterations());
  }

  @Test
  void oursMaximizeToo() {
    PointValuePair found =
        ours()
            .optimize(
                CommonsMath.objective(x -> -BOOTH.function().applyAsDouble(x)),
                CommonsMath.gradient(negated(BOOTH.gradient())),
                GoalType.MAXIMIZE,
                new MaxEval(1000),
                new InitialGuess(new double[] {5, -5}));
    assertThat(found.getPoint()[1]).isCloseTo(3, within(1e-7));
  }

  private static Gradient negated(Gradient gradient) {
    return (x, g) -> {
      gradient.at(x, g);
      for (int i = 0; i < g.length; i++) {
        g[i] = -g[i];
      }
    };
  }

  @Test
  void itsLimitsHold() {
    assertThatThrownBy(
            () -> CommonsMath.minimize(ours(), BOOTH.function(), BOOTH.gradient(), 3, 0, 0))
        .isInstanceOf(TooManyEvaluationsException.class);
    assertThatThrownBy(
            () ->
                ours()
                    .optimize(
                        CommonsMath.objective(BOOTH.function()),
                        CommonsMath.gradient(BOOTH.gradient()),
                        GoalType.MINIMIZE,
                        new MaxEval(100),
                        new MaxIter(1),
                        new InitialGuess(new double[] {0, 0})))
        .isInstanceOf(TooManyIterationsException.class);
    assertThatThrownBy(
            () ->
                ours()
                    .optimize(
                        CommonsMath.objective(BOOTH.function()),
                        CommonsMath.gradient(BOOTH.gradient()),
                        GoalType.MINIMIZE,
                        new MaxEval(100),
                        new SimpleBounds(new double[2], new double[] {9, 9}),
                        new InitialGuess(new double[] {1, 1})))
        .isInstanceOf(MathUnsupportedOperationException.class);
  }

  @Test
  void aRunThatFailsSaysWhy() {
    DescentOptimizer wild =
        new DescentOptimizer(descent -> descent.with(new Sgd(10)), new SimpleValueChecker(-1, -1));
    assertThatThrownBy(
            () -> CommonsMath.minimize(wild, BOOTH.function(), BOOTH.gradient(), 100_000, 0, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("the learning rate may be too high");
  }
}
