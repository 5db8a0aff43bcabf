package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, gradients and Hessians far out, where the parts overflow and the whole does not. */
class StabilityTest {
  private static final double[] FAR = {-1e5, -800, -40, 0, 40, 800, 1e5};

  /** Bounded slopes everywhere. */
  static List<String> forms() {
    return List.of(
        "sigmoid(x)",
        "softplus(x)",
        "log(1 + exp(x))",
        "1/(1 + exp(-x))",
        "tanh(x)",
        "log1p(exp(x))",
        "log(sigmoid(x))",
        "log(1/(1 + exp(-x)))",
        "log(1 - sigmoid(x))",
        "1 - tanh(x)^2",
        "x*sigmoid(x)",
        "tanh(softplus(x))",
        "exp(x)/(1 + exp(x))",
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
        "2/(exp(x) + exp(-x))",
        "(exp(2*x) - 1)/(exp(2*x) + 1)",
        "(1 - exp(-2*x))/(1 + exp(-2*x))",
        "1/(1 + 2*exp(-x))",
        "exp(x)/(exp(x) + 3)",
        "exp(-x)/(1 + exp(-x))^2",
        "log(exp(x) + exp(y))",
        "log(exp(x) + exp(y) + exp(-x))",
        "log(1 + exp(x) + 2*exp(y) + 3*exp(x - y))",
        "log(exp(x) + exp(-x))",
        "log2(exp(x) + exp(y)) - log10(3 + exp(x)/2)",
        "log1p(exp(x) + exp(y))",
        "exp(x)/(exp(x) + exp(y))",
        "exp(x)/(exp(x) + exp(y) + exp(z))",
        "exp(x/2)/(exp(x/2) + exp(y/2) + 1)",
        "log(exp(x)/(exp(x) + exp(y)))",
        "-log(exp(y)/(exp(x) + exp(y) + exp(z)))",
        "x - log(exp(x) + exp(y) + exp(z))",
        "log(cosh(x))",
        "log(cosh(x) + cosh(y))",
        "cosh(x)/(1 + cosh(x))",
        "sinh(x)/(2 + cosh(x))",
        "log(1 + sinh(x)^2)",
        "log(2*sigmoid(x))",
        "log(sigmoid(x)*sigmoid(y))",
        "log(sigmoid(x) + sigmoid(y))",
        "log(1 - tanh(x)^2)",
        "log((1 + tanh(x))/2)",
        "log(1/2 - tanh(x)/2)",
        "log(expm1(x)^2 + 1)",
        "exp(x)*sigmoid(-x)",
        "exp(x)*exp(-x)",
        "sqrt(exp(x)/(exp(x) + exp(y)))",
        "log(sqrt(exp(2*x) + exp(2*y)))",
        "1/sqrt(1 + exp(x))",
        "(1 + exp(-x))^(-1/3)",
        "2^x/(2^x + 3^y)",
        "log(2^x + 3^x)",
        "-(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x)))",
        "(exp(x) - exp(y))/(exp(x) - 2*exp(y))^2*exp(x)",
        "exp(x)/(exp(x) + exp(y))*exp(z)/(exp(z) + exp(y))",
        "(exp(x)/(exp(x) + exp(y)) - 1/2)^2",
        "log(1 + exp(x)/(1 + exp(y)))",
        "log(exp(x)*(1 + exp(y)) + exp(z))",
        "log(1 - 1/(1 + exp(x)))",
        "exp(x)*exp(-exp(x))",
        "sigmoid(exp(x))",
        "1/(1 + exp(exp(x)))",
        "x*tanh(log(1 + exp(x)))",
        "(x*exp(x) + y*exp(y))/(exp(x) + exp(y))",
        "(1 + exp(x))^2/(1 + exp(2*x))",
        "cosh(x)*exp(-abs(x))",
        "x^2/(1 + exp(x)) + expm1(x)/(exp(x) + 1)");
  }

