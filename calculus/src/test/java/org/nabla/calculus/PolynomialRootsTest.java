package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolynomialRootsTest {
  private static final Polynomial X = Polynomial.exact(0, 1);

  record Row(String name, double[] coefficients, List<Complex> roots) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> golden() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PolynomialRootsTest.class.getResourceAsStream("polynomial-roots.txt")),
                StandardCharsets.UTF_8))) {
      return in
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> row(line.split(" \\| ", -1)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] parts) {
    return new Row(parts[0], numbers(parts[1], " "), complex(parts[2]));
  }

  private static double[] numbers(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<Complex> complex(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(pair -> numbers(pair, ","))
        .map(pair -> new Complex(pair[0], pair[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void everyRootIsTheNearestDoubleOfMpmathsRoot(Row row) {
    List<Complex> roots = Polynomial.of(row.coefficients()).roots();
    assertThat(roots).hasSameSizeAs(row.roots());
    for (int i = 0; i < roots.size(); i++) {
      Complex expected = row.roots().get(i);
      assertPart(roots.get(i).getReal(), expected.getReal(), expected.abs());
      assertPart(roots.get(i).getImaginary(), expected.getImaginary(), expected.abs());
      assertThat(roots.get(i).getImaginary() == 0).isEqualTo(expected.getImaginary() == 0);
    }
  }

  private static void assertPart(double actual, double expected, double size) {
    assertThat(actual).isCloseTo(expected, within(Math.ulp(expected) + 0x1p-61 * size));
  }

  @Test
  void powersOfXPlusOrMinusANumberHaveTheirRootsOnACircle() {
    for (int n = 2; n <= 60; n++) {
      circle(n, 1, 1);
      circle(n, -1, 1);
      circle(n, -2, Math.pow(2, 1.0 / n));
    }
    for (int n : new int[] {100, 150, 200}) {
      circle(n, 1, 1);
      circle(n, -1, 1);
    }
    circle(3, -8, 2);
    circle(4, -16, 2);
  }

  private static void circle(int n, long constant, double radius) {
    List<Complex> roots = X.pow(n).add(Polynomial.exact(constant)).roots();
    assertThat(roots).as("x^%d + %d", n, constant).hasSize(n);
    double first = constant < 0 ? 0 : Math.PI / n;
    for (int k = 0; k < n; k++) {
      double angle = first + 2 * Math.PI * k / n;
      Complex expected = new Complex(radius * Math.cos(angle), radius * Math.sin(angle));
      assertThat(roots)
          .as("x^%d + %d, root %d", n, constant, k)
          .anyMatch(root -> root.subtract(expected).abs() < 4e-15 * radius);
    }
    assertThat(realOf(roots)).isEqualTo(constant < 0 ? 2 - n % 2 : n % 2);
    assertThat(roots).allMatch(root -> Math.abs(root.abs() - radius) <= 4e-16 * radius);
  }

  private static long realOf(List<Complex> roots) {
    return roots.stream().filter(root -> root.getImaginary() == 0).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 64, 128, 150})
  void sumsOfPowersHaveTheRootsOfUnityButOne(int n) {
    double[] ones = new double[n + 1];
    Arrays.fill(ones, 1);
    List<Complex> roots = Polynomial.of(ones).roots();
    assertThat(roots).hasSize(n);
    for (int k = 1; k <= n; k++) {
      double angle = 2 * Math.PI * k / (n + 1);
      Complex expected = new Complex(Math.cos(angle), Math.sin(angle));
      assertThat(roots).anyMatch(root -> root.subtract(expected).abs() < 4e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 20, 25, 30, 40, 60})
  void wilkinsonsPolynomialsHaveTheWholeNumbersAsRoots(int n) {
    assertThat(wilkinson(n).realRoots())
        .containsExactly(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
  }

  private static Polynomial wilkinson(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(i -> Polynomial.exact(-i, 1))
        .reduce(Polynomial.exact(1), Polynomial::multiply);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 80})
  void chebyshevsPolynomialsHaveCosinesAsRoots(int n) {
    Polynomial before = Polynomial.exact(1);
    Polynomial chebyshev = X;
    for (int i = 1; i < n; i++) {
      Polynomial next = chebyshev.multiply(Polynomial.exact(0, 2)).subtract(before);
      before = chebyshev;
      chebyshev = next;
    }
    double[] roots = chebyshev.realRoots();
    assertThat(roots).hasSize(n);
    for (int k = 0; k < n; k++) {
      double expected = -Math.sin(Math.PI * (n - 1 - 2 * k) / (2.0 * n));
      assertThat(roots[k]).isCloseTo(expected, within(3e-16));
    }
  }

  @Test
  void smallAndLargeRootsKeepTheirDigits() {
    assertThat(Polynomial.of(-4e-28, 0, 1).realRoots()).containsExactly(-2e-14, 2e-14);
    Polynomial tiny = Polynomial.exact(Rational.parse("-1e-30"), Rational.ZERO, Rational.ONE);
    assertThat(tiny.realRoots()).containsExactly(-1e-15, 1e-15);
    assertThat(Polynomial.of(1e10, 1, 1e-300).realRoots()).containsExactly(-1 / 1e-300, -1e10);
    Polynomial spread =
        IntStream.rangeClosed(-14, 14)
            .mapToObj(i -> Rational.of(10).pow(20L * i).negate())
            .map(root -> Polynomial.exact(root, Rational.ONE))
            .reduce(Polynomial.exact(1), Polynomial::multiply);
    assertThat(spread.realRoots())
        .containsExactly(
            IntStream.rangeClosed(-14, 14)
                .mapToDouble(i -> Double.parseDouble("1e" + 20 * i))
                .toArray());
  }

  @Test
  void exactCoefficientsBeyondTheRangeOfDoubleHaveRoots() {
    Rational huge = Rational.of(10).pow(400);
    assertThat(Polynomial.exact(huge.negate(), Rational.ZERO, huge).realRoots())
        .containsExactly(-1, 1);
  }

  @Test
  void rootsBeyondTheRangeOfDoubleAreRefused() {
    assertThatThrownBy(() -> Polynomial.of(1, 1, 1, 1e-320).roots())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("a root of about 2^1063 is beyond the range of double")
        .hasMessageContaining("compose with Polynomial.exact(0, s)");
    Polynomial below = Polynomial.of(1e-300, 1e300);
    assertThatThrownBy(below::roots).hasMessageContaining("a root of about 2^-1993");
    Polynomial scaled = below.compose(Polynomial.of(0, 1e-300));
    assertThat(scaled.realRoots()[0]).isCloseTo(-1e-300, within(1e-315));
  }

  @Test
  void repeatedRootsAreWholeAndSharp() {
    Polynomial p =
        wilkinson(10)
            .pow(3)
            .multiply(Polynomial.exact(-1, 3).pow(2))
            .multiply(Polynomial.exact(5, 2, 1).pow(2))
            .multiply(X.pow(4));
    double[] expected =
        IntStream.rangeClosed(0, 11)
            .mapToObj(
                i ->
                    i == 0
                        ? Collections.nCopies(4, 0.0)
                        : i == 1
                            ? Collections.nCopies(2, 1 / 3.0)
                            : Collections.nCopies(3, i - 1.0))
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .toArray();
    assertThat(p.realRoots()).containsExactly(expected);
    assertThat(Collections.frequency(p.roots(), new Complex(-1, 2))).isEqualTo(2);
    assertThat(Collections.frequency(p.roots(), new Complex(-1, -2))).isEqualTo(2);
    assertThat(Polynomial.of(-1, 5, -10, 10, -5, 1).realRoots()).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void leadingAndTrailingZerosCountAsMissing() {
    assertThat(Polynomial.of(0, 0, -2, 1, 0, 0).realRoots()).containsExactly(0, 0, 2);
    assertThat(Polynomial.of(-0.0, 0, 3).realRoots()).containsExactly(0, 0);
    assertThat(Polynomial.exact(5).roots()).isEmpty();
    assertThatThrownBy(() -> Polynomial.of(-0.0).roots())
        .hasMessageContaining("every number is a root of the polynomial 0");
  }

  @Test
  void purelyImaginaryRootsHaveRealPartZero() {
    assertThat(Polynomial.exact(4, 0, 5, 0, 1).roots())
        .containsExactlyInAnyOrder(
            new Complex(0, -2), new Complex(0, -1), new Complex(0, 1), new Complex(0, 2));
  }

  @Test
  void rootsThatAgreeToThousandsOfBitsAreToldApartOrRefused() {
    Polynomial square = Polynomial.exact(-1, 1).pow(2);
    Polynomial real = square.subtract(Polynomial.exact(Rational.of(2).pow(-2000)));
    Polynomial pair = square.add(Polynomial.exact(Rational.of(2).pow(-2000)));
    assertThat(real.realRoots()).containsExactly(1, 1);
    assertThat(pair.realRoots()).isEmpty();
    assertThat(pair.roots().get(1).getReal()).isEqualTo(1);
    assertThat(pair.roots().get(1).getImaginary() * 0x1p1000).isCloseTo(1, within(0.25));
    Polynomial invisible = square.add(Polynomial.exact(Rational.of(2).pow(-4000)));
    assertThat(invisible.realRoots()).isEmpty();
    assertThat(invisible.roots())
        .containsExactly(new Complex(1, -Double.MIN_VALUE), new Complex(1, Double.MIN_VALUE));
    Polynomial tooClose = square.subtract(Polynomial.exact(Rational.of(2).pow(-9000)));
    assertThatThrownBy(tooClose::roots)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("2 of 2 roots are too close together")
        .hasMessageContaining("divide known factors out");
  }

  @Test
  void primesUsedInsideDoNotMatter() {
    long prime = Integer.MAX_VALUE;
    assertThat(Polynomial.exact(-2 * prime, prime).realRoots()).containsExactly(2);
    Rational part = Rational.of(1, prime);
    assertThat(Polynomial.exact(part.negate(), Rational.ZERO, part).realRoots())
        .containsExactly(-1, 1);
    assertThat(Polynomial.exact(-1, 0, 1).compose(Polynomial.exact(0, prime)).realRoots())
        .containsExactly(-1.0 / prime, 1.0 / prime);
  }
}
