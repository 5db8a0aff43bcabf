package org.nabla.calculus;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random expressions in x, y and z over all functions. */
final class RandomExpressions {
  static final Expr X = Expr.symbol("x");
  static final Expr Y = Expr.symbol("y");
  static final Expr Z = Expr.symbol("z");
  static final List<Expr> VARIABLES = List.of(X, Y, Z);

  private static final List<Builtin> SMOOTH =
      List.of(
          Builtin.SIN,
          Builtin.COS,
          Builtin.ATAN,
          Builtin.TANH,
          Builtin.ASINH,
          Builtin.EXP,
          Builtin.LOG,
          Builtin.SQRT,
          Builtin.SIGMOID,
          Builtin.SOFTPLUS,
          Builtin.ERF,
          Builtin.CBRT,
          Builtin.LOG1P,
          Builtin.EXPM1,
          Builtin.TAN,
          Builtin.SINH,
          Builtin.COSH,
          Builtin.LOG2,
          Builtin.LOG10,
          Builtin.ASIN,
          Builtin.ACOS,
          Builtin.ACOSH,
          Builtin.ATANH);

  private static final int MAX_EXPONENT = 400;

  private final RandomGenerator random;

  /** Whether numbers go far beyond doubles. */
  private boolean wide;

  RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  /** True once in a number of times. */
  boolean chance(int times) {
    return random.nextInt(times) == 0;
  }

  /** Smooth inside its domain. */
  Expr smooth(int depth) {
    return next(depth, false);
  }

  /** With kinks and choices, too. */
  Expr any(int depth) {
    return next(depth, true);
  }

  /** With coefficients from 10^-400 to 10^400 and higher powers, for laws without values. */
  Expr wide(int depth) {
    wide = true;
    Expr e = next(depth, true);
    wide = false;
    return e;
  }

  /** Smooth, with something in it that a simplification finds. */
  Expr reducible(int depth) {
    Expr u = next(depth, false);
    Expr a = next(depth - 1, false);
    Expr b = next(depth - 1, false);
    return switch (random.nextInt(10)) {
      case 0 -> a.multiply(Functions.sin(u).pow(2)).add(a.multiply(Functions.cos(u).pow(2))).add(b);
      case 1 -> Functions.cosh(a).pow(2).subtract(Functions.sinh(a).pow(2)).multiply(b);
      case 2 -> a.subtract(a.multiply(Functions.cos(b).pow(2)));
      case 3 -> divide(X.pow(2).subtract(Y.pow(2)).multiply(a), X.subtract(Y));
      case 4 -> divide(u.multiply(a), u).add(b);
      case 5 -> Functions.exp(a).multiply(Functions.exp(b)).add(Functions.log(Functions.exp(a)));
      case 6 -> Functions.sqrt(a).pow(2).add(a.pow(3).pow(Expr.of(Rational.of(1, 3)))).add(b);
      case 7 -> a.add(b).multiply(a.subtract(b)).add(X);
      case 8 -> X.add(a).pow(3).subtract(X.pow(3)).subtract(a.pow(3));
      default -> Functions.exp(Functions.log(a)).multiply(u);
    };
  }

  private Expr next(int depth, boolean kinks) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(kinks ? 10 : 7)) {
      case 0, 1 -> next(depth - 1, kinks).add(next(depth - 1, kinks));
      case 2 -> next(depth - 1, kinks).multiply(next(depth - 1, kinks));
      case 3 -> divide(next(depth - 1, kinks), next(depth - 1, kinks));
      case 4 -> power(next(depth - 1, kinks));
      case 5, 6 -> Call.of(SMOOTH.get(random.nextInt(SMOOTH.size())), next(depth - 1, kinks));
      case 7 -> Functions.max(next(depth - 1, true), next(depth - 1, true), leaf());
      case 8 -> Functions.relu(Functions.abs(next(depth - 1, true)).subtract(leaf()));
      default ->
          Functions.piecewise(
              next(depth - 1, true),
              Relation.ofCode(random.nextInt(6)),
              leaf(),
              next(depth - 1, true),
              next(depth - 1, true));
    };
  }

  private Expr divide(Expr a, Expr b) {
    return b == Num.ZERO ? a : a.divide(b);
  }

  private Expr power(Expr base) {
    int n = wide ? random.nextInt(-60, 61) : random.nextInt(-3, 5);
    return base instanceof Num ? base : base.pow(Expr.of(Rational.of(n, random.nextInt(1, 4))));
  }

  private Expr leaf() {
    if (wide && random.nextInt(3) == 0) {
      Rational power = Rational.of(10).pow(random.nextInt(-MAX_EXPONENT, MAX_EXPONENT + 1));
      return Expr.of(power.multiply(Rational.of(random.nextInt(1, 10))));
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> X;
      case 3, 4 -> Y;
      case 5 -> Z;
      case 6 -> random.nextInt(3) == 0 ? Expr.pi() : Expr.of(random.nextInt(-4, 5));
      default -> Expr.of(Rational.of(random.nextInt(-9, 10), random.nextInt(1, 7)));
    };
  }

  double[] point() {
    return new double[] {
      random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)
    };
  }
}
