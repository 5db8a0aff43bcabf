package org.nabla.calculus;

/** An exact rational number as an expression. */
final class Num extends Expr {
  static final Num ZERO = from(Rational.ZERO);
  static final Num ONE = from(Rational.ONE);
  static final Num MINUS_ONE = from(Rational.MINUS_ONE);
  static final Num TWO = from(Rational.of(2));
  static final Num HALF = from(Rational.HALF);

  final Rational value;

  private Num(Rational value) {
    super(value.hashCode(), 0, value.signum() > 0);
    this.value = value;
  }

  static Num from(Rational value) {
    return (Num) InternTable.intern(new Num(value));
  }

  static Num from(long value) {
    return from(Rational.of(value));
  }

  @Override
  int rank() {
    return 0;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Num that && value.equals(that.value);
  }

  @Override
  Expr with(Expr[] operands) {
    return this;
  }
}
