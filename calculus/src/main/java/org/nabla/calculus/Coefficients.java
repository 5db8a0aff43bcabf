package org.nabla.calculus;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The arithmetic of a polynomial's coefficients. */
enum Coefficients {
  EXACT {
    @Override
    Number add(Number a, Number b) {
      return toRational(a).add(toRational(b));
    }

    @Override
    Number multiply(Number a, Number b) {
      return toRational(a).multiply(toRational(b));
    }

    @Override
    Number divide(Number a, Number b) {
      return toRational(a).divide(toRational(b));
    }

    @Override
    Number zero() {
      return Rational.ZERO;
    }
  },
  DOUBLE {
    @Override
    Number add(Number a, Number b) {
      return a.doubleValue() + b.doubleValue();
    }

    @Override
    Number multiply(Number a, Number b) {
      return a.doubleValue() * b.doubleValue();
    }

    @Override
    Number divide(Number a, Number b) {
      return a.doubleValue() / b.doubleValue();
    }

    @Override
    Number zero() {
      return 0.0;
    }
  };

  abstract Number add(Number a, Number b);

  abstract Number multiply(Number a, Number b);

  abstract Number divide(Number a, Number b);

  abstract Number zero();

  /** The number in this kind; of two zeros the positive one. */
  Number convert(Number a) {
    return this == EXACT ? toRational(a) : Double.valueOf(inRange(a.doubleValue()) + 0.0);
  }

  private static double inRange(double a) {
    if (!Double.isFinite(a)) {
      throw new ArithmeticException(
          "a coefficient would be "
              + a
              + ", beyond the range of double; scale the polynomials or use exact coefficients");
    }
    return a;
  }

  boolean isZero(Number a) {
    return a instanceof Rational r ? r.isZero() : a.doubleValue() == 0;
  }

  /** Exact only with exact. */
  Coefficients with(Coefficients other) {
    return this == EXACT ? other : this;
  }

  /** The number itself, where {@link #toRational} takes the decimal by which it is known. */
  static Rational exactly(Number a) {
    return a instanceof Rational r ? r : exactly(a.doubleValue());
  }

  static Rational exactly(double a) {
    BigDecimal decimal = new BigDecimal(a);
    return Rational.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  static Rational toRational(Number a) {
    return a instanceof Rational r ? r : Rational.of(a.doubleValue());
  }
}
