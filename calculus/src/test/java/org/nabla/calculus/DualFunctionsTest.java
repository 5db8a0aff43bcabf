package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DualFunctionsTest {
  /** A function of dual numbers by name, and where to try it. */
  record Function(String name, UnaryOperator<Dual> of, List<Double> at) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Function f(String name, UnaryOperator<Dual> of, Double... at) {
    return new Function(name, of, List.of(at));
  }

  static List<Function> functions() {
    return List.of(
        f("sin", Dual::sin, -2.0, 0.0, 0.7),
        f("cos", Dual::cos, -2.0, 0.0, 0.7),
        f("tan", Dual::tan, -1.2, 0.0, 0.7),
        f("asin", Dual::asin, -0.8, 0.0, 0.6),
        f("acos", Dual::acos, -0.8, 0.0, 0.6),
        f("atan", Dual::atan, -3.0, 0.0, 0.6),
        f("sinh", Dual::sinh, -2.0, 0.0, 0.6),
        f("cosh", Dual::cosh, -2.0, 0.0, 0.6),
        f("tanh", Dual::tanh, -2.0, 0.0, 0.6),
        f("asinh", Dual::asinh, -3.0, 0.0, 0.6),
        f("acosh", Dual::acosh, 1.4, 3.0),
        f("atanh", Dual::atanh, -0.7, 0.0, 0.6),
        f("exp", Dual::exp, -2.0, 0.0, 0.6),
        f("log", Dual::log, 0.3, 2.0),
        f("log2", Dual::log2, 0.3, 2.0),
        f("log10", Dual::log10, 0.3, 2.0),
        f("log1p", Dual::log1p, -0.6, 0.0, 2.0),
        f("expm1", Dual::expm1, -2.0, 0.0, 0.6),
        f("sqrt", Dual::sqrt, 0.4, 4.0),
        f("cbrt", Dual::cbrt, -2.0, 0.4),
        f("abs", Dual::abs, -2.0, 0.4),
        f("sign", Dual::sign, -2.0, 0.4),
        f("relu", Dual::relu, -2.0, 0.4),
        f("sigmoid", Dual::sigmoid, -2.0, 0.0, 3.0),
        f("softplus", Dual::softplus, -2.0, 0.0, 3.0),
        f("erf", Dual::erf, -1.5, 0.0, 0.6),
        f("-", Dual::negate, -1.5, 0.0, 0.6));
  }

  @Test
  void thereIsOneForEveryFunctionOfOneArgument() {
    List<String> names = new ArrayList<>(functions().stream().map(Function::name).toList());
    names.remove("-");
    for (Builtin function : Builtin.values()) {
      boolean inner = function == Builtin.KINK || function == Builtin.GROUP;
      if (!inner && function.arity() == 1) {
        assertThat(names).contains(function.label());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void derivativesAreTheSlopes(Function function) {
    for (double at : function.at()) {
      Dual u = function.of().apply(Dual.variable(at, 0, 1));
      assertThat(u.value())
          .isCloseTo(Expr.parse(function.name() + "(x)").evaluate(at), within(1e-15));
      double slope =
          Differences.derivative(x -> function.of().apply(Dual.variable(x, 0, 1)).value(), at);
      double second =
          Differences.derivative(
              x -> function.of().apply(Dual.variable(x, 0, 1)).gradient()[0], at);
      assertThat(u.gradient()[0]).isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
      assertThat(u.hessian()[0][0]).isCloseTo(second, within(1e-8 * (1 + Math.abs(second))));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theChainRuleHoldsWithinAnExpression(Function function) {
    Expr e = Expr.parse(function.name() + "(x*y + 1/8)");
    double[] x = {0.5, function.name().equals("acosh") ? 4 : 0.75};
    Dual u = Dual.variable(x[0], 0, 2).multiply(Dual.variable(x[1], 1, 2));
    Dual direct = function.of().apply(u.add(Dual.constant(0.125, 2)));
    CompiledFunction f = e.compile();
    double[] gradient = new double[2];
    f.gradient(x, gradient);
    assertThat(direct.gradient()).containsExactly(gradient, within(1e-13));
    assertThat(direct.hessian()[0]).containsExactly(f.hessian(x)[0], within(1e-12));
    assertThat(direct.hessian()[1]).containsExactly(f.hessian(x)[1], within(1e-12));
  }

  @Test
  void kinksFollowTheDefaultOfExpressions() {
    Dual zero = Dual.variable(0, 0, 1);
    assertThat(zero.abs().gradient()).containsExactly(0);
    assertThat(zero.relu().gradient()).containsExactly(0);
    assertThat(zero.sign().gradient()).containsExactly(0);
    Dual twice = zero.add(zero);
    assertThat(zero.max(twice).gradient()).containsExactly(1.5);
    assertThat(zero.min(twice).gradient()).containsExactly(1.5);
    Dual one = Dual.constant(1, 1);
    assertThat(zero.max(one).value()).isEqualTo(1);
    assertThat(zero.min(one).gradient()).containsExactly(1);
  }

  @Test
  void farOutNothingOverflows() {
    for (double at : new double[] {-800, 800}) {
      Dual x = Dual.variable(at, 0, 1);
      for (Dual y : List.of(x.sigmoid(), x.softplus(), x.tanh())) {
        assertThat(y.value()).isFinite();
        assertThat(y.gradient()[0]).isFinite();
        assertThat(y.hessian()[0][0]).isFinite();
      }
    }
  }
}
