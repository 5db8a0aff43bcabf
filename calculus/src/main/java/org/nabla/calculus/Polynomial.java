package org.nabla.calculus;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.complex.Complex;
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
 * <p>Commons Math's solvers and integrators take it as it is. Coefficients are exact fractions or
 * finite {@code double}s; what mixes both has {@code double}s, and an operation whose coefficients
 * leave their range throws an {@link ArithmeticException}. The leading coefficient is not 0, except
 * that the polynomial 0 is the single coefficient 0 and has degree 0. Immutable; safe for use by
 * any number of threads.
 */
public final class Polynomial implements UnivariateDifferentiableFunction {
  private final Coefficients kind;
  private final Number[] coefficients;
  private final double[] values;

  Polynomial(Coefficients kind, Number[] coefficients) {
    int length = coefficients.length;
    while (length > 1 && kind.isZero(coefficients[length - 1])) {
      length--;
    }
    this.kind = kind;
    this.coefficients =
        Arrays.stream(coefficients, 0, length).map(kind::convert).toArray(Number[]::new);
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

  /**
   * Reads a polynomial off an expression.
   *
   * @param e sums, products and whole powers of the variable and of numbers
   * @param variable the symbol
   * @return the polynomial, exact if all numbers are fractions
   * @throws IllegalArgumentException if the expression is no polynomial in the variable, or has a
   *     power of degree above 10,000
   */
  public static Polynomial of(Expr e, Expr variable) {
    return PolynomialReader.read(e, Graphs.symbol(variable));
  }

  /**
   * Takes over a polynomial of Commons Math.
   *
   * @param p the polynomial
   * @return the same with {@code double} coefficients
   */
  public static Polynomial of(PolynomialFunction p) {
    return of(p.getCoefficients());
  }

  /**
   * The polynomial that fits points best: the sum of squared distances in y is least.
   *
   * <p>The fit itself is well conditioned anywhere, but powers of x are not: over points between a
   * and b far from 0 (years, time stamps) about {@code degree*log10(|a + b|/|b - a|)} digits cancel
   * between the coefficients. Where that would spoil the fit it is refused; then fit {@code t = (x
   * - middle)/half}, which lies between -1 and 1, and evaluate the result at such t.
   *
   * @param x where; not modified
   * @param y how high, as many as {@code x}; not modified
   * @param degree the degree, at least 0 and below the number of points
   * @return the polynomial, with {@code double} coefficients
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, different
   *     points are too few or too close for the degree, or in powers of x the worst distance in y
   *     grows by a hundredth and by more than {@code 1e-8} of the largest {@code |y|}
   */
  public static Polynomial fit(double[] x, double[] y, int degree) {
    return PolynomialFit.fit(x, y, degree);
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
   * @return a new array, lowest degree first, of length degree + 1; an exact coefficient beyond the
   *     range of {@code double} is infinite in it
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

  /** The coefficients without any rounding: a {@code double} with all its binary digits. */
  List<Rational> exactly() {
    return Arrays.stream(coefficients).map(Coefficients::exactly).toList();
  }

  Number coefficient(int power) {
    return power < coefficients.length ? coefficients[power] : kind.zero();
  }

  boolean isZero() {
    return degree() == 0 && kind.isZero(coefficients[0]);
  }

  /**
   * The value by Horner's rule in {@code double}s, also with exact coefficients.
   *
   * @param x any number; NaN gives NaN
   * @return {@code c[0] + x*(c[1] + x*(...))}
   */
  @Override
  public double value(double x) {
    double value = values[values.length - 1];
    for (int i = values.length - 2; i >= 0; i--) {
      value = value * x + values[i];
    }
    return value;
  }

  /**
   * The value with derivatives, as Commons Math carries them.
   *
   * @param t the argument
   * @return the value with derivatives up to the order of {@code t}
   */
  @Override
  public DerivativeStructure value(DerivativeStructure t) {
    return toPolynomialFunction().value(t);
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
   * The result of a division.
   *
   * @param quotient how often the divisor goes into the dividend
   * @param remainder what is left, of smaller degree than the divisor
   */
  public record Division(Polynomial quotient, Polynomial remainder) {}

  /**
   * Divides with remainder: {@code this = quotient*divisor + remainder}.
   *
   * @param divisor any polynomial but 0
   * @return quotient and remainder
   * @throws ArithmeticException if the divisor is 0
   */
  public Division divide(Polynomial divisor) {
    if (divisor.isZero()) {
      throw new ArithmeticException(
          "division by zero: the divisor is the polynomial 0; divide by another one");
    }
    Coefficients common = kind.with(divisor.kind);
    int n = divisor.degree();
    Number[] rest = Arrays.stream(coefficients).map(common::convert).toArray(Number[]::new);
    Number[] quotient = new Number[Math.max(1, degree() - n + 1)];
    quotient[0] = common.zero();
    for (int i = degree() - n; i >= 0; i--) {
      Number factor = common.divide(rest[i + n], divisor.coefficients[n]);
      quotient[i] = factor;
      for (int j = 0; j < n; j++) {
        Number part = common.multiply(factor, divisor.coefficients[j]);
        rest[i + j] = common.add(rest[i + j], common.multiply(Rational.MINUS_ONE, part));
      }
      rest[i + n] = common.zero();
    }
    return new Division(new Polynomial(common, quotient), new Polynomial(common, rest));
  }

  /**
   * The greatest common divisor by Euclid's algorithm.
   *
   * <p>With {@code double} coefficients a remainder below {@code 1e-10} of the largest coefficient
   * counts as 0; for a question of exactness use exact coefficients.
   *
   * @param other the other polynomial
   * @return the common divisor of greatest degree whose leading coefficient is 1; 0 if both are 0
   */
  public Polynomial gcd(Polynomial other) {
    return PolynomialGcd.of(this, other);
  }

  /**
   * The polynomial of a polynomial.
   *
   * @param inner what stands for x
   * @return {@code this(inner(x))}
   */
  public Polynomial compose(Polynomial inner) {
    Polynomial result = new Polynomial(kind.with(inner.kind), new Number[] {coefficient(degree())});
    for (int i = degree() - 1; i >= 0; i--) {
      result = result.multiply(inner).add(new Polynomial(kind, new Number[] {coefficients[i]}));
    }
    return result;
  }

  /**
   * A whole power.
   *
   * @param n the exponent, at least 0
   * @return {@code this ^ n}, 1 for n = 0
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public Polynomial pow(int n) {
    Checks.atLeast(n, 0, "exponent");
    Polynomial result = isExact() ? exact(1) : of(1.0);
    Polynomial square = this;
    for (int rest = n; rest > 0; rest /= 2) {
      result = rest % 2 == 1 ? result.multiply(square) : result;
      square = rest > 1 ? square.multiply(square) : square;
    }
    return result;
  }

  /**
   * The antiderivative that is 0 at 0.
   *
   * @return {@code c[0]*x + c[1]*x^2/2 + ...}, exact if this is
   */
  public Polynomial antiderivative() {
    Number[] result = new Number[coefficients.length + 1];
    result[0] = kind.zero();
    for (int i = 0; i < coefficients.length; i++) {
      result[i + 1] = kind.divide(coefficients[i], Rational.of(i + 1L));
    }
    return new Polynomial(kind, result);
  }

  /**
   * The definite integral. With exact coefficients and finite bounds it is worked out exactly and
   * rounded once; with {@code double}s it is a difference of two values of the antiderivative,
   * which loses digits where these are large beside it.
   *
   * @param from where it begins
   * @param to where it ends; before {@code from} it counts negative
   * @return the area between the curve and the axis, with its sign; NaN if a bound is NaN
   */
  public double integrate(double from, double to) {
    if (isExact() && Double.isFinite(from) && Double.isFinite(to)) {
      return PolynomialIntegral.of(this, from, to);
    }
    Polynomial antiderivative = antiderivative();
    return antiderivative.value(to) - antiderivative.value(from);
  }

  /**
   * All roots, real and complex, each proven: it is the {@code double} next to a root of exactly
   * these coefficients, up to {@code 2^-62} of its size in either part.
   *
   * <p>All roots are improved at a time (Ehrlich 1967, Aberth 1973) with as many bits as it takes
   * to enclose each in a disc that holds no other (Smith 1970); repeated ones are split off exactly
   * before (Yun 1976). So real roots, and no others, have imaginary part 0; the others come in
   * conjugate pairs. {@code double} coefficients count with all their binary digits: where rounding
   * has split a repeated root, its parts come out, real or as a pair, about {@code 1e-16^(1/m)}
   * apart for multiplicity m. Exact coefficients keep it whole.
   *
   * @return as many roots as the degree, repeated ones repeatedly; by real, then imaginary part
   * @throws ArithmeticException if this is the polynomial 0, of which every number is a root; if a
   *     root is beyond the range of {@code double}; or if different roots agree to so many digits
   *     that 4096 bits do not tell them apart
   */
  public List<Complex> roots() {
    return PolynomialRoots.of(this);
  }

  /**
   * The real roots: those of {@link #roots()} whose imaginary part is 0.
   *
   * @return a new array in rising order, repeated roots repeatedly
   * @throws ArithmeticException as {@link #roots()}
   */
  public double[] realRoots() {
    return roots().stream()
        .filter(root -> root.getImaginary() == 0)
        .mapToDouble(Complex::getReal)
        .toArray();
  }

  /**
   * The polynomial for Commons Math.
   *
   * @return the same coefficients as {@code double}s
   */
  public PolynomialFunction toPolynomialFunction() {
    return new PolynomialFunction(values);
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
    return PolynomialPrinter.print(this);
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
