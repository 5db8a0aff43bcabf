package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final Expr X = Expr.symbol("x");
  private static final Map<String, UnaryOperator<Expr>> ALL =
      Map.ofEntries(
          Map.entry("sin", Functions::sin), Map.entry("cos", Functions::cos),
          Map.entry("tan", Functions::tan), Map.entry("asin", Functions::asin),
          Map.entry("acos", Functions::acos), Map.entry("atan", Functions::atan),
          Map.entry("sinh", Functions::sinh), Map.entry("cosh", Functions::cosh),
          Map.entry("tanh", Functions::tanh), Map.entry("asinh", Functions::asinh),
          Map.entry("acosh", Functions::acosh), Map.entry("atanh", Functions::atanh),
          Map.entry("exp", Functions::exp), Map.entry("log", Functions::log),
          Map.entry("log2", Functions::log2), Map.entry("log10", Functions::log10),
          Map.entry("log1p", Functions::log1p), Map.entry("expm1", Functions::expm1),
          Map.entry("sqrt", Functions::sqrt), Map.entry("cbrt", Functions::cbrt),
          Map.entry("abs", Functions::abs), Map.entry("sign", Functions::sign),
          Map.entry("relu", Functions::relu), Map.entry("sigmoid", Functions::sigmoid),
          Map.entry("softplus", Functions::softplus), Map.entry("erf", Functions::erf));

  @Test
  void everyFunctionHasItsDerivative() {
    ALL.forEach(
        (name, function) -> {
          Expr f = function.apply(X);
          assertThat(f).hasToString(name + "(x)").isSameAs(Expr.parse(name + "(x)"));
          double at = name.equals("acosh") ? 1.7 : 0.6;
          double h = 1e-6;
          double slope = (f.evaluate(at + h) - f.evaluate(at - h)) / (2 * h);
          assertThat(f.diff().evaluate(at)).as(name).isCloseTo(slope, within(1e-8));
        });
  }

  @Test
  void simpleExactValuesAreWorkedOut() {
    for (String zero :
        List.of("sin(0)", "log(1)", "acos(1)", "relu(-2)", "sign(0)", "sqrt(0)", "cbrt(0)")) {
      assertThat(Expr.parse(zero)).as(zero).isSameAs(Expr.of(0));
    }
    assertThat(Expr.parse("cos(0)*exp(0)*log(e)*sqrt(9/4)*abs(-2)*sigmoid(0)")).hasToString("3/2");
    assertThat(Expr.parse("min(3, 2, 5) + max(1/2, 1/3)")).hasToString("5/2");
    assertThat(Expr.parse("sqrt(-1)").evaluate(Map.of())).isNaN();
  }

  @Test
  void maxMinAndPiecewiseAreBuiltFromCode() {
    Expr zero = Expr.of(0);
    assertThat(Functions.max(X, zero)).isSameAs(Expr.parse("max(0, x)"));
    assertThat(Functions.min(X, zero)).isSameAs(Expr.parse("min(0, x)"));
    assertThat(Functions.piecewise(X, Relation.LT, zero, X.negate(), X))
        .isSameAs(Expr.parse("piecewise(x < 0, -x, x)"));
  }

  @Test
  void outsideTheirDomainFunctionsAreNotANumber() {
    CompiledFunction acosh = Expr.parse("acosh(x)").compile();
    for (double x : new double[] {0.9, 0, -1, -1.5, -1e9, -1e200, -Double.MAX_VALUE}) {
      assertThat(acosh.value(x)).as("at " + x).isNaN();
      assertThat(acosh.strict().value(x)).as("at " + x).isNaN();
      assertThat(Dual.variable(x, 0, 1).acosh().value()).as("at " + x).isNaN();
    }
    assertThat(acosh.value(1)).isZero();
    assertThat(acosh.value(1.5)).isCloseTo(0.9624236501192069, within(1e-15));
  }

  @Test
  void thePowersOfTwoHaveExactLogarithms() {
    for (int n = -1022; n < 1024; n++) {
      assertThat(Expr.parse("log2(x)").evaluate(Math.scalb(1.0, n))).isEqualTo(n);
    }
    assertThat(Expr.parse("log2(x)").evaluate(10)).isCloseTo(3.321928094887362, within(1e-15));
  }
}
