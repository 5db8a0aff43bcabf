package org.nabla.calculus;

import java.util.List;

/**
 * The functions of expressions, to be imported statically: {@code
 * sin(x).multiply(exp(x.negate()))}.
 *
 * <p>All are real functions; outside its domain a function evaluates to NaN. Safe for use by any
 * number of threads.
 */
public final class Functions {
  private Functions() {}

  /**
   * Makes the sine of an angle in radians.
   *
   * @param u the argument
   * @return {@code sin(u)}
   */
  public static Expr sin(Expr u) {
    return Call.of(Builtin.SIN, u);
  }

  /**
   * Makes the cosine of an angle in radians.
   *
   * @param u the argument
   * @return {@code cos(u)}
   */
  public static Expr cos(Expr u) {
    return Call.of(Builtin.COS, u);
  }

  /**
   * Makes the tangent of an angle in radians.
   *
   * @param u the argument
   * @return {@code tan(u)}
   */
  public static Expr tan(Expr u) {
    return Call.of(Builtin.TAN, u);
  }

  /**
   * Makes the angle in [-pi/2, pi/2] with the given sine; NaN outside [-1, 1].
   *
   * @param u the argument
   * @return {@code asin(u)}
   */
  public static Expr asin(Expr u) {
    return Call.of(Builtin.ASIN, u);
  }

  /**
   * Makes the angle in [0, pi] with the given cosine; NaN outside [-1, 1].
   *
   * @param u the argument
   * @return {@code acos(u)}
   */
  public static Expr acos(Expr u) {
    return Call.of(Builtin.ACOS, u);
  }

  /**
   * Makes the angle in (-pi/2, pi/2) with the given tangent.
   *
   * @param u the argument
   * @return {@code atan(u)}
   */
  public static Expr atan(Expr u) {
    return Call.of(Builtin.ATAN, u);
  }

  /**
   * Makes the hyperbolic sine.
   *
   * @param u the argument
   * @return {@code sinh(u)}
   */
  public static Expr sinh(Expr u) {
    return Call.of(Builtin.SINH, u);
  }

  /**
   * Makes the hyperbolic cosine.
   *
   * @param u the argument
   * @return {@code cosh(u)}
   */
  public static Expr cosh(Expr u) {
    return Call.of(Builtin.COSH, u);
  }

  /**
   * Makes the hyperbolic tangent.
   *
   * @param u the argument
   * @return {@code tanh(u)}
   */
  public static Expr tanh(Expr u) {
    return Call.of(Builtin.TANH, u);
  }

  /**
   * Makes the inverse of the hyperbolic sine.
   *
   * @param u the argument
   * @return {@code asinh(u)}
   */
  public static Expr asinh(Expr u) {
    return Call.of(Builtin.ASINH, u);
  }

  /**
   * Makes the inverse of the hyperbolic cosine; NaN below 1.
   *
   * @param u the argument
   * @return {@code acosh(u)}
   */
  public static Expr acosh(Expr u) {
    return Call.of(Builtin.ACOSH, u);
  }

  /**
   * Makes the inverse of the hyperbolic tangent; NaN outside [-1, 1].
   *
   * @param u the argument
   * @return {@code atanh(u)}
   */
  public static Expr atanh(Expr u) {
    return Call.of(Builtin.ATANH, u);
  }

  /**
   * Makes the exponential {@code e^u}.
   *
   * @param u the argument
   * @return {@code exp(u)}
   */
  public static Expr exp(Expr u) {
    return Call.of(Builtin.EXP, u);
  }

  /**
   * Makes the natural logarithm; NaN below 0, minus infinity at 0.
   *
   * @param u the argument
   * @return {@code log(u)}
   */
  public static Expr log(Expr u) {
    return Call.of(Builtin.LOG, u);
  }

  /**
   * Makes the logarithm to base 2; NaN below 0.
   *
   * @param u the argument
   * @return {@code log2(u)}
   */
  public static Expr log2(Expr u) {
    return Call.of(Builtin.LOG2, u);
  }

