package org.nabla.calculus;

/** The functions of compiled code that {@link Math} lacks. */
final class Maths {
  private static final double LN2 = 0.6931471805599453;
  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SQRT_PI = 1.7724538509055159;
  private static final double LARGE = 0x1p28;

  /** The natural logarithm of 2, its first 32 bits and the rest. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 1.9082149292705877e-10;
  private static final double LN2_LOWEST = 1.1612227229362532e-26;

  /** The largest exponent of a scaled number; sums and many multiples of it are finite. */
  private static final double BEYOND = 1e304;

  private static final double NOTHING = -1e306;
  private static final double SHORT = 0x1p20;
  private static final double LONG = 0x1p62;
  private static final double WHOLE = 0x1p52;
  private static final int WHOLE_BITS = 52;
  private static final double SMALL_EXPONENT = 1000;
  private static final double MAX_SHIFT = 5000;
  private static final double LOG2_E = 1.4426950408889634;
  private static final double SERIES_LIMIT = 2.5;
  private static final int FRACTION_TERMS = 60;

  private Maths() {}

  /** The logistic function of x, given {@code t = exp(-|x|)}, which cannot overflow. */
  static double logistic(double x, double t) {
    return x >= 0 ? 1 / (1 + t) : t / (1 + t);
  }

  static double kink(double at) {
    if (Double.isNaN(at)) {
      return at;
    }
    throw new ArithmeticException(
        "the derivative does not exist at this kink; move the point or differentiate with a Kink"
            + " other than ERROR");
  }

  static double asinh(double x, boolean strict) {
    double a = Math.abs(x);
    double r =
        a > LARGE ? log(a, strict) + LN2 : log1p(a + a * a / (1 + Math.sqrt(a * a + 1)), strict);
    return Math.copySign(r, x);
  }

  static double acosh(double x, boolean strict) {
    if (x > LARGE) {
      return log(x, strict) + LN2;
    }
    double t = x - 1;
    return log1p(t + Math.sqrt(t) * Math.sqrt(x + 1), strict);
  }

