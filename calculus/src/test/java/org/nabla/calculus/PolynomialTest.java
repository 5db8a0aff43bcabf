package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.solvers.NewtonRaphsonSolver;
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

  @Test
  void dividesWithRemainder() {
    Polynomial divisor = Polynomial.exact(1, 1);
    Polynomial.Division division = parabola.divide(divisor);
    assertThat(division.quotient()).hasToString("3*x - 6");
    assertThat(division.remainder()).hasToString("10");
    assertThat(division.quotient().multiply(divisor).add(division.remainder())).isEqualTo(parabola);
    assertThat(divisor.divide(parabola).quotient()).isEqualTo(Polynomial.exact(0));
    assertThatThrownBy(() -> parabola.divide(Polynomial.exact(0)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("divisor is the polynomial 0");
  }

  @Test
  void commonDivisorsPowersAndCompositionAreExact() {
    Polynomial a = Polynomial.exact(-1, 1);
    Polynomial b = Polynomial.exact(2, 1);
    assertThat(a.multiply(b).gcd(a.multiply(a))).isEqualTo(a);
    assertThat(Polynomial.of(-2, 2).multiply(Polynomial.of(2, 1)).gcd(Polynomial.of(-1, 1)))
        .isEqualTo(Polynomial.of(-1, 1));
    assertThat(a.pow(3)).hasToString("x^3 - 3*x^2 + 3*x - 1");
    assertThat(a.pow(0)).isEqualTo(Polynomial.exact(1));
    assertThat(parabola.compose(a)).hasToString("3*x^2 - 9*x + 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.pow(-1))
        .withMessageContaining("exponent is -1; expected at least 0");
  }

  @Test
  void integrates() {
    assertThat(parabola.antiderivative()).hasToString("x^3 - 3*x^2/2 + 4*x");
    assertThat(parabola.antiderivative().derivative()).isEqualTo(parabola);
    assertThat(parabola.integrate(0, 2)).isEqualTo(10);
  }

  @Test
  void integralsOfExactCoefficientsAreExactFarFromZero() {
    Polynomial p = Polynomial.exact(1, 1, 1);
    // 1 + (b^2 - a^2)/2 + (b^3 - a^3)/3 = 10^16 + 2*10^8 + 11/6
    assertThat(p.integrate(1e8, 1e8 + 1)).isEqualTo(10000000200000002.0);
    assertThat(p.integrate(1e8 + 1, 1e8)).isEqualTo(-10000000200000002.0);
    assertThat(Polynomial.exact(0, 0, 3).pow(60).integrate(0, 1e-200)).isZero();
    assertThat(p.integrate(Double.NaN, 1)).isNaN();
    assertThat(p.integrate(0, Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Polynomial.of(1, 1, 1).integrate(0, 6)).isCloseTo(96, within(1e-13));
  }

  @Test
  void boundsOfIntegralsCountWithAllTheirBinaryDigits() {
    // (b^3 - a^3)/3 for the doubles a = 1e8 + 0.1 and b = 1e8 + 0.7, in whole fractions
    double a = 1e8 + 0.1;
    double b = 1e8 + 0.7;
    double width = b - a;
    double expected = width * (a * a + width * a + width * width / 3);
    assertThat(Polynomial.exact(0, 0, 1).integrate(a, b))
        .isCloseTo(expected, within(4 * Math.ulp(expected)));
  }

  @Test
  void coefficientsThatLeaveTheRangeOfDoubleAreRefused() {
    Polynomial large = Polynomial.of(1e308, 1e308);
    assertThatThrownBy(() -> large.multiply(Polynomial.of(10)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("a coefficient would be Infinity")
        .hasMessageContaining("scale the polynomials or use exact coefficients");
    assertThatThrownBy(() -> large.add(large)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Polynomial.of(0, 0, 1e308).derivative())
        .isInstanceOf(ArithmeticException.class);
    Polynomial huge = Polynomial.exact(Rational.of(10).pow(400));
    assertThat(huge.multiply(huge).isExact()).isTrue();
    assertThatThrownBy(() -> huge.add(large)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatMixesBothKindsHasDoubles() {
    Polynomial inexact = Polynomial.of(1, 2);
    assertThat(Polynomial.exact(5).compose(inexact)).isEqualTo(Polynomial.of(5));
    assertThat(parabola.compose(inexact).isExact()).isFalse();
    assertThat(inexact.compose(parabola).isExact()).isFalse();
    assertThat(parabola.divide(inexact).quotient().isExact()).isFalse();
    assertThat(parabola.gcd(inexact).isExact()).isFalse();
  }

  @Test
  void zerosOfEitherSignAreEqual() {
    assertThat(Polynomial.of(-0.0)).isEqualTo(Polynomial.of(0.0)).hasToString("0");
    assertThat(Polynomial.of(-0.0).hashCode()).isEqualTo(Polynomial.of(0.0).hashCode());
    assertThat(Polynomial.of(1, -0.0, 1)).isEqualTo(Polynomial.of(1, 0, 1));
    assertThat(Polynomial.of(1, -1).multiply(Polynomial.of(0))).isEqualTo(Polynomial.of(0.0));
  }

  @Test
  void exactCommonDivisorsOfHighDegreeAreFound() {
    Polynomial common = Polynomial.exact(-7, 3, 0, 1).pow(8);
    Polynomial a = Polynomial.exact(1, 5, -1, 2).pow(9).multiply(common);
    Polynomial b = Polynomial.exact(-3, 1, 4).pow(10).multiply(common);
    assertThat(a.gcd(b)).isEqualTo(common);
    assertThat(a.gcd(Polynomial.exact(0)).degree()).isEqualTo(a.degree());
    assertThat(Polynomial.exact(0).gcd(Polynomial.exact(0))).isEqualTo(Polynomial.exact(0));
    assertThat(Polynomial.exact(6).gcd(Polynomial.exact(4))).isEqualTo(Polynomial.exact(1));
  }

  @Test
  void goesToAndFromExpressions() {
    Expr x = Expr.symbol("x");
    assertThat(parabola.toExpr(x)).isSameAs(Expr.parse("3*x^2 - 3*x + 4"));
    assertThat(Polynomial.of(Expr.parse("(x + 1)^2*3 - x"), x)).hasToString("3*x^2 + 5*x + 3");
    assertThat(Polynomial.of(Expr.parse("pi*x"), x).coefficients()).containsExactly(0, Math.PI);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.of(Expr.parse("sin(x)"), x))
        .withMessageContaining("'sin(x)' is no polynomial in x");
  }

  @Test
  void powersAboveTenThousandAreRefusedForTheirDegree() {
    Expr x = Expr.symbol("x");
    assertThat(Polynomial.of(Expr.parse("x^10000"), x).degree()).isEqualTo(10_000);
    for (String text : new String[] {"x^10001", "(x + 1)^9000000000000000000", "(x^2)^5001"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Polynomial.of(Expr.parse(text), x))
          .withMessageContaining("has more than the 10000 coefficients")
          .withMessageContaining("lower the exponent");
    }
  }

  @Test
  void worksWithCommonsMath() {
    Polynomial p = Polynomial.exact(-2, 0, 1);
    double root = new NewtonRaphsonSolver().solve(100, p, 1, 2);
    assertThat(root).isCloseTo(Math.sqrt(2), within(1e-9));
    assertThat(Polynomial.of(p.toPolynomialFunction())).isEqualTo(Polynomial.of(-2, 0, 1));
    assertThat(p.exactCoefficients()).hasSize(3);
    assertThat(p.hashCode()).isEqualTo(Polynomial.exact(-2, 0, 1).hashCode());
  }

  @Test
  void coprimePolynomialsOfLargeCoefficientsHaveNoCommonDivisor() {
    Polynomial a = Polynomial.of(2e12, -3e12, 1e12);
    assertThat(a.gcd(Polynomial.of(12e12, -7e12, 1e12))).isEqualTo(Polynomial.of(1));
    assertThat(a.gcd(Polynomial.of(3e-9, -4e-9, 1e-9)).coefficients())
        .containsExactly(new double[] {-1, 1}, within(1e-12));
    assertThat(a.gcd(Polynomial.exact(0)).isExact()).isFalse();
  }
}
