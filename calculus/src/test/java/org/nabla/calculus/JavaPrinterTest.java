package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "log2(x) ; (Math.log(x) / Math.log(2.0))",
        "acosh(x) ; Math.log(x + Math.sqrt(Math.pow(x, 2.0) - 1.0))",
        "atanh(x) ; (0.5 * (Math.log1p(x) - Math.log1p(-x)))",
        "asinh(x) ; (Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(1.0 + Math.pow(x, 2.0))))",
        "piecewise(x < 0, -x, x) ; (x < 0.0 ? -x : x)",
        "piecewise(x < 0, -x) ; (x < 0.0 ? -x : Double.NaN)",
      })
  void writesJava(String text, String java) {
    assertThat(Expr.parse(text).toJava()).isEqualTo(java);
  }

  @Test
  void whatTheJdkLacksIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("erf(x)").toJava())
        .withMessageContaining("erf has no equal in the JDK");
    UserFunction f = UserFunction.of("f", u -> u, u -> Expr.of(1));
    assertThat(f.call(Expr.symbol("x")).toJava()).isEqualTo("f(x)");
  }

  @Test
  void textThatGetsOutOfHandIsRefused() {
    Expr e = Expr.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      e = Functions.softplus(e);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(e::toJava)
        .withMessageContaining("more than 16777216 characters")
        .withMessageContaining("compile instead");
  }
}
