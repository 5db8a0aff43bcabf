package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sign of an expression as an expression that does not underflow where the expression itself
 * does: that of {@code 100*x^99} is {@code sign(x)}, that of {@code x*exp(-x^2)} too. Where a
 * divisor is 0 the sign is 0.
 */
final class Signs {
  /** How far down factors are looked at; what lies deeper is evaluated. */
  private static final int DEPTH = 16;

  private Signs() {}

  static Expr of(Expr e) {
    return of(e, DEPTH);
  }

  private static Expr of(Expr e, int depth) {
    if (e.positive) {
      return Num.ONE;
    } else if (depth == 0) {
      return Functions.sign(e);
    } else if (e instanceof Product) {
      return Product.of(e.operands().stream().map(factor -> of(factor, depth - 1)).toList());
    } else if (e instanceof Power power && power.wholeExponent() != 0) {
      return power(power.base(), power.wholeExponent(), depth);
    } else if (e instanceof Sum) {
      return sum(e, depth);
    } else if (e instanceof Piecewise choice) {
      return choice(choice, depth);
    }
    return e instanceof Call call ? call(call, depth) : Functions.sign(e);
  }

  private static Expr power(Expr base, long n, int depth) {
    return Power.of(of(base, depth - 1), n % 2 == 0 ? 2 : 1);
  }

  private static Expr choice(Piecewise choice, int depth) {
    Expr[] operands = choice.operands.clone();
    for (int i = 0; i < operands.length; i++) {
      operands[i] = choice.isCondition(i) ? operands[i] : of(operands[i], depth - 1);
    }
    return choice.with(operands);
  }

  private static Expr call(Call call, int depth) {
    if (!(call.head instanceof Builtin function)) {
      return Functions.sign(call);
    }
    Expr u = call.argument();
    return switch (function) {
      case GROUP, CBRT, ATAN, SINH, TANH, ASINH, EXPM1, ERF -> of(u, depth - 1);
      case ABS -> Power.of(of(u, depth - 1), 2);
      // Above 0 wherever u has a value, be it infinite.
      case EXP, COSH, SIGMOID, SOFTPLUS ->
          Piecewise.of(List.of(new Piecewise.Branch(u, Relation.EQ, u, Num.ONE)), null);
      default -> Functions.sign(call);
    };
  }

  /** What all terms have as a factor is taken out of the sum. */
  private static Expr sum(Expr sum, int depth) {
    Map<Expr, Long> common = exponents(sum.operands[0]);
    for (Expr term : sum.operands) {
      Map<Expr, Long> own = exponents(term);
      common.replaceAll((base, n) -> nearerToZero(n, own.getOrDefault(base, 0L)));
      common.values().removeIf(n -> n == 0);
      if (common.isEmpty()) {
        return Functions.sign(sum);
      }
    }
    List<Expr> terms = new ArrayList<>();
    for (Expr term : sum.operands) {
      List<Expr> factors = new ArrayList<>();
      factors.add(Num.from(Product.coefficient(term)));
      exponents(term)
          .forEach((base, n) -> factors.add(Power.of(base, n - common.getOrDefault(base, 0L))));
      terms.add(Product.of(factors));
    }
    List<Expr> signs = new ArrayList<>();
    common.forEach((base, n) -> signs.add(power(base, n, depth)));
    signs.add(Functions.sign(Sum.of(terms)));
    return Product.of(signs);
  }

  private static long nearerToZero(long a, long b) {
    return Long.signum(a) != Long.signum(b) ? 0 : a > 0 ? Math.min(a, b) : Math.max(a, b);
  }

  /** The exponent of each base of a product, its coefficient left out. */
  private static Map<Expr, Long> exponents(Expr term) {
    Map<Expr, Long> exponents = new LinkedHashMap<>();
    for (Expr factor : Product.factors(term)) {
      if (factor instanceof Power power && power.wholeExponent() != 0) {
        exponents.merge(power.base(), power.wholeExponent(), Long::sum);
      } else if (!(factor instanceof Num)) {
        exponents.merge(factor, 1L, Long::sum);
      }
    }
    return exponents;
  }
}
