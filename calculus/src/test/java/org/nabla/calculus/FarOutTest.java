package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Digits of values, gradients and Hessians, far out and near, against those of other methods. */
class FarOutTest {
  static List<Golden> farOut() {
    return Golden.farOut();
  }

  /** Here terms of size 1 cancel, so that they are right to the rounding of these. */
  private static final Set<String> CANCELLING =
      Set.of(
          "1/sigmoid(x)-1",
          "log(1-exp(-x))",
          "1-sinh(x)^2/cosh(x)^2",
          "tanh(x/2)+1-2*sigmoid(x)",
          "log(exp(x)+exp(y))-max(x,y)",
          "-exp(x)/(exp(x)+exp(y))*log(exp(x)/(exp(x)+exp(y)))-exp(y)/(exp(x)+exp(y))*log(exp(y)/(exp(x)+exp(y)))",
          "(exp(x)+exp(y))^(1/3)/(exp(x/3)+exp(y/3))",
          "(x*exp(x)+y*exp(y))/(exp(x)+exp(y))-log(exp(x)+exp(y))",
          "(x^2+1)^x/(1+(x^2+1)^x)",
          "x^x/(1+x^x)",
          "x^y*x^(-y)",
          "-log(exp(x)/(exp(x)+exp(y)+exp(z)))",
          "log(1-1/(1+exp(-x))^2)",
          "log(1-exp(x)/(exp(x)+exp(y)))",
          "log(1-sigmoid(x)*sigmoid(y))");

  @ParameterizedTest
  @MethodSource("farOut")
  void valuesGradientsAndHessiansFarOutAreThoseOfManyDigits(Golden row) {
    Expr f = row.expr();
    Expr[] symbols = row.symbols();
    CompiledFunction compiled = f.compile(symbols);
    List<CompiledFunction> slopes = new ArrayList<>();
    List<List<CompiledFunction>> curvatures = new ArrayList<>();
    for (Expr x : symbols) {
      slopes.add(f.diff(x).compile(symbols));
      curvatures.add(Arrays.stream(symbols).map(y -> f.diff(x).diff(y).compile(symbols)).toList());
    }
    int n = symbols.length;
    for (Golden.Point point : row.points()) {
      for (CompiledFunction mode : List.of(compiled, compiled.interpreted(), compiled.strict())) {
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        double value = mode.valueGradientAndHessian(point.at(), gradient, hessian);
        assertClose(row, point, value, gradient, hessian);
      }
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int i = 0; i < n; i++) {
        gradient[i] = slopes.get(i).value(point.at());
        for (int j = 0; j < n; j++) {
          hessian[i][j] = curvatures.get(i).get(j).value(point.at());
        }
      }
      assertClose(row, point, compiled.value(point.at()), gradient, hessian);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1 - 3/((1 + x)^28 - exp(x)), -3, 0",
    "x - x^2/((x - 1)^25 + exp(x)), 2, 0",
    "exp(y)/(exp(y) + exp(x)) - y + sinh(exp(y)), -1.4370444533024918, 4.867738175681511",
    "exp(y)/(exp(x) + exp(y)) - y + 1e10*y^2, -1, 2",
  })
  void fractionsThatSaturateNowhereKeepTheirDigits(String text, double x, double y) {
    Expr f = Expr.parse(text);
    List<Expr> variables = List.of(Expr.symbol("x"), Expr.symbol("y"));
    double[] gradient = new double[2];
    double[][] hessian = new double[2][2];
    double value =
        f.compile(variables.toArray(Expr[]::new))
            .valueGradientAndHessian(new double[] {x, y}, gradient, hessian);
    Dual plain = Dual.of(f, variables, x, y);
    List<Double> actual = flat(value, gradient, hessian);
    List<Double> expected = flat(plain.value(), plain.gradient(), plain.hessian());
    for (int i = 0; i < expected.size(); i++) {
      double tolerance = 1e-11 * Math.abs(expected.get(i)) + 1e-300;
      assertThat(actual.get(i)).as("number %d", i).isCloseTo(expected.get(i), within(tolerance));
    }
  }

  /** To a relative 1e-11, or to the rounding of the largest of the numbers. */
  private static void assertClose(
      Golden row, Golden.Point point, double value, double[] gradient, double[][] hessian) {
    List<Double> expected =
        flat(point.value(), point.gradient(), Objects.requireNonNull(point.hessian()));
    List<Double> actual = flat(value, gradient, hessian);
    double largest = expected.stream().mapToDouble(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.size(); i++) {
      double floor = CANCELLING.contains(row.expression()) ? 1e-12 : 1e-300;
      double tolerance = 1e-11 * Math.abs(expected.get(i)) + 1e-14 * largest + floor;
      assertThat(actual.get(i))
          .as("number %d at %s", i, Arrays.toString(point.at()))
          .isCloseTo(expected.get(i), within(tolerance));
    }
  }

  private static List<Double> flat(double value, double[] gradient, double[][] hessian) {
    List<Double> all = new ArrayList<>(List.of(value));
    Arrays.stream(gradient).forEach(all::add);
    Arrays.stream(hessian).flatMapToDouble(Arrays::stream).forEach(all::add);
    return all;
  }
}
