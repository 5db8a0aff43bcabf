package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.nabla.calculus.CriticalPoint.Kind.INFLECTION;
import static org.nabla.calculus.CriticalPoint.Kind.MAXIMUM;
import static org.nabla.calculus.CriticalPoint.Kind.MINIMUM;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalPointTest {
  private static List<CriticalPoint> of(String f, double from, double to) {
    return CriticalPoint.of(Expr.parse(f), from, to);
  }

  @Test
  void theParabolaHasOneMinimum() {
    assertThat(of("3*x^2 - 3*x + 4", -2, 2)).containsExactly(new CriticalPoint(0.5, 3.25, MINIMUM));
  }

  @Test
  void theWavyParabolaHasItsSevenMinimaAndMaxima() {
    List<CriticalPoint> points = of("cos(2*pi*x) + x^2", -2, 2);
    Expr slope = Expr.parse("cos(2*pi*x) + x^2").diff();
    assertThat(points).hasSize(7);
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.get(i).kind()).isEqualTo(i % 2 == 0 ? MINIMUM : MAXIMUM);
      assertThat(slope.evaluate(points.get(i).x())).isCloseTo(0, within(1e-13));
    }
    assertThat(points.get(4).x()).isCloseTo(0.47580245102422114, within(1e-5));
    assertThat(points.get(6).x()).isCloseTo(1.4250674148261981, within(1e-5));
  }

  @Test
  void kindsAreToldApart() {
    assertThat(of("x^3", -1, 1.1)).singleElement().matches(p -> p.kind() == INFLECTION);
    assertThat(of("x^4", -1, 1.1)).singleElement().matches(p -> p.kind() == MINIMUM);
    assertThat(of("-abs(x - 0.3)", -1, 1)).singleElement().matches(p -> p.kind() == MAXIMUM);
    assertThat(of("1/x", -1, 1.1)).isEmpty();
    assertThat(of("(x - 0.3)^3 - (x - 0.3)/1000000000", -1, 1)).hasSize(2);
    assertThat(of("sin(x)*exp(-x^2*0.05)", -5, 5)).hasSize(4);
    assertThat(of("relu(x)", -1, 1)).isEmpty();
    assertThat(of("5", -1, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x^50, -1, 1, 0, MINIMUM",
    "x^50, -1, 1.1, 0, MINIMUM",
    "x^100, -1, 1, 0, MINIMUM",
    "-x^100, -1, 1.1, 0, MAXIMUM",
    "x^51, -1, 1, 0, INFLECTION",
    "x^501, -1, 1.1, 0, INFLECTION",
    "(x - 0.3)^100 + (x - 0.3)^102, -1, 1, 0.3, MINIMUM",
    "x^100*exp(-x), -1, 1.1, 0, MINIMUM",
    "log1p(tanh(x)^100), -1, 1.1, 0, MINIMUM",
    "1e-200*(x - 0.3)^2, -1, 1, 0.3, MINIMUM",
    "1e-170*x^2, -1, 1.1, 0, MINIMUM",
    "1e-400*x^2, -1, 1.1, 0, MINIMUM",
    "exp(-1000)*(x^3/3 - x^2), -1, 1.1, 0, MAXIMUM",
    "exp(-x^2), -100, 101, 0, MAXIMUM",
    "x^2, -1e308, 1e308, 0, MINIMUM",
  })
  void flatPointsAreFoundWhereTheSlopeUnderflows(
      String f, double from, double to, double x, CriticalPoint.Kind kind) {
    assertThat(of(f, from, to))
        .singleElement()
        .matches(p -> p.kind() == kind)
        .matches(p -> Math.abs(p.x() - x) < 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "sqrt(abs(x - 0.3)), -1, 1, 0.3, 0, MINIMUM",
    "sqrt(abs(x - 0.25)), -1, 1, 0.25, 0, MINIMUM",
    "2 - sqrt(abs(x - 1/3)), -1, 1, 0.3333333333333333, 2, MAXIMUM",
    "cbrt(x^2), -1, 1, 0, 0, MINIMUM",
    "cbrt(x^2), -1, 1.1, 0, 0, MINIMUM",
    "-cbrt((x - 0.7)^2) - 1, -1, 1, 0.7, -1, MAXIMUM",
    "(x^2)^(1/5), -1, 1.1, 0, 0, MINIMUM",
    "sqrt(abs(x^3 - 2)), 1, 2, 1.2599210498948732, 0, MINIMUM",
    "exp(-1/x^2), -1, 1, 0, 0, MINIMUM",
  })
  void cuspsAreFound(
      String f, double from, double to, double x, double y, CriticalPoint.Kind kind) {
    assertThat(of(f, from, to))
        .singleElement()
        .matches(p -> p.kind() == kind)
        .matches(p -> Math.abs(p.x() - x) < 1e-15)
        .matches(p -> Math.abs(p.value() - y) < 1e-7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/x",
        "1/(x - 0.3)^2",
        "1/(x^3 + x - 0.2)^2",
        "(x^3 + x - 0.2)^(-18)",
        "(x^3 + x - 0.2)^(-200)",
        "-1/abs(x - 0.3)",
        "1/sqrt(abs(x^3 + x - 0.2))",
        "log(abs(x))",
        "log(abs(x - 0.3))",
        "log((x^3 + x - 0.2)^2)",
        "tan(10*x)",
        "cbrt(x)",
        "cbrt(x - 0.3)",
        "sqrt(x)",
        "relu(x)",
        "exp(-1000)*(x^3/3 + x)",
      })
  void polesAndVerticalTangentsAreNoCriticalPoints(String f) {
    assertThat(of(f, -1, 1)).isEmpty();
    assertThat(of(f, -1, 1.1)).isEmpty();
  }

  @Test
  void aStretchIsNoPoint() {
    assertThat(of("max(0, x^2 - 1)", -2, 2)).isEmpty();
    assertThat(of("max(0, abs(x) - 0.01)", -2, 2)).isEmpty();
    assertThat(of("x^100", 0.1, 1)).isEmpty();
    assertThat(of("sigmoid(x)", -1000, 1000)).isEmpty();
  }

  @Test
  void anIntervalIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("x", 2, 1))
        .withMessageContaining("from is 2.0 and to is 1.0")
        .withMessageContaining("swap them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("x", 0, Double.NaN))
        .withMessageContaining("to is NaN");
  }

  @Test
  void atTheEdgeOfTheDomainTheSideWithASlopeDecides() {
    assertThat(of("x^(5/2)", 0, 1)).containsExactly(new CriticalPoint(0, 0, MINIMUM));
    assertThat(of("-(-x)^(5/2)", -1, 0)).singleElement().matches(p -> p.kind() == MAXIMUM);
  }
}
