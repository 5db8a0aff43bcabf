package org.nabla.calculus;

import java.util.Arrays;
import java.util.List;

/**
 * A dual number of second order: a value that carries its gradient and Hessian through every
 * operation (forward-mode differentiation; Clifford 1873, Fike and Alonso 2011).
 *
 * <pre>{@code
 * Dual x = Dual.variable(2, 0, 1);
 * Dual y = x.multiply(x).add(x.sin());          // value, first and second derivative at 2
 * }</pre>
 *
 * <p>It needs no expression, so it differentiates code; and it shares no rule with the symbolic
 * derivatives, so each checks the other. A number that does not depend on a variable carries no
 * derivatives at all, and a function applied to it has none, whatever its slope there. Immutable;
 * safe for use by any number of threads.
 */
public final class Dual {
  private static final double[] NONE = {};
  private static final double[][] NONE2 = {};

  private final double value;
  private final int variables;
  private final double[] first;
  private final double[][] second;

  private Dual(double value, int variables, double[] first, double[][] second) {
    this.value = value;
    this.variables = variables;
    this.first = first;
    this.second = second;
  }

  /**
   * A number that depends on no variable.
   *
   * @param value the number
   * @param variables how many variables there are
   * @return the number with derivatives 0
   * @throws IllegalArgumentException if {@code variables} is negative
   */
  public static Dual constant(double value, int variables) {
    return new Dual(value, Checks.atLeast(variables, 0, "variables"), NONE, NONE2);
  }

  /**
   * A variable.
   *
   * @param value its value
   * @param index which of the variables it is, from 0
   * @param variables how many variables there are
   * @return the number with derivative 1 by itself
   * @throws IllegalArgumentException if {@code index} is not below {@code variables}
   */
  public static Dual variable(double value, int index, int variables) {
    Checks.require(
        index >= 0 && index < variables,
        "index is " + index + "; expected a number from 0 to " + (variables - 1));
    double[] first = new double[variables];
    first[index] = 1;
    return new Dual(value, variables, first, new double[variables][variables]);
  }

  /**
   * Evaluates an expression by dual numbers; of a choice only the branch taken.
   *
   * @param f the expression
   * @param variables the symbols to differentiate by
   * @param at one number per symbol; not modified
   * @return value, gradient and Hessian
   * @throws IllegalArgumentException if a length is wrong or a symbol has no value
   */
  public static Dual of(Expr f, List<Expr> variables, double... at) {
    Checks.length(at, variables.size(), "at");
    return new DualEvaluation(variables, at).of(f);
  }

  /**
   * The number itself.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * The first derivatives.
   *
   * @return a new array, one entry per variable
   */
  public double[] gradient() {
    return isConstant() ? new double[variables] : first.clone();
  }

  /**
   * The second derivatives.
   *
   * @return a new array, one row per variable
   */
  public double[][] hessian() {
    double[][] copy = new double[variables][variables];
    for (int i = 0; i < second.length; i++) {
      copy[i] = second[i].clone();
    }
    return copy;
  }

  boolean isConstant() {
    return first.length == 0;
  }

  int variables() {
    return variables;
  }

  private double first(int i) {
    return isConstant() ? 0 : first[i];
  }

  private double second(int i, int j) {
    return isConstant() ? 0 : second[i][j];
  }

  /**
   * A function of this number, by its value and first two derivatives here: the chain rule {@code
   * f(u)'' = f''(u)*u'^2 + f'(u)*u''}.
   *
   * @param f the value of the function
   * @param f1 its first derivative
   * @param f2 its second derivative
   * @return the function of this number
   */
  public Dual chain(double f, double f1, double f2) {
    if (isConstant()) {
      return constant(f, variables);
    }
    double[] d = new double[variables];
    double[][] dd = new double[variables][variables];
    for (int i = 0; i < variables; i++) {
      d[i] = f1 * first[i];
      for (int j = 0; j < variables; j++) {
        dd[i][j] = f2 * first[i] * first[j] + f1 * second[i][j];
      }
    }
    return new Dual(f, variables, d, dd);
  }

  /** A function of several numbers by its value, gradient and Hessian. */
  static Dual chain(int variables, double f, double[] f1, double[][] f2, List<Dual> arguments) {
    double[] d = new double[variables];
    double[][] dd = new double[variables][variables];
    boolean varies = false;
    for (int k = 0; k < f1.length; k++) {
      Dual u = arguments.get(k);
      varies |= !u.isConstant();
      for (int i = 0; i < u.first.length; i++) {
        d[i] += f1[k] * u.first[i];
        for (int j = 0; j < variables; j++) {
          dd[i][j] += f1[k] * u.second[i][j];
          for (int m = 0; m < f1.length; m++) {
            Dual v = arguments.get(m);
            dd[i][j] += v.isConstant() ? 0 : f2[k][m] * u.first[i] * v.first[j];
          }
        }
      }
    }
    return varies ? new Dual(f, variables, d, dd) : constant(f, variables);
  }