  /**
   * Makes the logarithm to base 10; NaN below 0.
   *
   * @param u the argument
   * @return {@code log10(u)}
   */
  public static Expr log10(Expr u) {
    return Call.of(Builtin.LOG10, u);
  }

  /**
   * Makes {@code log(1 + u)}, exact for small u.
   *
   * @param u the argument
   * @return {@code log1p(u)}
   */
  public static Expr log1p(Expr u) {
    return Call.of(Builtin.LOG1P, u);
  }

  /**
   * Makes {@code exp(u) - 1}, exact for small u.
   *
   * @param u the argument
   * @return {@code expm1(u)}
   */
  public static Expr expm1(Expr u) {
    return Call.of(Builtin.EXPM1, u);
  }

  /**
   * Makes the square root; NaN below 0.
   *
   * @param u the argument
   * @return {@code sqrt(u)}
   */
  public static Expr sqrt(Expr u) {
    return Call.of(Builtin.SQRT, u);
  }

  /**
   * Makes the real cube root, of negative numbers too.
   *
   * @param u the argument
   * @return {@code cbrt(u)}
   */
  public static Expr cbrt(Expr u) {
    return Call.of(Builtin.CBRT, u);
  }

  /**
   * Makes the absolute value.
   *
   * @param u the argument
   * @return {@code abs(u)}
   */
  public static Expr abs(Expr u) {
    return Call.of(Builtin.ABS, u);
  }

  /**
   * Makes -1, 0 or 1.
   *
   * @param u the argument
   * @return {@code sign(u)}
   */
  public static Expr sign(Expr u) {
    return Call.of(Builtin.SIGN, u);
  }

  /**
   * Makes {@code max(0, u)}, whose derivative at 0 is 0.
   *
   * @param u the argument
   * @return {@code relu(u)}
   */
  public static Expr relu(Expr u) {
    return Call.of(Builtin.RELU, u);
  }

  /**
   * Makes {@code 1/(1 + exp(-u))}.
   *
   * @param u the argument
   * @return {@code sigmoid(u)}
   */
  public static Expr sigmoid(Expr u) {
    return Call.of(Builtin.SIGMOID, u);
  }

  /**
   * Makes {@code log(1 + exp(u))}.
   *
   * @param u the argument
   * @return {@code softplus(u)}
   */
  public static Expr softplus(Expr u) {
    return Call.of(Builtin.SOFTPLUS, u);
  }

  /**
   * Makes the error function, {@code 2/sqrt(pi)} times the integral of {@code exp(-t^2)} from 0 to
   * u.
   *
   * @param u the argument
   * @return {@code erf(u)}
   */
  public static Expr erf(Expr u) {
    return Call.of(Builtin.ERF, u);
  }

  /**
   * Makes the largest of the arguments; arguments that tie share the derivative equally.
   *
   * @param arguments one or more expressions
   * @return {@code max(...)}
   * @throws IllegalArgumentException if there is no argument
   */
  public static Expr max(Expr... arguments) {
    return Call.of(Builtin.MAX, arguments);
  }

  /**
   * Makes the smallest of the arguments; arguments that tie share the derivative equally.
   *
   * @param arguments one or more expressions
   * @return {@code min(...)}
   * @throws IllegalArgumentException if there is no argument
   */
  public static Expr min(Expr... arguments) {
    return Call.of(Builtin.MIN, arguments);
  }

  /**
   * Makes a choice of two: only the branch taken is evaluated, in the value and in derivatives.
   *
   * @param left the left side of the condition
   * @param relation how the sides are compared
   * @param right the right side of the condition
   * @param then the value where the condition holds
   * @param otherwise the value elsewhere, which may be another choice
   * @return {@code piecewise(left relation right, then, otherwise)}
   */
  public static Expr piecewise(
      Expr left, Relation relation, Expr right, Expr then, Expr otherwise) {
    return Piecewise.of(List.of(new Piecewise.Branch(left, relation, right, then)), otherwise);
  }
}
