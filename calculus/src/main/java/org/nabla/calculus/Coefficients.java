package org.nabla.calculus;

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

  Number convert(Number a) {
    return this == EXACT ? toRational(a) : Double.valueOf(a.doubleValue());
  }

  boolean isZero(Number a) {
    return a instanceof Rational r ? r.isZero() : a.doubleValue() == 0;
  }

  /** Exact only with exact. */
  Coefficients with(Coefficients other) {
    return this == EXACT ? other : this;
  }

  static Rational toRational(Number a) {
    return a instanceof Rational r ? r : Rational.of(a.doubleValue());
  }
}
