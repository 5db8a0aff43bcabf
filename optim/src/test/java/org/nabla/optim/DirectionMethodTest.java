package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectionMethodTest {
  static List<TestFunction> smooth() {
    return List.of(
        TestFunction.sphere(5),
        TestFunction.rosenbrock(2),
        TestFunction.rosenbrock(6),
        TestFunction.beale(),
        TestFunction.booth(),
        TestFunction.himmelblau());
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void lbfgsFindsTheMinimumWithEitherLineSearch(TestFunction f) {
    for (LineSearch search : List.of(LineSearch.strongWolfe(), LineSearch.backtracking())) {
      arrives(f, new Lbfgs(7, search));
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void newtonFindsTheMinimumWithEitherLineSearch(TestFunction f) {
    Hessian hessian = Hessian.byDifferences(f.gradient());
    arrives(f, new Newton(hessian));
    arrives(f, new Newton(hessian, LineSearch.strongWolfe()));
  }

  private static void arrives(TestFunction f, DirectionMethod method) {
    double[] start = new double[f.dimensions()];
    Arrays.fill(start, 0.3);
    DescentResult result =
        Descent.minimize(f.function(), f.gradient())
            .with(method)
            .until(Stop.gradientNorm(1e-7))
            .from(start);
    assertThat(result.reason().converged()).as("%s: %s", f.name(), result.reason()).isTrue();
    assertThat(result.value()).as(f.name()).isCloseTo(f.minimum(), within(1e-10));
    double[] values = result.trajectory().value();
    for (int i = 1; i < values.length; i++) {
      assertThat(values[i]).isLessThanOrEqualTo(values[i - 1]);
    }
  }

  @Test
  void lbfgsNeedsFewStepsWhereGradientStepsNeedThousands() {
    TestFunction f = TestFunction.rosenbrock(2);
    DescentResult result =
        Descent.minimize(f.function(), f.gradient())
            .with(new Lbfgs())
            .until(Stop.gradientNorm(1e-8))
            .from(-1.2, 1);
    assertThat(result.steps()).isLessThan(60);
    assertThat(result.point()[0]).isCloseTo(1, within(1e-7));
  }

  @Test
  void newtonLeavesTheNeighbourhoodOfASaddle() {
    DescentResult result =
        Descent.minimize(
                x -> x[0] * x[0] - x[1] * x[1] + x[1] * x[1] * x[1] * x[1],
                (x, g) -> {
                  g[0] = 2 * x[0];
                  g[1] = -2 * x[1] + 4 * x[1] * x[1] * x[1];
                })
            .with(
                new Newton(
                    (x, h) -> {
                      h[0][0] = 2;
                      h[0][1] = 0;
                      h[1][0] = 0;
                      h[1][1] = -2 + 12 * x[1] * x[1];
                    }))
            .until(Stop.gradientNorm(1e-10))
            .from(1, 1e-3);
    assertThat(result.reason().converged()).isTrue();
    assertThat(result.point()[1]).isCloseTo(Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void aTrialOfTheLineSearchIsNotEvaluatedTwice() {
    TestFunction f = TestFunction.booth();
    DescentResult result =
        Descent.maximize(
                x -> -f.function().applyAsDouble(x),
                (x, g) -> {
                  f.gradient().at(x, g);
                  g[0] = -g[0];
                  g[1] = -g[1];
                })
            .with(new Newton(Hessian.byDifferences(f.gradient())))
            .steps(1)
            .from(8, -8);
    assertThat(result.evaluations()).isEqualTo(2);
    assertThat(result.value()).isEqualTo(-f.function().applyAsDouble(result.point()));
    assertThat(result.value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void strongWolfeKeepsItsTwoPromises() {
    LineSearch search = LineSearch.strongWolfe(1e-4, 0.1);
    double[] scales = {1e-3, 0.1, 1, 7, 1e3};
    for (double scale : scales) {
      Objective objective =
          new Objective(
              x -> Math.cosh(scale * x[0] - 2),
              (x, g) -> g[0] = scale * Math.sinh(scale * x[0] - 2),
              false);
      double slope = scale * Math.sinh(-2);
      Line line =
          new Line(
              objective, new double[1], new double[] {1}, objective.value(new double[1]), slope);
      double length = search.length(line);
      assertThat(line.value(length))
          .as("scale %s", scale)
          .isLessThanOrEqualTo(line.value() + 1e-4 * length * slope);
      assertThat(Math.abs(line.slope(length))).isLessThanOrEqualTo(0.1 * Math.abs(slope));
    }
  }

  @Test
  void aStartAtAPointWithoutSlopeHasArrived() {
    DescentResult result =
        Descent.minimize(DescentTest.BOWL, DescentTest.BOWL_SLOPE).with(new Lbfgs()).from(0, 0);
    assertThat(result.reason().converged()).isTrue();
    assertThat(result.reason().condition()).isEqualTo("line search");
    assertThat(result.steps()).isZero();
  }

  @Test
  void aWrongGradientIsReportedWithItsRemedy() {
    DescentResult result =
        Descent.minimize(DescentTest.BOWL, (x, g) -> g[0] = -1).with(new Lbfgs()).from(3, -2);
    assertThat(result.reason().failed()).isTrue();
    assertThat(result.reason().sentence()).contains("check the gradient against differences");
  }

  @Test
  void aHessianThatIsNotFiniteIsReported() {
    DescentResult result =
        Descent.minimize(DescentTest.BOWL, DescentTest.BOWL_SLOPE)
            .with(new Newton((x, h) -> h[0][1] = Double.NaN))
            .from(1, 1);
    assertThat(result.reason().failed()).isTrue();
    assertThat(result.reason().condition()).isEqualTo("settings");
    assertThat(result.reason().sentence())
        .startsWith("step 0: the Hessian has the entry NaN at x = [1.0, 1.0]");
    assertThat(result.point()).containsExactly(1, 1);
  }

  @Test
  void aHessianThatIsNotSymmetricCountsAsItsMeanWithItsTranspose() {
    Hessian exact =
        (x, h) -> {
          h[0][0] = 4;
          h[0][1] = 1;
          h[1][0] = 1;
          h[1][1] = 3;
        };
    Hessian skewed =
        (x, h) -> {
          exact.at(x, h);
          h[0][1] = 3;
          h[1][0] = -1;
        };
    double[] gradient = {1, 2};
    double[] expected = new double[2];
    double[] found = new double[2];
    new Newton(exact).over(2).at(new double[2], gradient, expected);
    new Newton(skewed).over(2).at(new double[2], gradient, found);
    assertThat(found).isEqualTo(expected);
    assertThat(found[0]).isCloseTo(-1 / 11.0, within(1e-14));
    DescentResult end = Descent.minimize(DescentTest.BOWL, DescentTest.BOWL_SLOPE).from(0, 0);
    assertThat(Diagnosis.of(end, DescentTest.BOWL_SLOPE, skewed).eigenvalues())
        .isEqualTo(Diagnosis.of(end, DescentTest.BOWL_SLOPE, exact).eigenvalues());
  }

  @Test
  void aFailedLineSearchOfALargeValueHasNotConverged() {
    DescentResult result =
        Descent.minimize((double[] x) -> 1e10 + x[0], (x, g) -> g[0] = -9000)
            .with(new Lbfgs())
            .from(0);
    assertThat(result.reason().failed()).as(result.reason().sentence()).isTrue();
    DescentResult arrived =
        Descent.minimize((double[] x) -> 1e10 + x[0] * x[0], (x, g) -> g[0] = 2 * x[0])
            .with(new Lbfgs())
            .from(1e-4);
    assertThat(arrived.reason().converged()).as(arrived.reason().sentence()).isTrue();
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new Lbfgs(0, LineSearch.backtracking()))
        .hasMessageContaining("memory is 0");
    assertThatThrownBy(() -> LineSearch.strongWolfe(0.5, 0.1))
        .hasMessageContaining("0 < decrease < curvature < 1");
  }
}
