package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.nabla.calculus.CriticalPoint.Kind.INFLECTION;
import static org.nabla.calculus.CriticalPoint.Kind.MAXIMUM;
import static org.nabla.calculus.CriticalPoint.Kind.MINIMUM;

import java.util.List;
import org.junit.jupiter.api.Test;

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
