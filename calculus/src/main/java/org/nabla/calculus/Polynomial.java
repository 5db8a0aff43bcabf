package org.nabla.calculus;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A polynomial in one variable, {@code c[0] + c[1]*x + ... + c[n]*x^n}: dense, lowest degree first.
 *
 * <pre>{@code
 * Polynomial p = Polynomial.exact(4, -3, 3);
 * p.toString();                 // 3*x^2 - 3*x + 4
 * p.derivative().toString();    // 6*x - 3
 * p.value(2);                   // 10.0
 * }</pre>
 *
 * <p>Coefficients are exact fractions or {@code double}s; what mixes both has {@code double}s. The
 * leading coefficient is not 0, except that the polynomial 0 is the single coefficient 0 and has
 * degree 0. Immutable; safe for use by any number of threads.
 */
public final class Polynomial {
  private final Coefficients kind;
  private final Number[] coefficients;
  private final double[] values;

  Polynomial(Coefficients kind, Number[] coefficients) {
    int length = coefficients.length;
    while (length > 1 && kind.isZero(coefficients[length - 1])) {
      length--;
    }
    this.kind = kind;
    this.coefficients = Arrays.copyOf(coefficients, length);
    this.values = Arrays.stream(this.coefficients).mapToDouble(Number::doubleValue).toArray();
  }

  /**
   * A polynomial with {@code double} coefficients.
   *
   * @param coefficients finite numbers, lowest degree first; not kept
   * @return the polynomial
   * @throws IllegalArgumentException if there is no coefficient, or one is NaN or infinite
   */
  public static Polynomial of(double... coefficients) {
    requireSome(coefficients.length);
    for (int i = 0; i < coefficients.length; i++) {
      Checks.finite(coefficients[i], "coefficient " + i);
    }
    return new Polynomial(
        Coefficients.DOUBLE, Arrays.stream(coefficients).boxed().toArray(Number[]::new));
  }

  /**
   * A polynomial with exact coefficients.
   *
   * @param coefficients fractions, lowest degree first; not kept
   * @return the polynomial
   * @throws IllegalArgumentException if there is no coefficient
   */
  public static Polynomial exact(Rational... coefficients) {
    requireSome(coefficients.length);
    return new Polynomial(Coefficients.EXACT, coefficients);
  }

  /**
   * A polynomial with exact whole coefficients.
   *
   * @param coefficients whole numbers, lowest degree first; not kept
   * @return the polynomial
   * @throws IllegalArgumentException if there is no coefficient
   */
  public static Polynomial exact(long... coefficients) {
    return exact(Arrays.stream(coefficients).mapToObj(Rational::of).toArray(Rational[]::new));
  }

  private static void requireSome(int count) {
    Checks.require(
        count > 0, "a polynomial has no coefficients; expected at least 1, so pass 0 for zero");
  }

  /**
   * Whether the coefficients are exact fractions.
   *
   * @return false if they are {@code double}s
   */
  public boolean isExact() {
    return kind == Coefficients.EXACT;
  }

  /**
   * The degree.
   *
   * @return the highest power that occurs; 0 for the polynomial 0
   */
  public int degree() {
    return coefficients.length - 1;
  }

  /**
   * The coefficients as {@code double}s.
   *
   * @return a new array, lowest degree first, of length degree + 1
   */
  public double[] coefficients() {
    return values.clone();
  }

  /**
   * The coefficients as fractions.
   *
   * @return each coefficient, lowest degree first; a {@code double} as its shortest decimal
   */
  public List<Rational> exactCoefficients() {
    return Arrays.stream(coefficients).map(Coefficients::toRational).toList();
  }

  Coefficients kind() {
    return kind;
  }

  Number coefficient(int power) {
    return power < coefficients.length ? coefficients[power] : kind.zero();
  }

  boolean isZero() {
    return degree() == 0 && kind.isZero(coefficients[0]);
  }

  /**
   * The value by Horner's rule.
   *
   * @param x any number; NaN gives NaN
   * @return {@code c[0] + x*(c[1] + x*(...))}
   */
  public double value(double x) {
    double value = values[values.length - 1];
    for (int i = values.length - 2; i >= 0; i--) {
      value = value * x + values[i];
    }
    return value;
  }

  /**
   * The sum.
   *
   * @param other the other summand
   * @return {@code this + other}
   */
  public Polynomial add(Polynomial other) {
    Coefficients common = kind.with(other.kind);
    Number[] sum = new Number[Math.max(coefficients.length, other.coefficients.length)];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = common.add(coefficient(i), other.coefficient(i));
    }
    return new Polynomial(common, sum);
  }

  /**
   * The difference.
   *
   * @param other what is taken away
   * @return {@code this - other}
   */
  public Polynomial subtract(Polynomial other) {
    return add(other.multiply(exact(-1)));
  }

  /**
   * The product.
   *
   * @param other the other factor
   * @return {@code this * other}
   */
  public Polynomial multiply(Polynomial other) {
    Coefficients common = kind.with(other.kind);
    Number[] product = new Number[coefficients.length + other.coefficients.length - 1];
    Arrays.fill(product, common.zero());
    for (int i = 0; i < coefficients.length; i++) {
      for (int j = 0; j < other.coefficients.length; j++) {
        Number term = common.multiply(coefficients[i], other.coefficients[j]);
        product[i + j] = common.add(product[i + j], term);
      }
    }
    return new Polynomial(common, product);
  }

  /**
   * The derivative by the power rule, {@code n*c[n]*x^(n-1)} for each term.
   *
   * @return the derivative, exact if this is
   */
  public Polynomial derivative() {
    Number[] derivative = new Number[Math.max(1, degree())];
    derivative[0] = kind.zero();
    for (int i = 1; i < coefficients.length; i++) {
      derivative[i - 1] = kind.multiply(Rational.of(i), coefficients[i]);
    }
    return new Polynomial(kind, derivative);
  }

  /**
   * The polynomial as an expression.
   *
   * @param variable what stands for x
   * @return the expression; {@code double} coefficients as their shortest decimals
   */
  public Expr toExpr(Expr variable) {
    Expr[] terms = new Expr[coefficients.length];
    for (int i = 0; i < terms.length; i++) {
      Expr coefficient = Expr.of(Coefficients.toRational(coefficients[i]));
      terms[i] = coefficient.multiply(Power.of(variable, i));
    }
    return Sum.of(terms);
  }

  /**
   * The polynomial as text in {@code x}, highest power first: {@code 3*x^2 - 3*x + 4}. {@link
   * Expr#parse} reads it.
   *
   * @return the text
   */
  @Override
  public String toString() {
    if (isExact()) {
      return toExpr(Symbol.of("x")).toString();
    }
    StringBuilder text = new StringBuilder();
    for (int i = degree(); i >= 0; i--) {
      if (values[i] != 0 || degree() == 0) {
        append(text, values[i], i);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double value, int power) {
    boolean first = text.isEmpty();
    text.append(value < 0 ? (first ? "-" : " - ") : (first ? "" : " + "));
    double size = Math.abs(value);
    String digits = size == Math.rint(size) && size < 1e15 ? "" + (long) size : "" + size;
    String variable = power == 0 ? "" : power == 1 ? "x" : "x^" + power;
    boolean bare = power > 0 && size == 1;
    text.append(bare ? variable : power == 0 ? digits : digits + "*" + variable);
  }

  /**
   * Whether the other object is a polynomial of the same kind with the same coefficients.
   *
   * @param other any object
   * @return whether they are equal
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Polynomial that
        && kind == that.kind
        && Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coefficients);
  }
}