  private static List<double[]> corners(int n) {
    List<double[]> points = new ArrayList<>(List.of(new double[n]));
    for (int i = 0; i < n; i++) {
      List<double[]> longer = new ArrayList<>();
      for (double[] point : points) {
        for (double value : n == 1 ? FAR : new double[] {-1e5, -800, 0, 799, 800, 1e5}) {
          double[] next = point.clone();
          next[i] = value;
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everythingStaysFiniteFarOut(String text) {
    CompiledFunction f = Expr.parse(text).compile();
    int n = f.variables().size();
    for (CompiledFunction mode : List.of(f, f.interpreted(), f.strict())) {
      for (double[] x : corners(n)) {
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        String place = text + " at " + Arrays.toString(x);
        assertThat(mode.valueGradientAndHessian(x, gradient, hessian)).as(place).isFinite();
        assertThat(gradient).as(place).matches(g -> Arrays.stream(g).allMatch(Double::isFinite));
        for (double[] row : hessian) {
          assertThat(row).as(place).matches(r -> Arrays.stream(r).allMatch(Double::isFinite));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void stableFormsHaveTheValueOfThePlainOnes(String text) {
    Expr f = Expr.parse(text);
    CompiledFunction stable = f.compile();
    int n = stable.variables().size();
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double[] x = random.doubles(n, -3, 3).toArray();
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      double value = stable.valueGradientAndHessian(x, gradient, hessian);
      Dual plain = Dual.of(f, stable.variables(), x);
      double size = 1 + Math.abs(plain.value());
      assertThat(value).as(text).isCloseTo(plain.value(), within(2e-12 * size));
      for (int j = 0; j < n; j++) {
        double steep = size + Arrays.stream(plain.hessian()[j]).map(Math::abs).max().orElse(0);
        assertThat(gradient[j]).as(text).isCloseTo(plain.gradient()[j], within(2e-12 * steep));
        assertThat(hessian[j])
            .as(text)
            .containsExactly(plain.hessian()[j], within(1e-11 * steep * steep));
      }
    }
  }

  @Test
  void limitsAreReached() {
    double[][] expected = {
      // x, y, log(exp(x) + exp(y)), its slope by x
      {800, 800, 800 + Math.log(2), 0.5},
      {800, -800, 800, 1},
      {-800, 800, 800, 0},
      {-800, -800, -800 + Math.log(2), 0.5},
      {1e5, 1e5 - 1, 1e5 + Math.log1p(Math.exp(-1)), 0},
    };
    expected[4][3] = 1 / (1 + Math.exp(-1));
    CompiledFunction f = Expr.parse("log(exp(x) + exp(y))").compile();
    double[] gradient = new double[2];
    for (double[] row : expected) {
      double[] x = {row[0], row[1]};
      assertThat(f.valueAndGradient(x, gradient)).isCloseTo(row[2], within(1e-10));
      assertThat(gradient[0]).isCloseTo(row[3], within(1e-11));
      assertThat(gradient[0] + gradient[1]).isCloseTo(1, within(1e-15));
    }
    Expr tanh = Expr.parse("(exp(x) - exp(-x))/(exp(x) + exp(-x))");
    assertThat(tanh.evaluate(800)).isEqualTo(1);
    assertThat(tanh.evaluate(-1e5)).isEqualTo(-1);
    Expr softmax = Expr.parse("log(exp(x)/(exp(x) + exp(y)))");
    assertThat(softmax.compile().value(-800, 800)).isEqualTo(-1600);
    softmax.compile().gradient(new double[] {-800, 800}, gradient);
    assertThat(gradient).containsExactly(1, -1);
    Expr saturating = Expr.parse("1/(1 + 2*exp(-x))");
    assertThat(saturating.diff().evaluate(-800)).isZero();
    assertThat(saturating.diff().evaluate(-600) / (Math.exp(-600) / 2)).isCloseTo(1, within(1e-12));
    assertThat(Expr.parse("log(1 - tanh(x)^2)").evaluate(800))
        .isCloseTo(2 * Math.log(2) - 1600, within(1e-12));
  }

  @Test
  void infiniteExponentsBehaveAsInThePlainForm() {
    for (String text :
        List.of("1/(1 + 2*exp(x))", "log(2 + exp(x) + exp(2*x))", "log1p(2*exp(x))")) {
      Expr f = Expr.parse(text);
      for (double x : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
        double plain = Dual.of(f, f.variables(), x).value();
        assertThat(f.evaluate(x)).as(text).isCloseTo(plain, within(1e-15));
      }
      assertThat(f.evaluate(Double.NaN)).isNaN();
    }
    assertThat(Expr.parse("1/(2 + exp(exp(x)))").evaluate(800)).isZero();
  }

  @Test
  void aLogSumOfAThousandExponentials() {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      terms.add(Functions.exp(Expr.symbol("x" + i)));
    }
    CompiledFunction f = Functions.log(Expr.sum(terms)).compile();
    double[] x = new double[1000];
    Arrays.fill(x, 800);
    double[] gradient = new double[1000];
    assertThat(f.valueAndGradient(x, gradient)).isCloseTo(800 + Math.log(1000), within(1e-10));
    assertThat(gradient).containsOnly(gradient[0]);
    assertThat(gradient[0]).isCloseTo(1e-3, within(1e-15));
  }

  @Test
  void deepTowersOfExponentialsArePreparedInProportionToTheirSize() {
    Expr x = Expr.symbol("x");
    Expr e = x;
    for (int i = 0; i < 3_000; i++) {
      e = Functions.log(Functions.exp(e).add(Functions.exp(x)).add(2)).subtract(1);
    }
    double[] gradient = new double[1];
    double value = e.compile().valueAndGradient(new double[] {800}, gradient);
    assertThat(value).isCloseTo(800 - 1 + Math.log(1 / (1 - Math.exp(-1))), within(1e-9));
    assertThat(gradient[0]).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log(1 - exp(x)/(1 + exp(x)))",
        "log(1 - exp(x)/(exp(x) + exp(y)))",
        "log(1 - (exp(x) - exp(-x))/(exp(x) + exp(-x)))",
        "log(2 - 2*exp(x)/(exp(x) + exp(y) + exp(z)))"
      })
  void complementsWrittenAsFractionsHaveValueAndSlopeFarOut(String text) {
    CompiledFunction f = Expr.parse(text).compile();
    int n = f.variables().size();
    for (double[] x : corners(n)) {
      double[] gradient = new double[n];
      String place = text + " at " + Arrays.toString(x);
      assertThat(f.valueAndGradient(x, gradient)).as(place).isFinite();
      for (double slope : gradient) {
        assertThat(slope).as(place).isBetween(-2.0, 2.0);
      }
    }
  }

  @Test
  void whatIsSmallBesideALargeExponentIsNotLost() {
    double[] gradient = new double[1];
    double[][] hessian = new double[1][1];
    CompiledFunction f = Expr.parse("log(1 + exp(exp(x)))").compile();
    for (double x : new double[] {10, 38, 40, 60}) {
      f.valueGradientAndHessian(new double[] {x}, gradient, hessian);
      assertThat(gradient[0] / Math.exp(x)).as("at " + x).isCloseTo(1, within(1e-12));
      assertThat(hessian[0][0] / Math.exp(x)).as("at " + x).isCloseTo(1, within(1e-12));
    }
    CompiledFunction g = Expr.parse("log(exp(x) + exp(exp(-x)))").compile();
    for (double x : new double[] {-10, -40, -100}) {
      g.gradient(new double[] {x}, gradient);
      assertThat(gradient[0] / Math.exp(-x)).as("at " + x).isCloseTo(-1, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "log(exp(1000) + exp(x)), 1000, 1000.6931471805599",
    "log(exp(1000) + exp(x)), 800, 1000",
    "exp(1000)/(exp(1000) + exp(x)), 1000, 0.5",
    "log(exp(-1000) + exp(x)), -1000, -999.3068528194401",
    "exp(x)/exp(800), 800, 1",
    "exp(800)*exp(-x), 799, 2.718281828459045",
    "sigmoid(-800)*exp(x), 800, 1",
    "2^(1000*pi)/(2^(1000*pi) + 2^x), 0, 1",
  })
  void constantExponentialsAreScaledAsTheOthers(String text, double x, double expected) {
    assertThat(Expr.parse(text).evaluate(x))
        .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sinh(x)^2", "x^2*exp(x)", "x*expm1(x)", "x^2*cosh(x)"})
  void log1pKeepsTheDigitsOfWhatIsSmall(String text) {
    for (double x : new double[] {1e-12, 1e-10, 1e-8, 1e-4, 0.5}) {
      double u = Expr.parse(text).evaluate(x);
      assertThat(Expr.parse("log1p(" + text + ")").evaluate(x)).isEqualTo(Math.log1p(u));
    }
  }

  @Test
  void hugePowersBelowABarDoNotOverflowBeforeTheirInverseVanishes() {
    double value = Expr.parse("x^(-200)*exp(x)").evaluate(36);
    assertThat(value / 2.366e-296).isCloseTo(1, within(1e-3));
  }

  @Test
  void aLogSumOfManyMultiplesIsPreparedInProportionToItsSize() {
    Expr x = Expr.symbol("x");
    List<Expr> terms = new ArrayList<>();
    for (int k = 1; k <= 100_000; k++) {
      terms.add(Functions.exp(x.multiply(k)));
    }
    CompiledFunction f = Functions.log(Expr.sum(terms)).compile();
    assertThat(f.value(1)).isCloseTo(100_000 - Math.log1p(-Math.exp(-1)), within(1e-9));
    assertThat(f.value(-800)).isCloseTo(-800, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid(x)^(1/y), 1, 0, 0",
    "exp(y)^(1/x), 0, 1, Infinity",
    "sigmoid(x)^y, 1, Infinity, 0",
    "x^y/(1 + x^y), 0, 0, 0.5",
    "log(exp(x) + exp(y)), 1e300, 1, 1e300",
    "exp(x)/(exp(x) + exp(y)), 1e300, 2e300, 0",
    "exp(x) - exp(y), 1e300, 2e300, -Infinity",
    "exp(x)/(1 + exp(x) + exp(2*x)), Infinity, 0, NaN",
    "exp(x) - exp(y), Infinity, Infinity, NaN",
    "relu(x)*exp(-x), -800, 0, 0",
    "log1p(-exp(-x)), 1e-20, 0, -46.051701859880914",
    "log1p(-tanh(x)^2), 1e-8, 0, -1e-16",
  })
  void infinitiesZerosAndTinyNumbersAreThoseOfRealArithmetic(
      String text, double x, double y, double expected) {
    CompiledFunction f = Expr.parse(text).compile(Expr.symbol("x"), Expr.symbol("y"));
    for (CompiledFunction mode : List.of(f, f.interpreted(), f.strict())) {
      double value = mode.value(x, y);
      if (Double.isFinite(expected)) {
        assertThat(value).isCloseTo(expected, within(1e-15 * Math.abs(expected)));
      } else {
        assertThat(value).isEqualTo(Double.valueOf(expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"max(0, 1 - exp(x))", "min(1, exp(x))", "min(1/2, exp(2*x))"})
  void flatSidesOfHingesStayFlatWhereTheOtherSideOverflows(String text) {
    double[] gradient = new double[1];
    double[][] hessian = new double[1][1];
    CompiledFunction f = Expr.parse(text).compile();
    double value = f.valueGradientAndHessian(new double[] {800}, gradient, hessian);
    assertThat(value).isEqualTo(f.value(1));
    assertThat(gradient[0]).isZero();
    assertThat(hessian[0][0]).isZero();
  }

  @Test
  void theGradientOfALongLogSumIsPreparedInProportionToItsSize() {
    int n = 10_000;
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      terms.add(Functions.exp(Expr.symbol("x" + i)));
    }
    CompiledFunction f = Functions.log(Expr.sum(terms)).compile();
    double[] gradient = new double[n];
    f.gradient(new double[n], gradient);
    assertThat(Arrays.stream(gradient).sum()).isCloseTo(1, within(1e-12));
    Expr nest = Expr.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      nest = Functions.log1p(Functions.sigmoid(nest).negate());
    }
    assertThat(nest.evaluate(1)).isBetween(-2.0, 0.0);
  }
}
