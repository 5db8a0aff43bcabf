package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientCheckTest {
  private final Expr f = Expr.parse("x^2*sin(y) + exp(x*y)");
  private final double[][] points = {{0.3, 0.7}, {-1.2, 0.4}};

  @Test
  void threeWaysToTheDerivativeAgree() {
    GradientCheck check = GradientCheck.of(f, points);
    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(check.toString()).startsWith("passed: worst at [");
    assertThat(check.dualError()).isLessThan(1e-14);
  }

  @Test
  void aWrongGradientIsFoundWhereItIsWorst() {
    GradientCheck check =
        GradientCheck.of(
            f.compile().asFunction(),
            (x, out) -> {
              f.compile().gradient(x, out);
              out[1] += x[0] < 0 ? 0.5 : 0.01;
            },
            points);
    assertThat(check.passed()).isFalse();
    assertThat(check.point()).containsExactly(-1.2, 0.4);
    assertThat(check.variable()).isEqualTo(1);
    assertThat(check.toString()).startsWith("FAILED");
    GradientCheck missing =
        GradientCheck.of(x -> x[0], (x, out) -> out[0] = Double.NaN, new double[] {1});
    assertThat(missing.differenceError()).isInfinite();
  }

  @Test
  void somethingToCheckIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientCheck.of(f))
        .withMessageContaining("at least one point");
  }

  @Test
  void differencesComeCloseToTheTruth() {
    assertThat(Differences.derivative(Math::sin, 0.5)).isCloseTo(Math.cos(0.5), within(1e-10));
    double[][] symbolic = f.compile().hessian(0.3, 0.7);
    double[][] approximate = Differences.hessian(f.compile().asFunction(), points[0]);
    for (int i = 0; i < 2; i++) {
      assertThat(approximate[i]).containsExactly(symbolic[i], within(1e-5));
    }
  }

  @Test
  void anInfiniteGradientIsWrongWhereTheFunctionIsSmooth() {
    GradientCheck check =
        GradientCheck.of(
            x -> x[0] * x[0],
            (x, out) -> out[0] = x[0] > 1 ? Double.POSITIVE_INFINITY : 2 * x[0],
            new double[] {1},
            new double[] {2});
    assertThat(check.passed()).isFalse();
    assertThat(check.point()).containsExactly(2.0);
  }
}
