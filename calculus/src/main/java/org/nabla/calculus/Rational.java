package org.nabla.calculus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction {@code numerator / denominator} in lowest terms, denominator positive.
 *
 * <p>Numbers that fit are held in two {@code long}s, larger ones in {@link BigInteger}s; both
 * behave the same. Immutable and safe for use by any number of threads.
 */
public final class Rational extends Number implements Comparable<Rational> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BITS = 1 << 16;
  private static final MathContext WIDE = new MathContext(60);

  /** The number 0. */
  public static final Rational ZERO = new Rational(0, 1, null, null);

  /** The number 1. */
  public static final Rational ONE = new Rational(1, 1, null, null);

  static final Rational MINUS_ONE = new Rational(-1, 1, null, null);
  static final Rational HALF = new Rational(1, 2, null, null);

  /** The part above the bar, if both parts fit. */
  private final long numerator;

  /** The part below the bar, if both parts fit. */
  private final long denominator;

  /** The part above the bar, if one part does not fit a long. */
  private final @Nullable BigInteger bigNumerator;

  /** The part below the bar, if one part does not fit a long. */
  private final @Nullable BigInteger bigDenominator;

  private Rational(long n, long d, @Nullable BigInteger bigN, @Nullable BigInteger bigD) {
    numerator = n;
    denominator = d;
    bigNumerator = bigN;
    bigDenominator = bigD;
  }

  /**
   * A whole number.
   *
   * @param value any number
   * @return the number
   */
  public static Rational of(long value) {
    return new Rational(value, 1, null, null);
  }

  /**
   * A fraction, reduced to lowest terms.
   *
   * @param numerator any number
   * @param denominator any number but 0
   * @return {@code numerator / denominator}
   * @throws ArithmeticException if {@code denominator} is 0
   */
  public static Rational of(long numerator, long denominator) {
    if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
      return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    if (denominator == 0) {
      throw divisionByZero(Long.toString(numerator));
    }
    long gcd = gcd(Math.abs(numerator), Math.abs(denominator));
    long sign = denominator < 0 ? -1 : 1;
    return new Rational(sign * numerator / gcd, sign * denominator / gcd, null, null);
  }

  /**
   * A fraction, reduced to lowest terms.
   *
   * @param numerator any number
   * @param denominator any number but 0
   * @return {@code numerator / denominator}
   * @throws ArithmeticException if {@code denominator} is 0, or if the result needs more than
   *     65,536 bits
   */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw divisionByZero(numerator.toString());
    }
    BigInteger gcd = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      gcd = gcd.negate();
    }
    BigInteger n = numerator.divide(gcd);
    BigInteger d = denominator.divide(gcd);
    if (n.bitLength() < Long.SIZE && d.bitLength() < Long.SIZE) {
      return new Rational(n.longValue(), d.longValue(), null, null);
    }
    if (n.bitLength() > MAX_BITS || d.bitLength() > MAX_BITS) {
      throw tooLarge("the exact number", Math.max(n.bitLength(), d.bitLength()));
    }
    return new Rational(0, 1, n, d);
  }

  /**
   * A decimal, exactly as written: {@code 0.1} is one tenth.
   *
   * @param decimal digits with an optional fraction and exponent, as {@link BigDecimal} reads them
   * @return the number
   * @throws NumberFormatException if the text is no decimal
   * @throws ArithmeticException if the number needs more than 65,536 bits
   */
  public static Rational parse(String decimal) {
    if (decimal.length() > MAX_BITS) {
      throw tooLarge("the decimal " + Checks.excerpt(decimal), decimal.length() * 10L / 3);
    }
    BigDecimal value = decimal(decimal);
    if (value.signum() == 0) {
      return ZERO;
    }
    long digits = Math.max(Math.abs((long) value.scale()), value.precision());
    if (digits > MAX_BITS) {
      throw tooLarge("the decimal " + Checks.excerpt(decimal), digits * 10 / 3);
    }
    BigInteger unscaled = value.unscaledValue();
    return value.scale() > 0
        ? of(unscaled, BigInteger.TEN.pow(value.scale()))
        : of(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      NumberFormatException refusal =
          new NumberFormatException(
              "'"
                  + Checks.excerpt(text)
                  + "' is no decimal; write digits with at most nine in the exponent, as in"
                  + " 2.5e-3");
      refusal.initCause(e);
      throw refusal;
    }
  }

  /**
   * The shortest decimal that names the given {@code double}: {@code 0.1} becomes one tenth, and
   * {@link #doubleValue()} gives back the same {@code double}.
   *
   * @param value a finite number
   * @return the number
   * @throws IllegalArgumentException if {@code value} is NaN or infinite
   */
  public static Rational of(double value) {
    Checks.finite(value, "value");
    return value == Math.rint(value) && Math.abs(value) < 0x1p62
        ? of((long) value)
        : parse(Double.toString(value));
  }

  /**
   * The part above the bar.
   *
   * @return the numerator, which carries the sign
   */
  public BigInteger numerator() {
    return bigNumerator == null ? BigInteger.valueOf(numerator) : bigNumerator;
  }

  /**
   * The part below the bar.
   *
   * @return the denominator, at least 1
   */
  public BigInteger denominator() {
    return bigDenominator == null ? BigInteger.valueOf(denominator) : bigDenominator;
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return {@code this + other}
   */
  public Rational add(Rational other) {
    if (isShort() && other.isShort()) {
      return of(
          numerator * other.denominator + other.numerator * denominator,
          denominator * other.denominator);
    }
    return of(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return {@code this - other}
   */
  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return {@code this * other}
   */
  public Rational multiply(Rational other) {
    if (isShort() && other.isShort()) {
      return of(numerator * other.numerator, denominator * other.denominator);
    }
    return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /**
   * Divides.
   *
   * @param other the divisor
   * @return {@code this / other}
   * @throws ArithmeticException if {@code other} is 0
   */
  public Rational divide(Rational other) {
    if (other.signum() == 0) {
      throw divisionByZero(toString());
    }
    return multiply(other.reciprocal());
  }

  /**
   * The whole power.
   *
   * @param exponent any whole number; a negative one inverts
   * @return {@code this ^ exponent}, with {@code 0^0 = 1}
   * @throws ArithmeticException if 0 is raised to a negative exponent, or if the result needs more
   *     than 65,536 bits
   */
  public Rational pow(long exponent) {
    if (exponent < 0 && signum() == 0) {
      throw divisionByZero("1");
    }
    boolean unit = numerator().abs().equals(BigInteger.ONE) && isInteger();
    if (unit || signum() == 0 || exponent == 0) {
      return exponent % 2 == 0 && (signum() != 0 || exponent == 0) ? ONE : this;
    }
    long bits = Math.max(numerator().bitLength(), denominator().bitLength());
    if (Math.abs((double) exponent) * bits > 2.0 * MAX_BITS) {
      throw tooLarge(
          "the exact power " + Checks.excerpt(toString()) + "^" + exponent,
          (long) (bits * Math.abs((double) exponent)));
    }
    Rational base = exponent < 0 ? reciprocal() : this;
    int n = (int) Math.abs(exponent);
    return of(base.numerator().pow(n), base.denominator().pow(n));
  }

  /**
   * Changes the sign.
   *
   * @return {@code -this}
   */
  public Rational negate() {
    return bigNumerator == null && numerator != Long.MIN_VALUE
        ? new Rational(-numerator, denominator, null, null)
        : of(numerator().negate(), denominator());
  }

  /**
   * The distance from 0.
   *
   * @return {@code |this|}
   */
  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  Rational reciprocal() {
    return of(denominator(), numerator());
  }

  /**
   * The sign.
   *
   * @return -1, 0 or 1
   */
  public int signum() {
    return bigNumerator == null ? Long.signum(numerator) : bigNumerator.signum();
  }

  /**
   * Whether this is a whole number.
   *
   * @return true if the denominator is 1
   */
  public boolean isInteger() {
    return bigDenominator == null ? denominator == 1 : bigDenominator.equals(BigInteger.ONE);
  }

  /** Whether this is a whole number that {@link #longValue()} gives exactly. */
  boolean isLong() {
    return bigNumerator == null && denominator == 1;
  }

  boolean isZero() {
    return signum() == 0;
  }

  boolean isOne() {
    return bigNumerator == null && numerator == 1 && denominator == 1;
  }

  private boolean isShort() {
    return bigNumerator == null && (int) numerator == numerator && (int) denominator == denominator;
  }

  @Override
  public double doubleValue() {
    boolean exact = Math.abs(numerator) <= 1L << 53 && denominator <= 1L << 53;
    if (bigNumerator == null && exact) {
      return (double) numerator / denominator;
    }
    return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), WIDE).doubleValue();
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public long longValue() {
    return numerator().divide(denominator()).longValue();
  }

  @Override
  public int intValue() {
    return (int) longValue();
  }

  @Override
  public int compareTo(Rational other) {
    if (isShort() && other.isShort()) {
      return Long.compare(numerator * other.denominator, other.numerator * denominator);
    }
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rational that
        && numerator == that.numerator
        && denominator == that.denominator
        && numerator().equals(that.numerator())
        && denominator().equals(that.denominator());
  }

  @Override
  public int hashCode() {
    return bigNumerator == null
        ? 31 * Long.hashCode(numerator) + Long.hashCode(denominator)
        : 31 * bigNumerator.hashCode() + denominator().hashCode();
  }

  /**
   * The number as text: {@code 3}, {@code -1/2}.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
  }

  private static long gcd(long a, long b) {
    while (b != 0) {
      long r = a % b;
      a = b;
      b = r;
    }
    return a;
  }

  private static ArithmeticException divisionByZero(String numerator) {
    return new ArithmeticException(
        "division by zero: " + Checks.excerpt(numerator) + "/0 has no value; remove the divisor 0");
  }

  private static ArithmeticException tooLarge(String what, long bits) {
    return new ArithmeticException(
        what
            + " needs about "
            + bits
            + " bits, more than the "
            + MAX_BITS
            + " that exact arithmetic allows; write a^b as exp(b*log(a)) or use a smaller number");
  }
}
