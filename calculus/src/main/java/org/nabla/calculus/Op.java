package org.nabla.calculus;

import java.util.Locale;
import java.util.regex.Pattern;

/** The operations a lowered function is made of. */
enum Op {
  NUMBER,
  VARIABLE,
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  NEGATE,
  /** Left, right, then, otherwise; the relation is the operation's index. */
  SELECT,
  /** A user's function; its place in the program's list is the operation's index. */
  USER,
  MAX(2, Home.MATH),
  MIN(2, Home.MATH),
  POW(2, Home.SWITCHED),
  LOGISTIC(2, Home.OURS),
  SIN(1, Home.SWITCHED),
  COS(1, Home.SWITCHED),
  TAN(1, Home.SWITCHED),
  ASIN(1, Home.SWITCHED),
  ACOS(1, Home.SWITCHED),
  ATAN(1, Home.SWITCHED),
  SINH(1, Home.SWITCHED),
  COSH(1, Home.SWITCHED),
  TANH(1, Home.SWITCHED),
  EXP(1, Home.SWITCHED),
  LOG(1, Home.SWITCHED),
  LOG10(1, Home.SWITCHED),
  LOG1P(1, Home.SWITCHED),
  EXPM1(1, Home.SWITCHED),
  CBRT(1, Home.SWITCHED),
  SQRT(1, Home.MATH),
  ABS(1, Home.MATH),
  SIGNUM(1, Home.MATH),
  ASINH(1, Home.OURS_SWITCHED),
  ACOSH(1, Home.OURS_SWITCHED),
  ATANH(1, Home.OURS_SWITCHED),
  LOG2(1, Home.OURS_SWITCHED),
  ERF(1, Home.OURS_SWITCHED),
  KINK(1, Home.OURS),
  RINT(1, Home.MATH),
  /** {@code exp(u) = expFraction(u)*2^expExponent(u)}. */
  EXP_FRACTION(1, Home.OURS_SWITCHED),
  EXP_EXPONENT(1, Home.OURS),
  /** The power of two below a number. */
  EXPONENT(1, Home.OURS),
  /** {@code a*2^b}. */
  SCALE(2, Home.OURS),
  /** {@code log(a*2^b)}. */
  SCALED_LOG(2, Home.OURS_SWITCHED),
  // What only a schedule has.
  MOVE,
  JUMP,
  /** Jumps unless the relation holds. */
  UNLESS,
  OUTPUT;

  /** Where the method of an operation lives. */
  enum Home {
    /** No method: written out. */
    INLINE,
    /** {@link Math}, whose result is the same bits everywhere. */
    MATH,
    /** {@link Math}, or {@link StrictMath} in strict mode. */
    SWITCHED,
    /** {@link Maths}. */
    OURS,
    /** {@link Maths}, told by an argument whether the mode is strict. */
    OURS_SWITCHED
  }

  private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

  final int arity;
  final Home home;

  Op() {
    this(0, Home.INLINE);
  }

  Op(int arity, Home home) {
    this.arity = arity;
    this.home = home;
  }

  String method() {
    return UNDERSCORE
        .matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