  static double atanh(double x, boolean strict) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * log1p(2 * a / (1 - a), strict), x);
  }

  /** Exact at the powers of two. */
  static double log2(double x, boolean strict) {
    if (!(x > 0) || x < Double.MIN_NORMAL || x == Double.POSITIVE_INFINITY) {
      return log(x, strict) / LN2;
    }
    int exponent = Math.getExponent(x);
    double fraction = Math.scalb(x, -exponent);
    if (fraction > 2 * SQRT_HALF) {
      fraction /= 2;
      exponent++;
    }
    return exponent + log(fraction, strict) / LN2;
  }

  /** The power of two in {@code exp(u)}; never infinite, so that two of them have a difference. */
  static double expExponent(double u) {
    double n = Math.rint(u * LOG2_E);
    return Math.abs(n) < BEYOND ? n : Math.max(-BEYOND, Math.min(BEYOND, n));
  }

  /**
   * {@code exp(u)} without that power of two: about 0.7 to 1.4, for an infinite u what {@code
   * exp(u)} is. Beyond 2^52 the power of two is no longer the next one, beyond 2^62 the digits of u
   * say nothing.
   */
  static double expFraction(double u, boolean strict) {
    double n = Math.rint(u * LOG2_E);
    double size = Math.abs(n);
    if (size < SHORT) {
      return exp(u - n * LN2_HIGH - n * LN2_LOW, strict);
    }
    if (size < LONG) {
      double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, u));
      return exp(Math.fma(-n, LN2_LOWEST, r), strict);
    }
    return Double.isInfinite(u) || Double.isNaN(u) ? exp(u, strict) : 1;
  }

  /** The exponent of the largest power of two not above {@code |u|}; of 0, one below all others. */
  static double exponent(double u) {
    int n = Math.getExponent(u);
    if (n >= Double.MIN_EXPONENT && n <= Double.MAX_EXPONENT) {
      return n;
    }
    if (u == 0) {
      return NOTHING;
    }
    return Double.isNaN(u)
        ? 0
        : Double.isInfinite(u) ? BEYOND : Math.getExponent(u * WHOLE) - WHOLE_BITS;
  }

  /** {@code u*2^n} for any whole n. */
  static double scale(double u, double n) {
    if (Math.abs(n) < SMALL_EXPONENT) {
      return u * Double.longBitsToDouble((long) (n + Double.MAX_EXPONENT) << WHOLE_BITS);
    }
    if (u == 0 || Double.isInfinite(u)) {
      return u;
    }
    return Math.abs(n) < MAX_SHIFT
        ? Math.scalb(u, (int) n)
        : u * (n > 0 ? Double.POSITIVE_INFINITY : n < 0 ? 0.0 : n);
  }

  /** {@code log(u*2^n)} to the last digit. */
  static double scaledLog(double u, double n, boolean strict) {
    if (!(u > 0) || Double.isInfinite(u)) {
      return log(u, strict);
    }
    double whole = exponent(u);
    double fraction = scale(u, -whole);
    if (fraction > 2 * SQRT_HALF) {
      fraction /= 2;
      whole++;
    }
    whole += n;
    return whole * LN2_HIGH + (whole * LN2_LOW + log(fraction, strict));
  }

  /**
   * The error function: for small x its series (Abramowitz and Stegun 7.1.6), whose terms are all
   * of one sign, beyond that the continued fraction of its complement (7.1.14).
   */
  static double erf(double x, boolean strict) {
    double a = Math.abs(x);
    if (!(a < 6)) {
      return Double.isNaN(x) ? x : Math.signum(x);
    }
    double gauss = exp(-a * a, strict);
    if (a < SERIES_LIMIT) {
      return Math.copySign(2 / SQRT_PI * gauss * series(a), x);
    }
    double fraction = a;
    for (int k = FRACTION_TERMS; k > 0; k--) {
      fraction = a + 0.5 * k / fraction;
    }
    return Math.copySign(1 - gauss / (SQRT_PI * fraction), x);
  }

  private static double series(double a) {
    double sum = 0;
    double term = a;
    for (int k = 1; sum + term != sum; k++) {
      sum += term;
      term *= 2 * a * a / (2 * k + 1);
    }
    return sum;
  }

  private static double exp(double x, boolean strict) {
    return strict ? StrictMath.exp(x) : Math.exp(x);
  }

  private static double log(double x, boolean strict) {
    return strict ? StrictMath.log(x) : Math.log(x);
  }

  private static double log1p(double x, boolean strict) {
    return strict ? StrictMath.log1p(x) : Math.log1p(x);
  }

  /** A function of one argument, as compiled code would call it. */
  static double unary(Op op, double x, boolean strict) {
    return switch (op) {
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIGNUM -> Math.signum(x);
      case ASINH -> asinh(x, strict);
      case ACOSH -> acosh(x, strict);
      case ATANH -> atanh(x, strict);
      case LOG2 -> log2(x, strict);
      case ERF -> erf(x, strict);
      case KINK -> kink(x);
      case RINT -> Math.rint(x);
      case EXP_FRACTION -> expFraction(x, strict);
      case EXP_EXPONENT -> expExponent(x);
      case EXPONENT -> exponent(x);
      default -> strict ? strictly(op, x) : plainly(op, x);
    };
  }

  private static double plainly(Op op, double x) {
    return switch (op) {
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case LOG1P -> Math.log1p(x);
      case EXPM1 -> Math.expm1(x);
      case CBRT -> Math.cbrt(x);
      default -> throw new IllegalStateException("no function of one argument: " + op);
    };
  }

  private static double strictly(Op op, double x) {
    return switch (op) {
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case ASIN -> StrictMath.asin(x);
      case ACOS -> StrictMath.acos(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case TANH -> StrictMath.tanh(x);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case EXPM1 -> StrictMath.expm1(x);
      case CBRT -> StrictMath.cbrt(x);
      default -> throw new IllegalStateException("no function of one argument: " + op);
    };
  }
}
