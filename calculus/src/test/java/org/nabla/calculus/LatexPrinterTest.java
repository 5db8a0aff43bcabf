package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
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
        "piecewise(x < 0, 1, 2)^2 ; \\left(\\begin{cases} 1 & \\text{for } x < 0 \\\\ 2 &"
            + " \\text{otherwise} \\end{cases}\\right)^{2}",
        "y*piecewise(x < 0, 1) ; y \\left(\\begin{cases} 1 & \\text{for } x < 0 \\\\"
            + " \\text{undefined} & \\text{otherwise} \\end{cases}\\right)",
        "2*lossA*lossB*x^2 ; 2 \\mathrm{lossA} \\, \\mathrm{lossB} \\, x^{2}",
        "x*y*alpha ; \\alpha x y",
      })
  void writesLatex(String text, String latex) {
    assertThat(Expr.parse(text).toLatex()).isEqualTo(latex);
  }

  @ParameterizedTest
  @CsvSource({
    "x, x",
    "x1, x_{1}",
    "x_12, x_{12}",
    "theta, \\theta",
    "theta_1, \\theta_{1}",
    "Gamma, \\Gamma",
    "Alpha, \\mathrm{Alpha}",
    "α, \\alpha",
    "Ω2, \\Omega_{2}",
    "ς, \\varsigma",
    "σ, \\sigma",
    "ω, \\omega",
    "Δx, \\Delta\\mathrm{x}",
    "é, \\text{é}",
    "loss, \\mathrm{loss}",
    "x_max, x_{\\mathrm{max}}",
    "sigma_x, \\sigma_{x}",
    "x_theta, x_{\\theta}",
    "'w12_max_3', 'w_{12,\\mathrm{max},3}'",
    "x_, \\mathrm{x\\_}",
    "_, \\_",
    "__, \\mathrm{\\_\\_}",
    "_1, \\mathrm{\\_1}",
    "__1, \\mathrm{\\_\\_1}",
    "x__1, \\mathrm{x\\_\\_1}",
  })
  void namesBecomeLettersWithIndices(String name, String latex) {
    assertThat(Expr.symbol(name).toLatex()).isEqualTo(latex);
  }

  @Test
  void theLetterPiIsTheConstant() {
    assertThat(Expr.parse("2*π*r")).isSameAs(Expr.parse("2*pi*r"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.symbol("π"))
        .withMessageContaining("symbol name 'π' is taken by a constant");
  }
}
