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

  private final RandomGenerator random;

  RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  /** Smooth inside its domain. */
  Expr smooth(int depth) {
    return next(depth, false);
  }

  /** With kinks and choices, too. */
  Expr any(int depth) {
    return next(depth, true);
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
    int n = random.nextInt(-3, 5);
    return base instanceof Num ? base : base.pow(Expr.of(Rational.of(n, random.nextInt(1, 4))));
  }

  private Expr leaf() {
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
