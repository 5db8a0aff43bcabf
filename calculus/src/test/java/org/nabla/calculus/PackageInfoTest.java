package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The examples of the package's documentation and of the types', run. */
class PackageInfoTest {
  @Test
  void theTenLinesOfThePackage() {
    Expr f = Expr.parse("3*x^2 - 3*x + 4");
    Expr df = f.diff();
    assertThat(df).hasToString("6*x - 3");
    assertThat(Derivation.of(f).toString()).startsWith("1. sum rule: d/dx(3*x^2 - 3*x + 4) = ");
    CompiledFunction fast = f.compile();
    assertThat(fast.value(2)).isEqualTo(10.0);
    DoubleUnaryOperator slope = df.compile().asUnaryOperator();
    assertThat(slope.applyAsDouble(2)).isEqualTo(9.0);
    double[] gradient = new double[1];
    fast.gradient(new double[] {2}, gradient);
    assertThat(gradient[0]).isEqualTo(9.0);
    assertThat(CriticalPoint.of(f, -2, 2).get(0).x()).isEqualTo(0.5);
    assertThat(f.toLatex()).isEqualTo("3 x^{2} - 3 x + 4");
  }

  @Test
  void theExampleOfAUsersFunction() {
    UserFunction swish =
        UserFunction.of(
            "swish",
            x -> x / (1 + Math.exp(-x)),
            u ->
                Expr.parse("sigmoid(u) + u*sigmoid(u)*(1 - sigmoid(u))")
                    .substitute(Expr.symbol("u"), u));
    Expr f = Expr.parse("3*swish(x^2)", swish);
    assertThat(GradientCheck.of(f, new double[] {0.7}).passed()).isTrue();
  }

  @Test
  void aGridInOneCall() {
    CompiledFunction f = Expr.parse("x^2 + 3*y^2").compile();
    double[] out = new double[201 * 201];
    double[][] columns = new double[2][out.length];
    for (int i = 0; i < out.length; i++) {
      int row = i / 201;
      columns[0][i] = i % 201;
      columns[1][i] = row;
    }
    f.values(columns, out);
    assertThat(out[201 * 7 + 5]).isEqualTo(25 + 3 * 49);
  }
}
