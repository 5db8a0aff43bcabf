package org.nabla.calculus;

import java.util.List;
import org.junit.jupiter.api.Nested;

class UserFunctionTest {
  @Nested
  class Swish extends UserFunctionContract {
    @Override
    protected UserFunction function() {
      return SWISH;
    }

    @Override
    protected double[][] points() {
      return new double[][] {{-1.5}, {0}, {2.25}};
    }
  }

  @Nested
  class Hypotenuse extends UserFunctionContract {
    @Override
    protected UserFunction function() {
      return HYPOTENUSE;
    }

    @Override
    protected double[][] points() {
      return new double[][] {{3, 4}, {-1, 0.5}};
    }
  }

  private static final UserFunction SWISH =
      UserFunction.of(
          "swish",
          x -> x / (1 + Math.exp(-x)),
          u ->
              Expr.parse("sigmoid(u) + u*sigmoid(u)*(1 - sigmoid(u))")
                  .substitute(Expr.symbol("u"), u));

  private static final UserFunction HYPOTENUSE =
      UserFunction.of(
          "hypotenuse",
          2,
          a -> Math.hypot(a[0], a[1]),
          a -> {
            Expr r = Functions.sqrt(a.get(0).pow(2).add(a.get(1).pow(2)));
            return List.of(a.get(0).divide(r), a.get(1).divide(r));
          });
}
