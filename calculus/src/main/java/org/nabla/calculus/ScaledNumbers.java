package org.nabla.calculus;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arithmetic with numbers that have an exponent of their own; it rounds as ordinary arithmetic. */
final class ScaledNumbers {
  private static final int KEPT_BITS = 128;
  private static final int FEW = 8;

  private final Lowering lowering;
  private final Operation zero;

  ScaledNumbers(Lowering lowering) {
    this.lowering = lowering;
    this.zero = lowering.number(0);
  }

  /** An exact number beyond the range of a {@code double}. */
  Scaled number(Rational value) {
    BigInteger n = value.numerator();
    BigInteger d = value.denominator();
    int up = Math.max(0, n.bitLength() - KEPT_BITS);
    int down = Math.max(0, d.bitLength() - KEPT_BITS);
    double number = n.shiftRight(up).doubleValue() / d.shiftRight(down).doubleValue();
    return new Scaled(lowering.number(number), lowering.number((double) up - down), false);
  }

  Scaled plain(Operation number) {
    return new Scaled(number, zero, false);
  }

  /** {@code number*exp(u)} for a number near 1. */
  Scaled exp(Operation number, Operation u) {
    Operation fraction = lowering.unary(Op.EXP_FRACTION, u);
    Operation exponent = lowering.unary(Op.EXP_EXPONENT, u);
    return new Scaled(lowering.multiply(number, fraction), exponent, true);
  }

  Scaled times(Operation number, Scaled scaled) {
    return new Scaled(lowering.multiply(number, scaled.number()), scaled.exponent(), false);
  }

  /** A number of the sign of {@code a - b}. */
  Operation difference(Scaled a, Scaled b) {
    Scaled left = normal(a);
    Scaled right = normal(b);
    Operation top = max(left.exponent(), right.exponent());
    return lowering.subtract(aligned(left, top), aligned(right, top));
  }

  /** The one that beats the other; NaN if one is. */
  Scaled better(Scaled a, Relation beats, Scaled b) {
    Operation difference = difference(a, b);
    Operation other = lowering.select(Relation.EQ, difference, difference, b.number(), difference);
    return new Scaled(
        lowering.select(beats, difference, zero, a.number(), other),
        lowering.select(beats, difference, zero, a.exponent(), b.exponent()),
        true);
  }

  /** A positive whole power of a normal number. */
  Scaled power(Scaled base, long n) {
    if (n <= Lowering.MAX_MULTIPLIED_POWER) {
      boolean same = n == 1 && base.normal();
      return new Scaled(lowering.power(base.number(), n), times(base.exponent(), n), same);
    }
    Scaled half = normal(power(base, n / 2));
    Operation square = lowering.multiply(half.number(), half.number());
    Operation exponent = times(half.exponent(), 2);
    return n % 2 == 0
        ? new Scaled(square, exponent, false)
        : new Scaled(
            lowering.multiply(square, base.number()), plus(exponent, base.exponent()), false);
  }

  Scaled root(Scaled inner, int degree, Op op) {
    Operation part = lowering.multiply(lowering.number(1.0 / degree), inner.exponent());
    Operation whole = lowering.unary(Op.RINT, part);
    Operation rest = lowering.subtract(inner.exponent(), times(whole, degree));
    return new Scaled(lowering.unary(op, scale(inner.number(), rest)), whole, inner.normal());
  }

  /** A power that is not whole. */
  Scaled power(Scaled scaled, double p) {
    Scaled base = normal(scaled);
    Operation exact = lowering.multiply(lowering.number(p), base.exponent());
    Operation whole = lowering.unary(Op.RINT, exact);
    Operation rest = lowering.pow(lowering.number(2), lowering.subtract(exact, whole));
    Operation number = lowering.pow(base.number(), lowering.number(p));
    return new Scaled(lowering.multiply(number, rest), whole, false);
  }

  /**
   * The sum of numbers of very different size, of which the largest may cancel (Knuth 1969, 4.2.2).
   */
  Operation exactSum(List<Operation> terms) {
    Operation sum = zero;
    Operation lost = zero;
    for (Operation term : terms) {
      Operation next = plus(sum, term);
      if (!sum.isNumber() && !term.isNumber()) {
        Operation added = lowering.subtract(next, sum);
        lost = plus(lost, lowering.subtract(sum, lowering.subtract(next, added)));
        lost = plus(lost, lowering.subtract(term, added));
      }
      sum = next;
    }
    return plus(sum, lost);
  }

  /** Of normal numbers: no exponent is taken out that is not that of a term. */
  Scaled sum(List<Scaled> terms) {
    Operation top = balanced(terms.stream().map(Scaled::exponent).toList(), this::max);
    List<Operation> numbers = terms.stream().map(term -> aligned(term, top)).toList();
    return new Scaled(balanced(numbers, lowering::add), top, false);
  }

  /** Its number beside the given exponent instead of its own. */
  private Operation aligned(Scaled scaled, Operation top) {
    return scaled.exponent() == top
        ? scaled.number()
        : scale(scaled.number(), minus(scaled.exponent(), top));
  }

  private static Operation balanced(List<Operation> terms, BinaryOperator<Operation> join) {
    if (terms.size() <= FEW) {
      return terms.stream().reduce(join).orElseThrow();
    }
    int half = terms.size() / 2;
    return join.apply(
        balanced(terms.subList(0, half), join), balanced(terms.subList(half, terms.size()), join));
  }

  Scaled normal(Scaled scaled) {
    if (scaled.normal()) {
      return scaled;
    }
    Operation number = scaled.number();
    Operation exponent =
        number.isNumber()
            ? lowering.number(Maths.exponent(number.number))
            : lowering.unary(Op.EXPONENT, number);
    return new Scaled(
        scale(number, lowering.negate(exponent)), plus(scaled.exponent(), exponent), true);
  }

  Operation scale(Operation number, Operation exponent) {
    if (exponent == zero) {
      return number;
    }
    return number.isNumber() && exponent.isNumber()
        ? lowering.number(Maths.scale(number.number, exponent.number))
        : lowering.binary(Op.SCALE, number, exponent);
  }

  Operation max(Operation a, Operation b) {
    return a == b ? a : lowering.max(a, b);
  }

  Operation times(Operation exponent, long n) {
    return exponent == zero ? zero : lowering.multiply(lowering.number((double) n), exponent);
  }

  private Operation minus(Operation a, Operation b) {
    if (b == zero) {
      return a;
    }
    return a.isNumber() || b.isNumber() ? plus(a, lowering.negate(b)) : lowering.subtract(a, b);
  }

  Operation plus(Operation a, Operation b) {
    if (a.isNumber() && b.isNumber()) {
      return lowering.number(a.number + b.number);
    }
    return a == zero ? b : b == zero ? a : lowering.add(a, b);
  }
}
