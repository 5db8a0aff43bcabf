package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeepInputTest {
  @Test
  void aSumOfAHundredThousandTerms() {
    String text =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i -> i % 2 == 0 ? "x^" + i : "cos(x/" + i + ")")
            .collect(Collectors.joining(" + "));
    Expr e = Expr.parse(text);
    assertThat(e.operands()).hasSize(100_000);
    assertThat(Expr.parse(e.toString())).isSameAs(e);
    Expr derivative = e.diff();
    CompiledFunction f = e.compile();
    double[] gradient = new double[1];
    assertThat(f.valueAndGradient(new double[] {0.5}, gradient))
        .isEqualTo(f.interpreted().value(0.5));
    assertThat(derivative.compile().value(0.5)).isCloseTo(gradient[0], within(1e-9));
  }

  @Test
  void tenThousandNestedCalls() {
    int depth = 10_000;
    Expr e = Expr.parse("sin(".repeat(depth) + "x" + ")".repeat(depth));
    assertThat(Expr.parse(e.toString())).isSameAs(e);
    assertThat(e.toLatex()).contains("\\sin");
    CompiledFunction f = e.compile();
    double[] gradient = new double[1];
    double x = 0.7;
    double slope = 1;
    for (int i = 0; i < depth; i++) {
      slope *= Math.cos(x);
      x = Math.sin(x);
    }
    assertThat(f.valueAndGradient(new double[] {0.7}, gradient)).isEqualTo(x);
    assertThat(gradient[0]).isCloseTo(slope, within(1e-12 * slope));
    assertThat(e.diff().compile().value(0.7)).isCloseTo(slope, within(1e-12 * slope));
    assertThat(Dual.of(e, e.variables(), 0.7).gradient()[0])
        .isCloseTo(slope, within(1e-12 * slope));
  }

  @Test
  void tenThousandNestedKinks() {
    Expr e = Expr.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      e = Functions.relu(e.subtract(Expr.of(Rational.of(1, 100_000))));
    }
    CompiledFunction f = e.compile();
    double[] gradient = new double[1];
    assertThat(f.valueAndGradient(new double[] {0.7}, gradient)).isCloseTo(0.6, within(1e-9));
    assertThat(gradient).containsExactly(1);
    f.gradient(new double[] {0.05}, gradient);
    assertThat(gradient).containsExactly(0);
  }

  @Test
  void aSumOfTenThousandSquaresIsShortened() {
    Expr squares =
        Expr.parse(
            IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> "y^%d*sin(%d*x)^2 + y^%d*cos(%d*x)^2".formatted(i, i, i, i))
                .collect(Collectors.joining(" + ")));
    assertThat(squares.operands()).hasSize(10_000);
    assertThat(squares.simplifyTrig())
        .isSameAs(
            Expr.parse(
                IntStream.rangeClosed(1, 5_000)
                    .mapToObj(i -> "y^" + i)
                    .collect(Collectors.joining(" + "))));
  }

  @Test
  void nodesThatNobodyHoldsAreCollected() {
    int before = InternTable.size();
    for (int i = 1; i < 50_000; i++) {
      assertThat(Expr.parse("sin(" + i + "*leaktest)").operands()).hasSize(1);
    }
    int after = Integer.MAX_VALUE;
    for (int i = 0; i < 50 && after > before + 10_000; i++) {
      System.gc();
      assertThat(Expr.symbol("leaktest" + i)).isNotNull();
      after = InternTable.size();
    }
    assertThat(after).isLessThan(before + 10_000);
  }

  @Test
  void tenThousandNestedFractionsThatAreMultipliedOut() {
    Expr divisor = Expr.parse("1/(1 + exp(x))");
    Expr e = divisor;
    for (int i = 0; i < 10_000; i++) {
      e = e.add(divisor).multiply(divisor);
    }
    double d = 1 / (1 + Math.exp(0.5));
    double limit = d * d / (1 - d) * Math.exp(0.5);
    assertThat(e.multiply(Functions.exp(Expr.symbol("x"))).compile().value(0.5))
        .isCloseTo(limit, within(1e-12));
  }
}
