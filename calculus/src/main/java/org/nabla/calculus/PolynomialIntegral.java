package org.nabla.calculus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/** The definite integral of exact coefficients between the exact values of two doubles. */
final class PolynomialIntegral {
  private static final MathContext WIDE = new MathContext(60);

  private PolynomialIntegral() {}

  static double of(Polynomial p, double from, double to) {
    List<Rational> c = p.antiderivative().exactCoefficients();
    BigInteger common =
        c.stream()
            .map(Rational::denominator)
            .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    BigDecimal area = multiple(c, common, to).subtract(multiple(c, common, from));
    return area.divide(new BigDecimal(common), WIDE).doubleValue();
  }

  /** The value times the common denominator; whole numbers and doubles are finite decimals. */
  private static BigDecimal multiple(List<Rational> c, BigInteger common, double at) {
    BigDecimal x = new BigDecimal(at);
    BigDecimal value = BigDecimal.ZERO;
    for (int i = c.size() - 1; i >= 0; i--) {
      BigInteger whole = common.divide(c.get(i).denominator()).multiply(c.get(i).numerator());
      value = value.multiply(x).add(new BigDecimal(whole));
    }
    return value;
  }
}
