package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100*x^99 | sign(x)",
        "-3*x^99*exp(sin(x)) | -sign(x)",
        "x^99 + x^101 | sign(x)*sign(x^2 + 1)",
        "2*x*exp(x) - x^2*exp(x) | sign(x)*sign(2 - x)",
        "1/x^3 | sign(x)",
        "1/x^2 + 1/x^3 | sign(x)^2*sign(1 + 1/x)",
        "cbrt(x)*abs(y) | sign(x)*sign(y)^2",
        "piecewise(x < 0, x^3, -2) | piecewise(x < 0, sign(x), -1)",
        "sin(x) | sign(sin(x))",
      })
  void factorsAreTakenOneByOne(String text, String sign) {
    assertThat(Signs.of(Expr.parse(text))).isSameAs(Expr.parse(sign));
  }

  @Test
  void theSignIsThatOfTheValue() {
    int compared = 0;
    for (long seed = 0; seed < 5_000; seed++) {
      RandomExpressions random = new RandomExpressions(new Random(seed));
      double[] x = random.point();
      Map<String, Double> at = Map.of("x", x[0], "y", x[1], "z", x[2]);
      Expr e;
      try {
        e = random.any(3).diff(RandomExpressions.X);
      } catch (ArithmeticException divisionByZero) {
        continue;
      }
      double value = e.evaluate(at);
      if (Math.abs(value) > 1e-9 && Math.abs(value) < 1e9) {
        assertThat(Signs.of(e).evaluate(at)).as("seed " + seed).isEqualTo(Math.signum(value));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void signsOfDeepExpressionsAreTaken() {
    Expr e = Expr.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      e = Functions.cbrt(e);
    }
    assertThat(Signs.of(e).evaluate(-2)).isEqualTo(-1);
  }
}
