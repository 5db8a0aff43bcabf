package org.nabla.calculus;

import java.math.BigInteger;
import org.apache.commons.math3.complex.Complex;

/**
 * The complex number {@code (re + i*im) * 2^exponent}, of any size. Sums and products are cut off
 * after a given number of bits, counted from the larger part: their relative error is below {@code
 * 2^(3/2 - bits)}.
 */
record BigComplex(BigInteger re, BigInteger im, int exponent) {
  static final BigComplex ZERO = new BigComplex(BigInteger.ZERO, BigInteger.ZERO, 0);

  private static final int DOUBLE_BITS = 62;
  private static final int NOWHERE = Integer.MIN_VALUE / 4;
  private static final double LOG_2 = Math.log(2);

  /** The finite number {@code z * 2^exponent}, cut off 61 bits below its larger part. */
  static BigComplex of(Complex z, int exponent) {
    double largest = Math.max(Math.abs(z.getReal()), Math.abs(z.getImaginary()));
    int shift = DOUBLE_BITS - 1 - Math.getExponent(largest);
    return new BigComplex(
        BigInteger.valueOf((long) Math.scalb(z.getReal(), shift)),
        BigInteger.valueOf((long) Math.scalb(z.getImaginary(), shift)),
        exponent - shift);
  }

  static BigComplex of(Rational number, int bits) {
    BigInteger n = number.numerator();
    BigInteger d = number.denominator();
    int shift = bits + d.bitLength() - n.bitLength();
    BigInteger quotient = shift > 0 ? n.shiftLeft(shift).divide(d) : n.divide(d.shiftLeft(-shift));
    return new BigComplex(quotient, BigInteger.ZERO, -shift);
  }

  boolean isZero() {
    return re.signum() == 0 && im.signum() == 0;
  }

  /** The number is below {@code 2^(top + 1/2)}, and not below {@code 2^(top - 1)}. */
  int top() {
    return isZero() ? NOWHERE : Math.max(re.bitLength(), im.bitLength()) + exponent;
  }

  BigComplex add(BigComplex other, int bits) {
    if (top() < other.top() - bits - 1) {
      return other;
    }
    if (other.top() < top() - bits - 1) {
      return this;
    }
    int common = Math.min(exponent, other.exponent);
    int left = exponent - common;
    int right = other.exponent - common;
    return cut(
        re.shiftLeft(left).add(other.re.shiftLeft(right)),
        im.shiftLeft(left).add(other.im.shiftLeft(right)),
        common,
        bits);
  }

  BigComplex subtract(BigComplex other, int bits) {
    return add(new BigComplex(other.re.negate(), other.im.negate(), other.exponent), bits);
  }

  BigComplex multiply(BigComplex other, int bits) {
    return cut(
        re.multiply(other.re).subtract(im.multiply(other.im)),
        re.multiply(other.im).add(im.multiply(other.re)),
        exponent + other.exponent,
        bits);
  }

  private static BigComplex cut(BigInteger re, BigInteger im, int exponent, int bits) {
    int shift = Math.max(re.bitLength(), im.bitLength()) - bits;
    return shift > 0
        ? new BigComplex(re.shiftRight(shift), im.shiftRight(shift), exponent + shift)
        : new BigComplex(re, im, exponent);
  }

  /** The base-2 logarithm of the absolute value, good to a millionth; -infinity for 0. */
  double log2() {
    return isZero() ? Double.NEGATIVE_INFINITY : Math.log(toComplex(-top()).abs()) / LOG_2 + top();
  }

  /** This times {@code 2^scale}, each part rounded to the nearest {@code double}. */
  Complex toComplex(int scale) {
    return new Complex(toDouble(re, exponent + scale), toDouble(im, exponent + scale));
  }

  /** To the nearest but for what is below {@code 2^-123} of it, or below the normal numbers. */
  private static double toDouble(BigInteger mantissa, int exponent) {
    int excess = Math.max(0, mantissa.bitLength() - 2 * DOUBLE_BITS);
    return Math.scalb(mantissa.shiftRight(excess).doubleValue(), exponent + excess);
  }
}
