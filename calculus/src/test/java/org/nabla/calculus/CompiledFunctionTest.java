package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledFunctionTest {
  private static final Expr X = Expr.symbol("x");
  private static final Expr Y = Expr.symbol("y");

  @Test
  void givesTheInterfacesOfTheJdk() {
    CompiledFunction f = Expr.parse("x^2 + 3*y^2").compile();
    double[] gradient = new double[2];
    assertThat(f.valueAndGradient(new double[] {1, 2}, gradient)).isEqualTo(13);
    assertThat(gradient).containsExactly(2, 12);
    assertThat(f.asFunction().applyAsDouble(new double[] {1, 2})).isEqualTo(13);
    assertThat(f.hessian(1, 2)).isDeepEqualTo(new double[][] {{2, 0}, {0, 6}});
    assertThat(f.variables()).containsExactly(X, Y);
    assertThat(f.expr()).hasToString("x^2 + 3*y^2");
    assertThat(X.pow(3).compile().asUnaryOperator().applyAsDouble(2)).isEqualTo(8);
  }

  @Test
  void wrongArgumentsAreRefused() {
    CompiledFunction f = X.add(Y).compile(X, Y);
    double[] same = new double[2];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.value(1))
        .withMessageContaining("x has length 1; expected 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.gradient(same, same))
        .withMessageContaining("pass another one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> X.add(Y).compile(X))
        .withMessageContaining("symbol 'y' has no value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> X.compile(X, X))
        .withMessageContaining("each symbol once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> X.compile(Expr.of(1)))
        .withMessageContaining("expected a symbol");
    assertThatIllegalArgumentException()
        .isThrownBy(f::asUnaryOperator)
        .withMessageContaining("use asFunction()");
  }

  @Test
  void noArrayIsTakenForTwoResults() {
    CompiledFunction f = Expr.parse("x^2*y + y^3").compile();
    double[] x = {1, 2};
    double[] gradient = new double[2];
    double[] row = new double[2];
    for (double[][] hessian :
        List.of(
            new double[][] {row, row},
            new double[][] {gradient, row},
            new double[][] {row, gradient},
            new double[][] {row, x})) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> f.valueGradientAndHessian(x, gradient, hessian))
          .withMessageContaining("of hessian is the array of x, of the gradient or of an earlier")
          .withMessageContaining("as new double[n][n] makes them");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.valueGradientAndHessian(x, x, new double[2][2]))
        .withMessageContaining("x and out are the same array");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.valueGradientAndHessian(x, gradient, new double[3][2]))
        .withMessageContaining("hessian has 3 rows; expected 2, one per variable");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.valueGradientAndHessian(x, gradient, new double[][] {{0, 0}, {0}}))
        .withMessageContaining("row 1 of hessian has length 1; expected 2");
    double[][] hessian = new double[2][2];
    assertThat(f.valueGradientAndHessian(x, gradient, hessian)).isEqualTo(10);
    assertThat(gradient).containsExactly(4, 13);
    assertThat(hessian).isDeepEqualTo(new double[][] {{4, 2}, {2, 12}});
  }

  @Test
  void columnsOfWrongNumberOrLengthAreRefused() {
    CompiledFunction f = Expr.parse("x*y").compile();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.values(new double[1][3], new double[3]))
        .withMessageContaining("columns has length 1; expected 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.values(new double[][] {{1, 2, 3}, {1, 2}}, new double[3]))
        .withMessageContaining("a column has 2 entries and out 3; expected the same");
    double[] out = new double[3];
    f.values(new double[][] {{1, 2, 3}, {5, 7, Double.NaN}}, out);
    assertThat(out).containsExactly(5, 14, Double.NaN);
    f.values(new double[2][0], new double[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sigmoid(x)",
        "softplus(x)",
        "log(1 + exp(x))",
        "1/(1 + exp(-x))",
        "tanh(x)",
        "log1p(exp(x))",
        "log(sigmoid(x))",
        "log(1/(1 + exp(-x)))",
        "1 - tanh(x)^2",
        "x*sigmoid(x)",
        "tanh(softplus(x))",
        "exp(x)/(1 + exp(x))",
      })
  void stableFormsStayFiniteFarOut(String text) {
    CompiledFunction f = Expr.parse(text).compile();
    double[] gradient = new double[1];
    for (double x : new double[] {-800, -40, 0, 40, 800}) {
      assertThat(f.valueAndGradient(new double[] {x}, gradient)).isFinite();
      assertThat(gradient[0]).isFinite();
      assertThat(f.hessian(x)[0][0]).isFinite();
    }
  }

  @Test
  void logisticDerivativesKeepTheirDigitsFarOut() {
    CompiledFunction f = Expr.parse("1/(1 + exp(-x))").compile();
    double[] gradient = new double[1];
    f.gradient(new double[] {40}, gradient);
    assertThat(gradient[0] / Math.exp(-40)).isCloseTo(1, within(1e-12));
  }

  @Test
  void aUsersOwnFunctionIsCompiledAndDifferentiated() {
    UserFunction cube = UserFunction.of("cube", x -> x * x * x, u -> u.pow(2).multiply(3));
    Expr f = Expr.parse("2*cube(x^2)", cube);
    assertThat(f).hasToString("2*cube(x^2)");
    assertThat(f.diff()).hasToString("12*x^5");
    assertThat(f.compile().value(2)).isEqualTo(128);
    assertThat(Expr.parse(f.toString(), cube)).isSameAs(f);
  }

  @Test
  void complementsKeepTheirDigits() {
    assertThat(Expr.parse("1 - tanh(x)^2").compile().value(30) / (4 * Math.exp(-60)))
        .isCloseTo(1, within(1e-12));
    assertThat(Expr.parse("1 - sigmoid(x)").compile().value(50) / Math.exp(-50))
        .isCloseTo(1, within(1e-12));
    assertThat(Expr.parse("log(sigmoid(x))").compile().value(-800)).isEqualTo(-800);
    assertThat(Expr.parse("log(1 - sigmoid(x))").compile().value(800)).isEqualTo(-800);
    assertThat(Expr.parse("log(1 - sigmoid(x))").diff().compile().value(800)).isEqualTo(-1);
    assertThat(Expr.parse("log(sigmoid(x))").diff().compile().value(-800)).isEqualTo(1);
  }

  @Test
  void crossEntropyAndLogCoshStayFiniteFarOut() {
    CompiledFunction loss =
        Expr.parse("-(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x)))").compile(X, Y);
    double[] gradient = new double[2];
    for (double x : new double[] {-800, -3, 0, 3, 800}) {
      for (double y : new double[] {0, 0.25, 1}) {
        double value = loss.valueAndGradient(new double[] {x, y}, gradient);
        assertThat(value)
            .isCloseTo(Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x))), within(1e-12));
        assertThat(gradient[0]).isCloseTo(1 / (1 + Math.exp(-x)) - y, within(1e-12));
      }
    }
    CompiledFunction logCosh = Expr.parse("log(cosh(2*x))").compile();
    assertThat(logCosh.value(800)).isEqualTo(1600 - Math.log(2));
    assertThat(logCosh.value(0)).isZero();
    assertThat(logCosh.value(0.7)).isCloseTo(Math.log(Math.cosh(1.4)), within(1e-15));
    assertThat(logCosh.hessian(-800)[0][0]).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "log10",
        "log1p", "expm1", "cbrt"
      })
  void strictResultsAreTheBitsOfStrictMath(String name) throws ReflectiveOperationException {
    Method reference = StrictMath.class.getMethod(name, double.class);
    CompiledFunction f = Expr.parse(name + "(x)").compile().strict();
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      double x = random.nextDouble();
      assertThat(f.value(x)).isEqualTo(reference.invoke(null, x));
      assertThat(f.interpreted().value(x)).isEqualTo(reference.invoke(null, x));
    }
  }

  @Test
  void strictCodeCallsNothingWhoseBitsMayDiffer() {
    Expr f = Expr.parse("asinh(x) + acosh(x) + atanh(x) + log2(x) + erf(x) + x^y + exp(x)");
    Lowering lowering = new Lowering(f.variables());
    Program program = Schedule.of(2, Map.of(0, lowering.lower(List.of(f)).get(0)), List.of(), true);
    String code = new String(Compiler.classes(program).get(0), StandardCharsets.ISO_8859_1);
    assertThat(code).contains("java/lang/StrictMath").doesNotContain("java/lang/Math");
  }
}
