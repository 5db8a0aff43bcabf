package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
  static List<Golden> rows() {
    return Golden.all();
  }

  @Test
  void allRowsAreThere() {
    assertThat(rows()).hasSize(160).allMatch(row -> !row.points().isEmpty());
  }

  @Test
  void onlyTheRowAtTheEdgeOfADomainIsNotDerivedAsWritten() {
    List<Golden> cancelled = rows().stream().filter(row -> row.withSlopes() != row.expr()).toList();
    assertThat(cancelled).singleElement().matches(Golden::isAtTheEdge);
    Golden row = cancelled.get(0);
    double[] at = row.points().get(0).at();
    assertThat(Dual.of(row.expr(), List.of(row.symbols()), at).gradient()).contains(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void compiledValueGradientAndHessianMatch(Golden row) {
    check(row, row.expr().compile(row.symbols()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void interpretedValueGradientAndHessianMatch(Golden row) {
    check(row, row.expr().compile(row.symbols()).interpreted());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void strictValueGradientAndHessianMatch(Golden row) {
    check(row, row.expr().compile(row.symbols()).strict());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void dualValueGradientAndHessianMatch(Golden row) {
    Expr expr = row.withSlopes();
    for (Golden.Point point : row.points()) {
      Dual dual = Dual.of(expr, List.of(row.symbols()), point.at());
      close(dual.value(), point.value());
      compare(point, dual.gradient(), dual.hessian());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void printedDerivativesReadBackAreTheSame(Golden row) {
    assertThat(Expr.parse(row.expr().toString())).isSameAs(row.expr());
    for (Expr partial : row.expr().gradient(row.symbols())) {
      assertThat(Expr.parse(partial.toString())).isSameAs(partial);
    }
    List<Expr> gradient = row.expr().gradient(row.symbols());
    for (int i = 0; i < gradient.size(); i++) {
      CompiledFunction partial =
          Expr.parse(row.expr().diff(row.symbols()[i]).toString()).compile(row.symbols());
      for (Golden.Point point : row.points()) {
        close(partial.value(point.at()), point.gradient()[i]);
      }
    }
  }

  private static void check(Golden row, CompiledFunction f) {
    for (Golden.Point point : row.points()) {
      double[] gradient = new double[point.at().length];
      close(f.value(point.at()), point.value());
      close(f.valueAndGradient(point.at(), gradient), point.value());
      compare(point, gradient, f.hessian(point.at()));
    }
  }

  private static void compare(Golden.Point point, double[] gradient, double[][] hessian) {
    double[][] expected = point.hessian();
    for (int i = 0; i < gradient.length; i++) {
      close(gradient[i], point.gradient()[i]);
      for (int j = 0; expected != null && j < hessian.length; j++) {
        close(hessian[i][j], expected[i][j]);
      }
    }
  }

  private static void close(double actual, double expected) {
    double tolerance = Math.max(Golden.TOLERANCE * Math.abs(expected), Golden.FLOOR);
    assertThat(actual).isCloseTo(expected, Offset.offset(tolerance));
  }
}
