package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinkTest {
  private static final Expr X = Expr.symbol("x");

  @ParameterizedTest
  @CsvSource({
    "relu(x), DEFAULT, 0",
    "relu(x), ZERO, 0",
    "relu(x), LEFT, 0",
    "relu(x), RIGHT, 1",
    "relu(x), MIDPOINT, 0.5",
    "abs(x), DEFAULT, 0",
    "abs(x), ZERO, 0",
    "abs(x), LEFT, -1",
    "abs(x), RIGHT, 1",
    "abs(x), MIDPOINT, 0",
    "sign(x), DEFAULT, 0",
    "'max(2*x, 5*x)', DEFAULT, 3.5",
    "'max(2*x, 5*x)', ZERO, 0",
    "'max(2*x, 5*x)', LEFT, 2",
    "'max(2*x, 5*x)', RIGHT, 5",
    "'max(2*x, 5*x)', MIDPOINT, 3.5",
    "'min(2*x, 5*x)', DEFAULT, 3.5",
    "'min(2*x, 5*x)', LEFT, 2",
    "'max(x, 2*x, 6*x)', DEFAULT, 3",
    "'max(x, 2*x, 6*x)', RIGHT, 6",
    "'max(x, 2*x, 6*x)', LEFT, 1",
    "'max(0, x)', DEFAULT, 0.5",
  })
  void valueAtTheKink(String text, Kink kink, double expected) {
    assertThat(Expr.parse(text).diff(X, kink).evaluate(Map.of("x", 0.0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"relu(x)", "abs(x)", "sign(x)", "'max(x, 2*x)'", "'min(x, 0)'"})
  void errorIsThrownAtTheKinkOnly(String text) {
    Expr derivative = Expr.parse(text).diff(X, Kink.ERROR);
    assertThat(derivative.evaluate(2.5)).isFinite();
    assertThat(derivative.evaluate(-2.5)).isFinite();
    assertThatThrownBy(() -> derivative.evaluate(0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("does not exist at this kink");
  }

  @Test
  void tiesAwayFromTheKinkDoNotMatter() {
    for (Kink kink : Kink.values()) {
      assertThat(Expr.parse("max(x, 3)").diff(X, kink).evaluate(5)).isEqualTo(1);
      assertThat(Expr.parse("max(x, 3)").diff(X, kink).evaluate(-5)).isEqualTo(0);
      assertThat(Expr.parse("relu(x)").diff(X, kink).evaluate(5)).isEqualTo(1);
      assertThat(Expr.parse("abs(x)").diff(X, kink).evaluate(-5)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'piecewise(x > 0, sqrt(x)*sin(sqrt(x)), 0)', -1",
    "'piecewise(x > 0, sqrt(x), 0) + piecewise(x > 1, sin(sqrt(x)), 0)', -1",
    "'sqrt(max(0, x - 1) + max(0, x - 2))', 0",
    "'sqrt(relu(x) + relu(x - 1)) + log(1 + sqrt(relu(x)))', -1",
  })
  void branchesNotTakenDoNotSpoilTheDerivative(String text, double at) {
    Expr f = Expr.parse(text);
    double[] gradient = new double[1];
    f.compile().gradient(new double[] {at}, gradient);
    assertThat(gradient).containsExactly(0);
    assertThat(f.diff().evaluate(at)).isEqualTo(0);
    assertThat(GradientCheck.of(f, new double[] {3.3}).passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"DEFAULT, 0", "RIGHT, 1", "MIDPOINT, 0.5"})
  void aCompiledFunctionTakesTheChoice(Kink kink, double expected) {
    CompiledFunction f = Expr.parse("relu(x)").compile().with(kink);
    for (CompiledFunction c : List.of(f, f.interpreted(), f.strict(), f.strict().interpreted())) {
      double[] gradient = new double[1];
      assertThat(c.valueAndGradient(new double[] {0}, gradient)).isZero();
      assertThat(gradient).containsExactly(expected);
    }
  }
}
