package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

class BigComplexTest {
  private static BigComplex whole(long re, long im, int exponent) {
    return new BigComplex(BigInteger.valueOf(re), BigInteger.valueOf(im), exponent);
  }

  @Test
  void doublesOfAnySizeComeBack() {
    for (Complex z :
        new Complex[] {
          Complex.ZERO,
          new Complex(Double.MIN_VALUE, -1e-310),
          new Complex(-Double.MAX_VALUE, Double.MAX_VALUE),
          new Complex(-0.5, 1e10)
        }) {
      assertThat(BigComplex.of(z, 700).toComplex(-700)).isEqualTo(z);
    }
    assertThat(BigComplex.of(Complex.ONE, 3000).toComplex(0).getReal()).isInfinite();
  }

  @Test
  void fractionsKeepTheBitsAskedFor() {
    BigComplex third = BigComplex.of(Rational.of(-1, 3), 200);
    BigComplex error = third.multiply(whole(3, 0, 0), 300).add(whole(1, 0, 0), 300);
    assertThat(error.log2()).isBetween(-202.0, -197.0);
    BigComplex large = BigComplex.of(Rational.of(10).pow(500), 64);
    assertThat(large.log2()).isCloseTo(500 * Math.log(10) / Math.log(2), within(1e-9));
  }

  @Test
  void sumsAndProductsStayWithinTheirError() {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 2000; k++) {
      BigComplex a = whole(random.nextLong(), random.nextLong(), random.nextInt(-90, 90));
      BigComplex b = whole(random.nextLong(), random.nextLong(), random.nextInt(-90, 90));
      int bits = 20 + random.nextInt(60);
      BigComplex sum = a.add(b, 10_000);
      BigComplex product = a.multiply(b, 10_000);
      assertThat(a.add(b, bits).subtract(sum, 10_000).log2())
          .as("sum %d", k)
          .isLessThan(sum.log2() + 1.5 - bits);
      assertThat(a.multiply(b, bits).subtract(product, 10_000).log2())
          .as("product %d", k)
          .isLessThan(product.log2() + 1.5 - bits);
    }
  }

  @Test
  void logarithmsAndSizesReachBeyondDoubles() {
    assertThat(whole(3, 4, 5000).log2()).isCloseTo(5000 + Math.log(5) / Math.log(2), within(1e-9));
    assertThat(whole(-8, 1, -3000).top()).isEqualTo(-2997);
    assertThat(BigComplex.ZERO.log2()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(BigComplex.ZERO.add(whole(1, 0, -9999), 64)).isEqualTo(whole(1, 0, -9999));
  }
}
