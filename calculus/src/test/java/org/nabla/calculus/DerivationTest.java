package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationTest {
  static List<Golden> rows() {
    return Golden.all();
  }

  @Test
  void explainsTheParabola() {
    Derivation derivation = Derivation.of(Expr.parse("3*x^2 - 3*x + 4"));
    assertThat(derivation)
        .hasToString(
            """
            1. sum rule: d/dx(3*x^2 - 3*x + 4) = d/dx(3*x^2) + d/dx(-3*x) + d/dx(4) = 6*x - 3
            2.   constant multiple rule: d/dx(3*x^2) = 3*d/dx(x^2) = 6*x
            3.     power rule: d/dx(x^2) = 2*x
            4.   constant multiple rule: d/dx(-3*x) = -3*d/dx(x) = -3
            5.     identity rule: d/dx(x) = 1
            6.   constant rule: d/dx(4) = 0\
            """);
    assertThat(derivation.result()).hasToString("6*x - 3");
    Derivation.Step first = derivation.steps().get(0);
    assertThat(first.rule()).isEqualTo(Derivation.Rule.SUM);
    assertThat(first.parts()).hasSize(3);
    assertThat(first.subject()).hasToString("3*x^2 - 3*x + 4");
    assertThat(first.depth()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "x*sin(x), PRODUCT", "sin(x)/x, QUOTIENT", "x^5, POWER", "(x + 1)^5, POWER_CHAIN",
    "2^x, EXPONENTIAL", "x^x, GENERAL_POWER", "exp(x), FUNCTION", "sin(2*x), CHAIN",
    "pi, CONSTANT", "x, VARIABLE", "'piecewise(x < 0, -x, x)', BRANCHES", "'max(x, 1)', CHAIN",
  })
  void everyRuleHasItsPlace(String text, Derivation.Rule rule) {
    Derivation derivation = Derivation.of(Expr.parse(text));
    assertThat(derivation.steps().get(0).rule()).isEqualTo(rule);
    assertThat(derivation.steps().get(0).error(Map.of("x", 0.7))).isLessThan(1e-12);
  }

  @Test
  void noFunctionIsMistakenForADerivative() {
    UserFunction f = UserFunction.of("derivative_of", Math::sin, Functions::cos);
    UserFunction g = UserFunction.of("my_derivative_of", Math::cos, u -> Functions.sin(u).negate());
    Expr e = Expr.parse("x^2*derivative_of(3*x)*my_derivative_of(x)", f, g);
    Derivation derivation = Derivation.of(e);
    assertThat(derivation.steps().get(0).toString())
        .contains("d/dx(x^2)*derivative_of(3*x)*my_derivative_of(x)")
        .contains("d/dx(derivative_of(3*x))*my_derivative_of(x)");
    assertThat(derivation.toLatex()).contains("\\operatorname{my\\_derivative\\_of}");
    for (Derivation.Step step : derivation.steps()) {
      assertThat(step.error(Map.of("x", 0.7))).as(step.toString()).isLessThan(1e-12);
    }
    assertThat(derivation.result().evaluate(0.7)).isEqualTo(e.diff().evaluate(0.7));
  }

  @Test
  void theQuotientRuleShowsBothHalvesAlsoWhereTheyAreAlike() {
    assertThat(Derivation.of(Expr.parse("x/x")).steps().get(0))
        .hasToString("quotient rule: d/dx(x/x) = (x*d/dx(x) - [x*d/dx(x)])/x^2 = 0");
    for (Derivation.Step step : Derivation.of(Expr.parse("sin(x)^2/sin(x)^2")).steps()) {
      assertThat(step.error(Map.of("x", 0.7))).as(step.toString()).isLessThan(1e-12);
    }
  }

  @Test
  void textsOfDeepInputAreAbbreviatedAndStepsAreWhole() {
    int depth = 2_000;
    Expr e = Expr.parse("sin(".repeat(depth) + "x" + ")".repeat(depth));
    Derivation derivation = Derivation.of(e);
    assertThat(derivation.steps()).hasSize(depth);
    assertThat(derivation.steps().get(0).subject()).isSameAs(e);
    assertThat(derivation.steps().get(0).toString()).hasSizeLessThan(2_000).contains("sin(...)");
    assertThat(derivation.toString())
        .hasSizeLessThan(20_000_000)
        .startsWith("1. chain rule: d/dx(sin(sin(")
        .contains("sin(...) = ")
        .endsWith("2000. " + "  ".repeat(40) + "derivative of a function: d/dx(sin(x)) = cos(x)");
    assertThat(derivation.toLatex())
        .hasSizeLessThan(20_000_000)
        .contains("\\left(\\ldots\\right) &= \\ldots = \\ldots && \\text{chain rule}")
        .endsWith("\\end{align*}");
    Expr shared = Expr.symbol("x");
    for (int i = 0; i < 60; i++) {
      shared = Functions.sin(shared).add(Functions.cos(shared));
    }
    assertThat(Derivation.of(shared).toString()).hasSizeLessThan(1_000_000);
    Expr ordinary = Expr.parse("sin(".repeat(40) + "x" + ")".repeat(40));
    assertThat(Derivation.of(ordinary).toString()).doesNotContain("...");
    assertThat(Derivation.of(ordinary).toLatex()).doesNotContain("\\ldots");
  }

  @Test
  void writesLatex() {
    assertThat(Derivation.of(Expr.parse("sin(x)^2")).toLatex())
        .isEqualTo(
            """
            \\begin{align*}
            \\frac{d}{dx}\\left(\\sin\\left(x\\right)^{2}\\right) &= 2 \
            \\frac{d}{dx}\\left(\\sin\\left(x\\right)\\right) \\sin\\left(x\\right) = 2 \
            \\cos\\left(x\\right) \\sin\\left(x\\right) && \\text{power rule and chain rule} \\\\
            \\frac{d}{dx}\\left(\\sin\\left(x\\right)\\right) &= \\cos\\left(x\\right) && \
            \\text{derivative of a function}
            \\end{align*}\
            """);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyStepIsRightForEveryReferenceExpression(Golden row) {
    for (int v = 0; v < row.symbols().length; v++) {
      Derivation derivation = Derivation.of(row.withSlopes(), row.symbols()[v]);
      for (Golden.Point point : row.points()) {
        Map<String, Double> at = new HashMap<>();
        for (int i = 0; i < point.at().length; i++) {
          at.put(row.variables().get(i), point.at()[i]);
        }
        for (Derivation.Step step : derivation.steps()) {
          assertThat(step.error(at)).as(step.toString()).isLessThan(1e-9);
        }
        double expected = point.gradient()[v];
        assertThat(derivation.result().evaluate(at))
            .isCloseTo(expected, within(Math.max(1e-9 * Math.abs(expected), Golden.FLOOR)));
      }
    }
  }
}
