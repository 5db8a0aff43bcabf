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
  void findsAllRootsWithTheirMultiplicities() {
    Polynomial p =
        Polynomial.exact(-1, 1)
            .pow(3)
            .multiply(Polynomial.exact(1, 0, 1))
            .multiply(Polynomial.exact(0, 0, 1));
    assertThat(p.realRoots()).containsExactly(new double[] {0, 0, 1, 1, 1}, within(1e-14));
    assertThat(p.roots()).hasSize(7).anyMatch(z -> Math.abs(z.getImaginary() - 1) < 1e-14);
    Polynomial wilkinson = Polynomial.exact(1);
    for (int i = 1; i <= 12; i++) {
      wilkinson = wilkinson.multiply(Polynomial.exact(-i, 1));
    }
    double[] roots = wilkinson.realRoots();
    assertThat(roots).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(roots[i]).isCloseTo(i + 1, within(1e-4));
    }
    assertThat(Polynomial.of(-2, 0, 1).realRoots())
        .containsExactly(new double[] {-Math.sqrt(2), Math.sqrt(2)}, within(1e-15));
    assertThat(Polynomial.exact(5).roots()).isEmpty();
    assertThat(Polynomial.exact(-4, 2).realRoots()).containsExactly(2);
    assertThatThrownBy(() -> Polynomial.exact(0).roots())
        .hasMessageContaining("every number is a root");
  }

  @Test
  void fitsByLeastSquares() {
    double[] x = {-1, 0, 1, 2, 3};
    double[] y = new double[5];
    for (int i = 0; i < 5; i++) {
      y[i] = parabola.value(x[i]);
    }
    assertThat(Polynomial.fit(x, y, 2).coefficients())
        .containsExactly(new double[] {4, -3, 3}, within(1e-12));
    assertThat(Polynomial.fit(x, new double[] {0, 1, 0, 1, 0}, 0).coefficients())
        .containsExactly(new double[] {0.4}, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, y, 5))
        .withMessageContaining("degree is 5 with 5 points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(new double[] {1, 1}, new double[] {1, 2}, 1))
        .withMessageContaining("too few different x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, new double[2], 1))
        .withMessageContaining("as many of each");
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
