package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    "'min(2*x, 5*x)', LEFT, 5",
    "'min(2*x, 5*x)', RIGHT, 2",
    "'max(5*x, 2*x)', LEFT, 2",
    "'max(x, 2*x, 6*x, -x)', MIDPOINT, 2.5",
    "'max(-x, -2*x)', LEFT, -2",
    "'max(-x, -2*x)', RIGHT, -1",
    "'abs(-2*x)', LEFT, -2",
    "'abs(-2*x)', RIGHT, 2",
    "'relu(-x)', LEFT, -1",
    "'relu(-x)', RIGHT, 0",
    "'-relu(x)', RIGHT, -1",
    "'relu(x^2)', RIGHT, 0",
    "'max(abs(x), 2*x)', LEFT, -1",
    "'max(abs(x), 2*x)', RIGHT, 2",
    "'max(abs(x), 2*x)', MIDPOINT, 0.5",
    "'exp(abs(x)) + relu(sin(-3*x))', LEFT, -4",
    "'exp(abs(x)) + relu(sin(-3*x))', RIGHT, 1",
    "'piecewise(x < 0, -x, 3*x)', LEFT, -1",
    "'piecewise(x < 0, -x, 3*x)', RIGHT, 3",
    "'piecewise(x <= 0, -x, 3*x)', RIGHT, 3",
    "'piecewise(x > 0, 3*x, -x)', RIGHT, 3",
    "'piecewise(-x >= 0, 3*x, -x)', RIGHT, -1",
    "'piecewise(x^2 + x < 0, -x, 3*x)', LEFT, -1",
    "'piecewise(x^2 + x < 0, -x, 3*x)', RIGHT, 3",
    "'piecewise(x^2 > 0, -x, 3*x)', RIGHT, 3",
    "'piecewise(x != 0, sin(x)/x, 1)', LEFT, 0",
    "'piecewise(x < 0, -x, x < 1, 4*x)', RIGHT, 4",
    "'piecewise(x < 0, -x, x < 1, 4*x)', LEFT, -1",
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
  @EnumSource(
      value = Kink.class,
      names = {"LEFT", "RIGHT"})
  void oneSidedDerivativesAreOneSidedDifferences(Kink side) {
    double h = side == Kink.LEFT ? -1e-7 : 1e-7;
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      Expr f = kinked(random, 4);
      double slope = (f.evaluate(Map.of("x", h)) - f.evaluate(Map.of("x", 0.0))) / h;
      assertThat(f.diff(X, side).evaluate(Map.of("x", 0.0)))
          .as(f.toString())
          .isCloseTo(slope, within(1e-4));
      assertThat(f.gradient(side, X).get(0)).isSameAs(f.diff(X, side));
    }
  }

  /** Made of lines through 0 whose slopes differ, and of what bends there. */
  private static Expr kinked(Random random, int depth) {
    if (depth == 0) {
      return X.multiply(random.nextInt(-3, 4));
    }
    Expr a = kinked(random, depth - 1);
    Expr b = kinked(random, depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> Functions.abs(a);
      case 1 -> Functions.relu(a).subtract(b);
      case 2 -> Functions.max(a, b, X);
      case 3 -> Functions.min(a, b);
      case 4 -> Functions.sin(a).add(b);
      case 5 -> {
        Expr line = X.multiply(random.nextBoolean() ? -2 : 1);
        Expr bend = Functions.max(line, line.multiply(3));
        yield Functions.piecewise(bend, Relation.ofCode(random.nextInt(2)), Expr.of(0), a, b);
      }
      default -> Functions.min(a, b, X.negate(), Functions.tanh(b));
    };
  }

  @Test
  void eachEntryOfAGradientIsFromItsOwnSide() {
    Expr f = Expr.parse("max(x - 2*y, 3*y - x, 0)");
    Expr[] variables = {X, Expr.symbol("y")};
    double[] gradient = new double[2];
    f.compile(variables).with(Kink.LEFT).gradient(new double[2], gradient);
    assertThat(gradient).containsExactly(-1, -2);
    f.compile(variables).with(Kink.RIGHT).interpreted().gradient(new double[2], gradient);
    assertThat(gradient).containsExactly(1, 3);
    f.compile(variables).with(Kink.MIDPOINT).gradient(new double[2], gradient);
    assertThat(gradient).containsExactly(0, 0.5);
  }

  @Test
  void oneSidedDerivativesOfSimpleKinksAreShort() {
    assertThat(Expr.parse("relu(x)").diff(X, Kink.LEFT)).hasToString("piecewise(x > 0, 1, 0)");
    assertThat(Expr.parse("abs(x)").diff(X, Kink.RIGHT)).hasToString("piecewise(x < 0, -1, 1)");
    assertThat(Expr.parse("piecewise(x < 1, x, 2*x)").diff(X, Kink.LEFT))
        .hasToString("piecewise(x <= 1, 1, 2)");
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
