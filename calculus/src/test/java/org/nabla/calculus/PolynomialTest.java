package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PolynomialTest {
  private final Polynomial parabola = Polynomial.exact(4, -3, 3);

  @Test
  void printsHighestPowerFirst() {
    assertThat(parabola).hasToString("3*x^2 - 3*x + 4");
    assertThat(parabola.derivative()).hasToString("6*x - 3");
    assertThat(Polynomial.of(-0.5, 1, 0, -2.25)).hasToString("-2.25*x^3 + x - 0.5");
    assertThat(Polynomial.of(0, 0)).hasToString("0");
  }

  @Test
  void valueFollowsHorner() {
    assertThat(parabola.value(2)).isEqualTo(10);
    assertThat(parabola.value(Double.NaN)).isNaN();
  }

  @Test
  void arithmeticIsExactWithExactCoefficientsOnly() {
    Polynomial line = Polynomial.exact(1, 1);
    assertThat(parabola.add(line)).isEqualTo(Polynomial.exact(5, -2, 3));
    assertThat(parabola.subtract(parabola)).isEqualTo(Polynomial.exact(0));
    assertThat(line.multiply(line)).isEqualTo(Polynomial.exact(1, 2, 1));
    assertThat(line.multiply(Polynomial.of(1, 1))).isEqualTo(Polynomial.of(1, 2, 1));
    assertThat(line.multiply(Polynomial.of(1, 1)).isExact()).isFalse();
  }

  @Test
  void noCoefficientsOrNaNAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(Polynomial::of)
        .withMessageContaining("no coefficients")
        .withMessageContaining("pass 0 for zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.of(1, Double.NaN))
        .withMessageContaining("coefficient 1 is NaN")
        .withMessageContaining("expected a finite number");
  }
}
