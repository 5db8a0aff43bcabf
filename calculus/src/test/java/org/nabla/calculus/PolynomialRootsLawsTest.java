package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** What holds for the roots of every polynomial, over random ones. */
class PolynomialRootsLawsTest {
  /** Small whole numbers, so that all cases occur: repeated, rational and zero roots. */
  static Stream<Polynomial> small() {
    return LongStream.range(0, 1500).mapToObj(seed -> small(new SplittableRandom(seed)));
  }

  private static Polynomial small(SplittableRandom random) {
    Polynomial p = factor(random, 1 + random.nextInt(7));
    return random.nextInt(3) == 0 ? p.multiply(factor(random, 2).pow(2)) : p;
  }

  private static Polynomial factor(SplittableRandom random, int degree) {
    long[] c = random.longs(degree + 1, -4, 5).toArray();
    c[degree] = 1L + random.nextInt(3);
    return Polynomial.exact(c);
  }

  /** Doubles of one size, up to degree 200. */
  static Stream<Polynomial> gaussian() {
    return LongStream.of(1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 200)
        .mapToObj(n -> gaussian((int) n));
  }

  private static Polynomial gaussian(int degree) {
    SplittableRandom random = new SplittableRandom(degree);
    return Polynomial.of(random.doubles(degree + 1L).map(u -> Math.log(u / (1 - u))).toArray());
  }

  /** Doubles of very different sizes whose roots are representable. */
  static Stream<Polynomial> wild() {
    return LongStream.range(0, 300).mapToObj(seed -> wild(new SplittableRandom(seed)));
  }

  private static Polynomial wild(SplittableRandom random) {
    double[] c = new double[2 + random.nextInt(9)];
    for (int i = 0; i < c.length; i++) {
      c[i] = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-140, 141));
    }
    return Polynomial.of(c);
  }

  static Stream<Polynomial> all() {
    return Stream.of(small(), gaussian(), wild()).flatMap(s -> s);
  }

  @Test
  void thereAreAsManyRealRootsAsSturmsSequenceCounts() {
    small().forEach(PolynomialRootsLawsTest::compareWithSturm);
  }

  private static void compareWithSturm(Polynomial p) {
    long different = p.roots().stream().filter(root -> root.getImaginary() == 0).distinct().count();
    assertThat(different).as("%s", p).isEqualTo(sturm(p));
  }

  /** Different real roots, by the changes of sign at -infinity less those at infinity. */
  private static long sturm(Polynomial p) {
    List<Polynomial> sequence = new ArrayList<>(List.of(p, p.derivative()));
    while (!sequence.get(sequence.size() - 1).isZero()) {
      int last = sequence.size() - 1;
      Polynomial rest = sequence.get(last - 1).divide(sequence.get(last)).remainder();
      sequence.add(Polynomial.exact(0).subtract(rest));
    }
    sequence.remove(sequence.size() - 1);
    return changes(sequence, -1) - changes(sequence, 1);
  }

  private static long changes(List<Polynomial> sequence, int side) {
    long changes = 0;
    int last = 0;
    for (Polynomial p : sequence) {
      int sign = p.exactCoefficients().get(p.degree()).signum();
      sign *= p.degree() % 2 == 0 ? 1 : side;
      changes += sign * last < 0 ? 1 : 0;
      last = sign;
    }
    return changes;
  }

  @Test
  void thereAreAsManyAsTheDegreeSortedAndInConjugatePairs() {
    all().forEach(PolynomialRootsLawsTest::checkOrder);
  }

  private static void checkOrder(Polynomial p) {
    List<Complex> roots = p.roots();
    assertThat(roots).as("%s", p).hasSize(p.degree());
    for (Complex root : roots) {
      Complex conjugate = new Complex(root.getReal(), 0.0 - root.getImaginary());
      assertThat(Collections.frequency(roots, conjugate))
          .as("%s", p)
          .isEqualTo(Collections.frequency(roots, root));
    }
    for (int i = 1; i < roots.size(); i++) {
      assertThat(roots.get(i).getReal())
          .as("%s", p)
          .isGreaterThanOrEqualTo(roots.get(i - 1).getReal());
    }
  }

  /** Rounding the parts of z leaves at most {@code 2^-52 * sum i*|c[i]|*|z|^i}. */
  @Test
  void valuesAtRootsAreWhatRoundingTheRootsLeaves() {
    all().forEach(PolynomialRootsLawsTest::checkValues);
  }

  private static void checkValues(Polynomial p) {
    int bits = 8000;
    for (Complex root : p.roots()) {
      BigComplex z = BigComplex.of(root, 0);
      BigComplex value = BigComplex.ZERO;
      List<Rational> c = p.exactly();
      double terms = Double.NEGATIVE_INFINITY;
      double size = z.log2();
      for (int i = p.degree(); i >= 0; i--) {
        BigComplex term = BigComplex.of(c.get(i), bits);
        value = value.multiply(z, bits).add(term, bits);
        terms = Math.max(terms, term.log2() + (i == 0 ? 0 : i * size));
      }
      double count = Math.log(p.degree() * (p.degree() + 1.0)) / Math.log(2);
      assertThat(value.log2()).as("%s", p).isLessThanOrEqualTo(terms + count - 52);
    }
  }

  @Test
  void sumAndProductOfTheRootsAreCoefficients() {
    gaussian().forEach(PolynomialRootsLawsTest::checkSumAndProduct);
  }

  private static void checkSumAndProduct(Polynomial p) {
    double[] c = p.coefficients();
    int n = p.degree();
    Complex sum = Complex.ZERO;
    Complex product = Complex.ONE;
    double size = 0;
    for (Complex root : p.roots()) {
      sum = sum.add(root);
      product = product.multiply(root);
      size += root.abs();
    }
    assertThat(sum.getReal()).as("%s", p).isCloseTo(-c[n - 1] / c[n], within(2e-16 * n * size));
    double expected = (n % 2 == 0 ? 1 : -1) * c[0] / c[n];
    assertThat(product.getReal())
        .as("%s", p)
        .isCloseTo(expected, within(1e-15 * n * Math.abs(expected)));
    assertThat(product.getImaginary()).isCloseTo(0, within(1e-15 * n * Math.abs(expected)));
  }
}
