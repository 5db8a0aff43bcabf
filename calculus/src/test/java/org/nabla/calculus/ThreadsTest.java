package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void allThreadsGetTheSameNode() {
    List<Expr> made =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(i -> Expr.parse("sin(x*" + i % 100 + ") + y^" + i % 7))
            .toList();
    for (int i = 0; i < made.size(); i++) {
      assertThat(made.get(i)).isSameAs(made.get(i % 700));
    }
  }

  @Test
  void oneFunctionServesManyThreads() {
    CompiledFunction f = Expr.parse("exp(-x^2)*sin(y) + x*y").compile();
    double[] expected = new double[2];
    double value = f.interpreted().valueAndGradient(new double[] {0.3, 0.4}, expected);
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            i -> {
              double[] gradient = new double[2];
              double[] at = {0.3, 0.4};
              assertThat(f.valueAndGradient(at, gradient)).isEqualTo(value);
              assertThat(gradient).isEqualTo(expected);
            });
  }
}
