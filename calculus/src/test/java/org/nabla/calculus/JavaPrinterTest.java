package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaPrinterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3*x^2 - 3*x + 4 ; 3.0 * Math.pow(x, 2.0) - 3.0 * x + 4.0",
        "-x/(2*y) ; -x / (2.0 * y)",
        "1/x^2 ; 1.0 / Math.pow(x, 2.0)",
        "cos(2*pi*x) ; Math.cos(2.0 * Math.PI * x)",
        "max(x, y, z) ; Math.max(Math.max(x, y), z)",
        "relu(x) + sign(y) ; Math.max(0.0, x) + Math.signum(y)",
        "sigmoid(x + 1) ; (1.0 / (1.0 + Math.exp(-(x + 1.0))))",
        "softplus(x) ; (Math.max(0.0, x) + Math.log1p(Math.exp(-Math.abs(x))))",
        "erf(2*x) + org ; org_ + org.apache.commons.math3.special.Erf.erf(2.0 * x)",
        "log2(x) ; (Math.log(x) / Math.log(2.0))",
        "atanh(x) ; (0.5 * (Math.log1p(x) - Math.log1p(-x)))",
        "acosh(x) ; (x < 1e8 ? Math.log1p(x - 1.0 + Math.sqrt(x - 1.0) * Math.sqrt(x + 1.0))"
            + " : Math.log(x) + Math.log(2.0))",
        "asinh(x) ; Math.copySign(Math.abs(x) < 1e8"
            + " ? Math.log1p(Math.abs(x) + x * x / (1.0 + Math.sqrt(x * x + 1.0)))"
            + " : Math.log(Math.abs(x)) + Math.log(2.0), x)",
        "piecewise(x < 0, -x, x) ; (x < 0.0 ? -x : x)",
        "piecewise(x < 0, -x) ; (x < 0.0 ? -x : Double.NaN)",
      })
  void writesJava(String text, String java) {
    assertThat(Expr.parse(text).toJava()).isEqualTo(java);
  }

  @Test
  void aDerivativeThatIsAnErrorIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("relu(x)").diff(Expr.symbol("x"), Kink.ERROR).toJava())
        .withMessageContaining("kink, a derivative that is an error, has no value in Java")
        .withMessageContaining("choose another Kink or compile instead");
    UserFunction f = UserFunction.of("f", u -> u, u -> Expr.of(1));
    assertThat(f.call(Expr.symbol("x")).toJava()).isEqualTo("f(x)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "softplus(x + 1) ; (Math.max(0.0, x + 1.0) + Math.log1p(Math.exp(-Math.abs(x + 1.0))))",
        "softplus(-2) ; (Math.max(0.0, -2.0) + Math.log1p(Math.exp(-Math.abs(-2.0))))",
        "atanh(2*x + b) ; (0.5 * (Math.log1p(b + 2.0 * x) - Math.log1p(-(b + 2.0 * x))))",
        "acosh(pi) ; (Math.PI < 1e8"
            + " ? Math.log1p(Math.PI - 1.0 + Math.sqrt(Math.PI - 1.0) * Math.sqrt(Math.PI + 1.0))"
            + " : Math.log(Math.PI) + Math.log(2.0))",
      })
  void shortArgumentsAreWrittenAgain(String text, String java) {
    assertThat(Expr.parse(text).toJava()).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "atanh(sin(x)) ; (0.5 * (Math.log1p(u$) - Math.log1p(-u$))) ; Math.sin(x)",
        "atanh(f(x)) ; (0.5 * (Math.log1p(u$) - Math.log1p(-u$))) ; f(x)",
        "atanh(a*x + b*y) ; (0.5 * (Math.log1p(u$) - Math.log1p(-u$))) ; a * x + b * y",
        "softplus(piecewise(x < 0, 1, 2))"
            + " ; (Math.max(0.0, u$) + Math.log1p(Math.exp(-Math.abs(u$))))"
            + " ; (x < 0.0 ? 1.0 : 2.0)",
      })
  void longArgumentsAndCallsAreWrittenOnce(String text, String body, String argument) {
    UserFunction f = UserFunction.of("f", u -> u, u -> Expr.of(1));
    assertThat(Expr.parse(text, f).toJava())
        .isEqualTo(
            "((java.util.function.DoubleUnaryOperator) u$ -> %s).applyAsDouble(%s)"
                .formatted(body, argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"softplus", "asinh", "acosh", "atanh", "sigmoid", "log2"})
  void nestedFunctionsGrowInProportion(String function) {
    int once = nested(function, 2).toJava().length() - nested(function, 1).toJava().length();
    assertThat(once).isLessThan(300);
    assertThat(nested(function, 25).toJava()).hasSizeLessThan(300 * 25);
    assertThat(nested(function, 10_000).toJava()).hasSizeLessThan(300 * 10_000);
  }

  private static Expr nested(String function, int depth) {
    Expr shell = Expr.parse(function + "(x)");
    Expr e = shell;
    for (int i = 1; i < depth; i++) {
      e = shell.substitute(Expr.symbol("x"), e);
    }
    return e;
  }

  @Test
  void sharedPartsThatMakeTheTextTooLongAreRefused() {
    Expr e = Expr.symbol("x");
    for (int i = 0; i < 30; i++) {
      e = Functions.sin(e).add(Functions.cos(e));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(e::toJava)
        .withMessageContaining("more than 16777216 characters")
        .withMessageContaining("shared parts")
        .withMessageContaining("compile instead");
  }
}
