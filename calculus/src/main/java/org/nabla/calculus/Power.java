package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;

/**
 * A base raised to an exponent. The whole power of a product is the product of the powers, unless
 * its coefficient would become so large that {@code double}s lose what {@code (2*x)^1000} has.
 */
final class Power extends Expr {
  private static final int MAX_COEFFICIENT_BITS = 256;

  private Power(Expr base, Expr exponent) {
    super(
        23,
        new Expr[] {base, exponent},
        degree(base, exponent),
        isTotal(base, exponent),
        base.positive);
  }

  static Expr raw(Expr base, Expr exponent) {
    return InternTable.intern(new Power(base, exponent));
  }

  /** The power in canonical form; only rewrites that keep the domain are made. */
  static Expr of(Expr base, Expr exponent) {
    if (exponent instanceof Num number) {
      return ofNumber(base, number);
    }
    if (base == Constant.E) {
      return Call.of(Builtin.EXP, exponent);
    }
    return base == Num.ONE && exponent.total ? Num.ONE : raw(base, exponent);
  }

  static Expr of(Expr base, long exponent) {
    return of(base, Num.from(exponent));
  }

  private static Expr ofNumber(Expr base, Num exponent) {
    Rational n = exponent.value;
    if (n.isZero()) {
      return Num.ONE;
    }
    if (n.isOne()) {
      return base;
    }
    if (n.abs().equals(Rational.HALF)) {
      Expr root = Call.of(Builtin.SQRT, base);
      return n.signum() > 0 ? root : of(root, Num.MINUS_ONE);
    }
    if (base instanceof Num number) {
      return ofNumbers(number, exponent);
    }
    return n.isLong() ? ofWhole(base, exponent) : raw(base, exponent);
  }

  private static Expr ofNumbers(Num base, Num exponent) {
    if (exponent.value.isLong()) {
      return Num.from(base.value.pow(exponent.value.longValue()));
    }
    if (base == Num.ONE || base == Num.ZERO) {
      return Num.from(base.value.pow(exponent.value.signum()));
    }
    return raw(base, exponent);
  }

  private static Expr ofWhole(Expr base, Num exponent) {
    if (base instanceof Product product) {
      if (!splits(product.coefficient(), exponent.value.longValue())) {
        return raw(base, exponent);
      }
      List<Expr> factors = new ArrayList<>();
      for (Expr factor : product.operands) {
        factors.add(of(factor, exponent));
      }
      return Product.of(factors);
    }
    if (base instanceof Power inner && inner.wholeExponent() != 0) {
      long n = exponent.value.longValue();
      return of(inner.base(), Num.from(exact(inner.wholeExponent(), n, true)));
    }
    return raw(base, exponent);
  }

  private static boolean splits(Rational coefficient, long n) {
    boolean unit = coefficient.abs().isOne() || n == 1 || n == -1;
    double bits =
        Math.max(coefficient.numerator().bitLength(), coefficient.denominator().bitLength());
    return !coefficient.isZero() && (unit || Math.abs((double) n) * bits <= MAX_COEFFICIENT_BITS);
  }

  /** The product or sum of two exponents. */
  static long exact(long a, long b, boolean multiply) {
    try {
      return multiply ? Math.multiplyExact(a, b) : Math.addExact(a, b);
    } catch (ArithmeticException e) {
      ArithmeticException overflow =
          new ArithmeticException(
              "the exponent "
                  + a
                  + (multiply ? "*" : "+")
                  + b
                  + " is beyond 64 bits; write x^n as exp(n*log(x)) or use smaller exponents");
      overflow.initCause(e);
      throw overflow;
    }
  }

  static long add(long a, long b) {
    return exact(a, b, false);
  }

  Expr base() {
    return operands[0];
  }

  Expr exponent() {
    return operands[1];
  }

  /** The exponent if it and its negative are whole numbers that fit a long, otherwise 0. */
  long wholeExponent() {
    boolean whole = exponent() instanceof Num number && number.value.isLong();
    long n = whole ? ((Num) exponent()).value.longValue() : 0;
    return n == Long.MIN_VALUE ? 0 : n;
  }

  private static double degree(Expr base, Expr exponent) {
    return exponent instanceof Num number ? base.degree * number.value.doubleValue() + 0.0 : 0;
  }

  private static boolean isTotal(Expr base, Expr exponent) {
    boolean whole = exponent instanceof Num n && n.value.isInteger() && n.value.signum() > 0;
    return whole ? base.total : base.positive && exponent.total;
  }

  @Override
  int rank() {
    return 5;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Power && sameOperands(other);
  }

  @Override
  Expr with(Expr[] operands) {
    return of(operands[0], operands[1]);
  }
}
