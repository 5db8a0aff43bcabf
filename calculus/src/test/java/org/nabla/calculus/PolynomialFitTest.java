package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolynomialFitTest {
  private static double[] points(int count, double first, double step) {
    return IntStream.range(0, count).mapToDouble(i -> first + i * step).toArray();
  }

  private static double[] at(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  @Test
  void pointsOnAParabolaGiveIt() {
    double[] x = points(5, -1, 1);
    assertThat(Polynomial.fit(x, at(x, t -> 3 * t * t - 3 * t + 4), 2).coefficients())
        .containsExactly(new double[] {4, -3, 3}, within(1e-14));
  }

  @Test
  void degreeZeroIsTheMean() {
    double[] y = {0, 1, 0, 1, 0};
    assertThat(Polynomial.fit(points(5, -1, 1), y, 0).coefficients())
        .containsExactly(new double[] {0.4}, within(1e-15));
  }

  @Test
  void scatteredPointsGiveTheLineOfLeastSquares() {
    double[] x = {0, 1, 2, 3};
    double[] y = {1, 0, 3, 2};
    assertThat(Polynomial.fit(x, y, 1).coefficients())
        .containsExactly(new double[] {0.6, 0.6}, within(1e-15));
  }

  @Test
  void theFarthestPointsOfTheRangeOfDoubleAreFitted() {
    double[] x = {-1.7e308, 1.7e308, 0};
    assertThat(Polynomial.fit(x, new double[] {-1.7, 1.7, 0}, 1).coefficients()[1])
        .isCloseTo(1e-308, within(1e-322));
    double[] far = {1.6e308, 1.7e308, 1.65e308};
    assertThat(Polynomial.fit(far, new double[] {2, 2, 2}, 0).value(0)).isEqualTo(2);
  }

  @Test
  void highDegreesNearZeroKeepTheirDigits() {
    double[] x = points(201, -1, 0.01);
    Polynomial p = Polynomial.fit(x, at(x, Math::exp), 16);
    for (double t : x) {
      assertThat(p.value(t)).isCloseTo(Math.exp(t), within(1e-14));
    }
    double[] runge = at(x, t -> 1 / (1 + 25 * t * t));
    Polynomial high = Polynomial.fit(x, runge, 24);
    assertThat(
            IntStream.range(0, 201).mapToDouble(i -> Math.abs(high.value(x[i]) - runge[i])).max())
        .hasValueCloseTo(0.0067, within(0.0067));
  }

  @Test
  void timeStampsAreRefusedWithTheRemedyThatHelps() {
    double[] x = points(101, 1.6e9, 1);
    double[] y = at(x, t -> Math.pow(t - 1.6e9, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, y, 3))
        .withMessageContaining("in powers of x the fit of degree 3 misses a point by")
        .withMessageContaining("fit t = (x - 1.60000005E9)/50.0 in place of x");
    Polynomial shifted = Polynomial.fit(at(x, t -> (t - 1.60000005e9) / 50), y, 3);
    for (int i = 0; i < x.length; i++) {
      assertThat(shifted.value((x[i] - 1.60000005e9) / 50)).isCloseTo(y[i], within(1e-8));
    }
  }

  @Test
  void aFitThatWouldLoseHalfItsDigitsIsRefused() {
    double[] x = points(11, 1000, 1);
    double[] y = at(x, t -> Math.pow(t - 1000, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, y, 5))
        .withMessageContaining("lower the degree")
        .withMessageContaining("(x - 1005.0)/5.0");
  }

  @Test
  void scatterAboveTheLossIsNoReasonToRefuse() {
    SplittableRandom random = new SplittableRandom(7);
    double[] x = points(50, 1970, 1);
    double[] y = at(x, t -> 0.02 * (t - 1970) * (t - 1970) + random.nextDouble());
    Polynomial p = Polynomial.fit(x, y, 2);
    for (int i = 0; i < x.length; i++) {
      assertThat(p.value(x[i])).isCloseTo(y[i], within(0.7));
    }
  }

  @Test
  void coefficientsBeyondTheRangeOfDoubleAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Polynomial.fit(new double[] {0, 1e-310, 2e-310}, new double[] {0, 1, 2}, 1))
        .withMessageContaining("leave the range of double")
        .withMessageContaining("fit t = (x - ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(points(9, 0, 1), at(points(9, 0, 1), t -> 1.7e308), 2))
        .withMessageContaining("divide y by a power of ten");
  }

  @Test
  void tooFewPointsAreRefused() {
    double[] x = points(5, -1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, x, 5))
        .withMessageContaining("degree is 5 with 5 points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, x, -1))
        .withMessageContaining("degree is -1; expected at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(new double[] {0.0, -0.0}, new double[] {1, 2}, 1))
        .withMessageContaining("too few different x for degree 1: 1; lower the degree");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(new double[] {0, 1e-20, 1}, new double[] {1, 2, 3}, 2))
        .withMessageContaining("some x are too close together to fit degree 2 over [0.0, 1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, new double[2], 1))
        .withMessageContaining("as many of each");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polynomial.fit(x, new double[] {1, 2, Double.NaN, 4, 5}, 1))
        .withMessageContaining("y[2] is NaN");
  }
}
