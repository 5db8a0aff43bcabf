package org.nabla.calculus;

import java.util.List;

/** The functions of dual numbers: value, first and second derivative of each. */
final class DualFunctions {
  private static final double LN2 = Math.log(2);
  private static final double LN10 = Math.log(10);

  private DualFunctions() {}

  static Dual of(Builtin function, Dual u) {
    double x = u.value();
    return switch (function) {
      case GROUP -> u;
      case SIN -> u.chain(Math.sin(x), Math.cos(x), -Math.sin(x));
      case COS -> u.chain(Math.cos(x), -Math.sin(x), -Math.cos(x));
      case EXP -> u.chain(Math.exp(x), Math.exp(x), Math.exp(x));
      case LOG -> u.chain(Math.log(x), 1 / x, -1 / (x * x));
      case SQRT -> {
        double r = Math.sqrt(x);
        yield u.chain(r, 0.5 / r, -0.25 / (r * x));
      }
      case TAN -> {
        double t = Math.tan(x);
        double slope = 1 + t * t;
        yield u.chain(t, slope, 2 * t * slope);
      }
      case ASIN, ACOS -> {
        double s = 1 / Math.sqrt((1 - x) * (1 + x));
        boolean sine = function == Builtin.ASIN;
        double sign = sine ? 1 : -1;
        yield u.chain(sine ? Math.asin(x) : Math.acos(x), sign * s, sign * x * s * s * s);
      }
      case ATAN -> {
        double s = 1 / (1 + x * x);
        yield u.chain(Math.atan(x), s, -2 * x * s * s);
      }
      case SINH -> u.chain(Math.sinh(x), Math.cosh(x), Math.sinh(x));
      case COSH -> u.chain(Math.cosh(x), Math.sinh(x), Math.cosh(x));
      case TANH -> {
        double s = 1 / Math.cosh(x);
        yield u.chain(Math.tanh(x), s * s, -2 * Math.tanh(x) * s * s);
      }
      case ASINH -> {
        double s = 1 / Math.sqrt(x * x + 1);
        yield u.chain(Maths.asinh(x, false), s, -x * s * s * s);
      }
      case ACOSH -> {
        double s = 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1));
        yield u.chain(Maths.acosh(x, false), s, -x * s * s * s);
      }
      case ATANH -> {
        double s = 1 / ((1 - x) * (1 + x));
        yield u.chain(Maths.atanh(x, false), s, 2 * x * s * s);
      }
      case LOG2 -> u.chain(Maths.log2(x, false), 1 / (x * LN2), -1 / (x * x * LN2));
      case LOG10 -> u.chain(Math.log10(x), 1 / (x * LN10), -1 / (x * x * LN10));
      case LOG1P -> u.chain(Math.log1p(x), 1 / (1 + x), -1 / ((1 + x) * (1 + x)));
      case EXPM1 -> u.chain(Math.expm1(x), Math.exp(x), Math.exp(x));
      case CBRT -> {
        double r = Math.cbrt(x);
        yield u.chain(r, 1 / (3 * r * r), -2 / (9 * r * r * r * r * r));
      }
      case ABS -> u.chain(Math.abs(x), Math.signum(x), 0);
      case SIGN -> u.chain(Math.signum(x), 0, 0);
      case RELU -> x > 0 ? u : Dual.constant(Math.max(x, 0), u.variables());
      case SIGMOID -> {
        double s = sigmoid(x);
        double slope = s * sigmoid(-x);
        yield u.chain(s, slope, slope * (sigmoid(-x) - s));
      }
      case SOFTPLUS ->
          u.chain(
              Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
              sigmoid(x),
              sigmoid(x) * sigmoid(-x));
      case ERF -> {
        double slope = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
        yield u.chain(Maths.erf(x, false), slope, -2 * x * slope);
      }
      case KINK -> Dual.constant(Maths.kink(x), u.variables());
      case MAX, MIN -> u;
    };
  }

  private static double sigmoid(double x) {
    return Maths.logistic(x, Math.exp(-Math.abs(x)));
  }

  /** The largest or smallest; those that tie share the derivatives. */
  static Dual extremum(boolean max, List<Dual> arguments) {
    double best = arguments.get(0).value();
    for (Dual argument : arguments) {
      best = max ? Math.max(best, argument.value()) : Math.min(best, argument.value());
    }
    double extreme = best;
    List<Dual> reach = arguments.stream().filter(d -> d.value() == extreme).toList();
    if (reach.size() == 1) {
      return reach.get(0);
    }
    int n = arguments.get(0).variables();
    Dual mean = Dual.constant(0, n);
    for (Dual dual : reach) {
      mean = mean.add(dual.multiply(Dual.constant(1.0 / reach.size(), n)));
    }
    return mean.add(Dual.constant(best - mean.value(), n));
  }
}