  /** A function of two numbers by its value and partial derivatives. */
  Dual combine(Dual b, double f, double fa, double fb, double faa, double fab, double fbb) {
    Checks.require(
        variables == b.variables,
        "one number has "
            + Checks.plural(variables, "variable")
            + " and the other "
            + b.variables
            + "; make both with the same number of variables");
    if (b.isConstant()) {
      return chain(f, fa, faa);
    }
    if (isConstant()) {
      return b.chain(f, fb, fbb);
    }
    double[] d = new double[variables];
    double[][] dd = new double[variables][variables];
    for (int i = 0; i < variables; i++) {
      d[i] = fa * first(i) + fb * b.first(i);
      for (int j = 0; j < variables; j++) {
        dd[i][j] =
            faa * first(i) * first(j)
                + fab * (first(i) * b.first(j) + first(j) * b.first(i))
                + fbb * b.first(i) * b.first(j)
                + fa * second(i, j)
                + fb * b.second(i, j);
      }
    }
    return new Dual(f, variables, d, dd);
  }

  /**
   * Adds.
   *
   * @param b the other summand
   * @return {@code this + b}
   */
  public Dual add(Dual b) {
    return combine(b, value + b.value, 1, 1, 0, 0, 0);
  }

  /**
   * Subtracts.
   *
   * @param b what is taken away
   * @return {@code this - b}
   */
  public Dual subtract(Dual b) {
    return combine(b, value - b.value, 1, -1, 0, 0, 0);
  }

  /**
   * Multiplies.
   *
   * @param b the other factor
   * @return {@code this * b}
   */
  public Dual multiply(Dual b) {
    return combine(b, value * b.value, b.value, value, 0, 1, 0);
  }

  /**
   * Divides.
   *
   * @param b the divisor
   * @return {@code this / b}
   */
  public Dual divide(Dual b) {
    double v = b.value;
    double q = value / v;
    return combine(b, q, 1 / v, -q / v, 0, -1 / (v * v), 2 * q / (v * v));
  }

  /**
   * Raises to the power of a number.
   *
   * @param n the exponent
   * @return {@code this ^ n}
   */
  public Dual pow(double n) {
    double f1 = n == 0 ? 0 : n * Math.pow(value, n - 1);
    double f2 = n == 0 || n == 1 ? 0 : n * (n - 1) * Math.pow(value, n - 2);
    return chain(Math.pow(value, n), f1, f2);
  }

  /**
   * Raises to a power that varies.
   *
   * @param b the exponent
   * @return {@code this ^ b}
   */
  public Dual pow(Dual b) {
    if (b.isConstant()) {
      return pow(b.value);
    }
    double n = b.value;
    double f = Math.pow(value, n);
    double log = Math.log(value);
    double fa = n * Math.pow(value, n - 1);
    return combine(
        b,
        f,
        fa,
        f * log,
        n * (n - 1) * Math.pow(value, n - 2),
        Math.pow(value, n - 1) * (1 + n * log),
        f * log * log);
  }

  /**
   * Changes the sign.
   *
   * @return {@code -this}
   */
  public Dual negate() {
    return chain(-value, -1, 0);
  }

  /**
   * The larger of two numbers; where they tie they share the derivatives.
   *
   * @param b the other number
   * @return {@code max(this, b)}
   */
  public Dual max(Dual b) {
    return DualFunctions.extremum(true, List.of(this, b));
  }

  /**
   * The smaller of two numbers; where they tie they share the derivatives.
   *
   * @param b the other number
   * @return {@code min(this, b)}
   */
  public Dual min(Dual b) {
    return DualFunctions.extremum(false, List.of(this, b));
  }

  /**
   * The sine of an angle in radians.
   *
   * @return {@code sin(this)}
   */
  public Dual sin() {
    return DualFunctions.of(Builtin.SIN, this);
  }

  /**
   * The cosine of an angle in radians.
   *
   * @return {@code cos(this)}
   */
  public Dual cos() {
    return DualFunctions.of(Builtin.COS, this);
  }

  /**
   * The tangent of an angle in radians.
   *
   * @return {@code tan(this)}
   */
  public Dual tan() {
    return DualFunctions.of(Builtin.TAN, this);
  }

  /**
   * The angle in [-pi/2, pi/2] with this sine; NaN outside [-1, 1].
   *
   * @return {@code asin(this)}
   */
  public Dual asin() {
    return DualFunctions.of(Builtin.ASIN, this);
  }

