package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DualTest {
  private static final Expr X = Expr.symbol("x");
  private static final Expr Y = Expr.symbol("y");

  @Test
  void differentiatesCode() {
    Dual x = Dual.variable(2, 0, 2);
    Dual y = Dual.variable(3, 1, 2);
    Dual f = x.multiply(x).multiply(y).subtract(x.divide(y)).add(y.pow(x)).add(x.pow(3));
    Expr e = Expr.parse("x^2*y - x/y + y^x + x^3");
    Dual reference = Dual.of(e, List.of(X, Y), 2, 3);
    double[] gradient = new double[2];
    double value = e.compile().valueAndGradient(new double[] {2, 3}, gradient);
    assertThat(f.value()).isCloseTo(value, within(1e-14 * value));
    assertThat(f.gradient()).containsExactly(gradient, within(1e-12));
    assertThat(reference.hessian()[0]).containsExactly(f.hessian()[0], within(1e-12));
    assertThat(x.exp().log().gradient()).containsExactly(new double[] {1, 0}, within(1e-15));
    assertThat(x.sqrt().multiply(x.sqrt()).hessian()[0])
        .containsExactly(new double[] {0, 0}, within(1e-15));
    assertThat(x.sin().hessian()[0][0]).isEqualTo(-Math.sin(2));
    assertThat(x.cos().gradient()[0]).isEqualTo(-Math.sin(2));
    assertThat(Dual.constant(1, 1)).hasToString("1.0 gradient [0.0] hessian [[0.0]]");
  }

  @Test
  void kinksAndChoicesFollowTheExpression() {
    for (String text :
        List.of(
            "max(x, 2*x, -1)",
            "relu(x)",
            "abs(x)",
            "min(x, 3)",
            "sign(x)",
            "piecewise(x < 0, sqrt(-x), x^2)",
            "piecewise(x == 5, 1)")) {
      Expr e = Expr.parse(text);
      for (double at : new double[] {-2, 0.5}) {
        assertThat(Dual.of(e, List.of(X), at).gradient()[0])
            .as(text)
            .isEqualTo(text.contains("==") ? 0 : e.diff(X).evaluate(at));
      }
    }
    assertThat(Dual.of(Expr.parse("max(0, x)"), List.of(X), 0).gradient()).containsExactly(0.5);
    assertThat(Dual.of(Expr.parse("sqrt(max(0, x^2 - 1))"), List.of(X), 0).gradient())
        .containsExactly(0);
  }

  @Test
  void aUsersFunctionHasDualDerivatives() {
    UserFunction f =
        UserFunction.of(
            "hypot",
            2,
            a -> Math.hypot(a[0], a[1]),
            a -> {
              Expr r = Functions.sqrt(a.get(0).pow(2).add(a.get(1).pow(2)));
              return List.of(a.get(0).divide(r), a.get(1).divide(r));
            });
    Expr e = f.call(X.pow(2), Y);
    Dual dual = Dual.of(e, List.of(X, Y), 1.5, 2);
    assertThat(dual.gradient())
        .containsExactly(
            Dual.of(Expr.parse("sqrt(x^4 + y^2)"), List.of(X, Y), 1.5, 2).gradient(),
            within(1e-14));
    assertThat(dual.hessian()[0][0]).isCloseTo(e.compile().hessian(1.5, 2)[0][0], within(1e-13));
  }

  @Test
  void wrongArgumentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dual.variable(1, 2, 2))
        .withMessageContaining("index is 2; expected a number from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dual.of(X.add(Y), List.of(X), 1))
        .withMessageContaining("symbol 'y' has no value");
    UserFunction f = UserFunction.of("g", 2, a -> 0, a -> List.of(X));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> f.call(X, Y).diff(X))
        .withMessageContaining("function g gave 1 partial derivative; expected 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UserFunction.of("sin", u -> u, u -> u))
        .withMessageContaining("'sin' is taken");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.symbol("exp"))
        .withMessageContaining("choose another name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.symbol("2x"))
        .withMessageContaining("is not a name");
  }

  @Test
  void anInfiniteSlopeOfAUsersFunctionLeavesItsValue() {
    UserFunction root =
        UserFunction.of("root", Math::sqrt, u -> Expr.of(1).divide(Functions.sqrt(u).multiply(2)));
    Dual atZero = Dual.of(root.call(X), List.of(X), 0);
    assertThat(atZero.value()).isZero();
    assertThat(atZero.gradient()).containsExactly(Double.POSITIVE_INFINITY);
    assertThat(Dual.of(root.call(Expr.of(0)), List.of(X), 1).gradient()).containsExactly(0);
  }

  @Test
  void numbersOfDifferentVariablesDoNotMix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dual.variable(1, 0, 2).add(Dual.variable(1, 2, 3)))
        .withMessageContaining("one number has 2 variables and the other 3")
        .withMessageContaining("same number of variables");
  }
}
