package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexPrinterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3*x^2 - 3*x + 4 ; 3 x^{2} - 3 x + 4",
        "cos(2*pi*x) + x^2 ; x^{2} + \\cos\\left(2 \\pi x\\right)",
        "x/(2*y) ; \\frac{x}{2 y}",
        "-3/4*x ; -\\frac{3 x}{4}",
        "cbrt(x) + sqrt(y) ; \\sqrt[3]{x} + \\sqrt{y}",
        "abs(x) ; \\left|x\\right|",
        "sigmoid(x) ; \\operatorname{sigmoid}\\left(x\\right)",
        "(x + 1)^y ; \\left(x + 1\\right)^{y}",
        "3*2^x ; 3 \\cdot 2^{x}",
        "theta_1 + w12 + loss ; \\mathrm{loss} + \\theta_{1} + w_{12}",
        "piecewise(x <= 0, 1, y) ; \\begin{cases} 1 & \\text{for } x \\le 0 \\\\ y &"
            + " \\text{otherwise} \\end{cases}",
        "piecewise(x != 0, 1) ; \\begin{cases} 1 & \\text{for } x \\ne 0 \\\\"
            + " \\text{undefined} & \\text{otherwise} \\end{cases}",
      })
  void writesLatex(String text, String latex) {
    assertThat(Expr.parse(text).toLatex()).isEqualTo(latex);
  }
}