  /**
   * The angle in [0, pi] with this cosine; NaN outside [-1, 1].
   *
   * @return {@code acos(this)}
   */
  public Dual acos() {
    return DualFunctions.of(Builtin.ACOS, this);
  }

  /**
   * The angle in (-pi/2, pi/2) with this tangent.
   *
   * @return {@code atan(this)}
   */
  public Dual atan() {
    return DualFunctions.of(Builtin.ATAN, this);
  }

  /**
   * The hyperbolic sine.
   *
   * @return {@code sinh(this)}
   */
  public Dual sinh() {
    return DualFunctions.of(Builtin.SINH, this);
  }

  /**
   * The hyperbolic cosine.
   *
   * @return {@code cosh(this)}
   */
  public Dual cosh() {
    return DualFunctions.of(Builtin.COSH, this);
  }

  /**
   * The hyperbolic tangent.
   *
   * @return {@code tanh(this)}
   */
  public Dual tanh() {
    return DualFunctions.of(Builtin.TANH, this);
  }

  /**
   * The inverse of the hyperbolic sine.
   *
   * @return {@code asinh(this)}
   */
  public Dual asinh() {
    return DualFunctions.of(Builtin.ASINH, this);
  }

  /**
   * The inverse of the hyperbolic cosine; NaN below 1.
   *
   * @return {@code acosh(this)}
   */
  public Dual acosh() {
    return DualFunctions.of(Builtin.ACOSH, this);
  }

  /**
   * The inverse of the hyperbolic tangent; NaN outside [-1, 1].
   *
   * @return {@code atanh(this)}
   */
  public Dual atanh() {
    return DualFunctions.of(Builtin.ATANH, this);
  }

  /**
   * The exponential.
   *
   * @return {@code exp(this)}
   */
  public Dual exp() {
    return DualFunctions.of(Builtin.EXP, this);
  }

  /**
   * The natural logarithm; NaN below 0.
   *
   * @return {@code log(this)}
   */
  public Dual log() {
    return DualFunctions.of(Builtin.LOG, this);
  }

  /**
   * The logarithm to base 2; NaN below 0.
   *
   * @return {@code log2(this)}
   */
  public Dual log2() {
    return DualFunctions.of(Builtin.LOG2, this);
  }

  /**
   * The logarithm to base 10; NaN below 0.
   *
   * @return {@code log10(this)}
   */
  public Dual log10() {
    return DualFunctions.of(Builtin.LOG10, this);
  }

  /**
   * The logarithm of what is 1 larger, exact for small numbers.
   *
   * @return {@code log(1 + this)}
   */
  public Dual log1p() {
    return DualFunctions.of(Builtin.LOG1P, this);
  }

  /**
   * The exponential less 1, exact for small numbers.
   *
   * @return {@code exp(this) - 1}
   */
  public Dual expm1() {
    return DualFunctions.of(Builtin.EXPM1, this);
  }

  /**
   * The square root; NaN below 0.
   *
   * @return {@code sqrt(this)}
   */
  public Dual sqrt() {
    return DualFunctions.of(Builtin.SQRT, this);
  }

  /**
   * The real cube root, of negative numbers too.
   *
   * @return {@code cbrt(this)}
   */
  public Dual cbrt() {
    return DualFunctions.of(Builtin.CBRT, this);
  }

  /**
   * The absolute value, whose derivative at 0 is 0.
   *
   * @return {@code abs(this)}
   */
  public Dual abs() {
    return DualFunctions.of(Builtin.ABS, this);
  }

  /**
   * -1, 0 or 1, with derivative 0.
   *
   * @return {@code sign(this)}
   */
  public Dual sign() {
    return DualFunctions.of(Builtin.SIGN, this);
  }

  /**
   * The number or 0, whichever is larger; the derivative at 0 is 0.
   *
   * @return {@code max(0, this)}
   */
  public Dual relu() {
    return DualFunctions.of(Builtin.RELU, this);
  }

  /**
   * The logistic function, which never overflows.
   *
   * @return {@code 1/(1 + exp(-this))}
   */
  public Dual sigmoid() {
    return DualFunctions.of(Builtin.SIGMOID, this);
  }

  /**
   * The smooth rectifier, which never overflows.
   *
   * @return {@code log(1 + exp(this))}
   */
  public Dual softplus() {
    return DualFunctions.of(Builtin.SOFTPLUS, this);
  }

  /**
   * The error function.
   *
   * @return {@code erf(this)}
   */
  public Dual erf() {
    return DualFunctions.of(Builtin.ERF, this);
  }

  /**
   * The number with its derivatives.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return value
        + " gradient "
        + Arrays.toString(gradient())
        + " hessian "
        + Arrays.deepToString(hessian());
  }
}
