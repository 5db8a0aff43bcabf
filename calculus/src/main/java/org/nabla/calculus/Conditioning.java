package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites expressions into equal ones that keep their digits: {@code 1/(1 + exp(-x))} becomes
 * {@code sigmoid(x)}, {@code 1 - sigmoid(x)} becomes {@code sigmoid(-x)}, {@code log(1 + exp(x))}
 * becomes {@code softplus(x)}. It is done before derivatives are taken, so that these are the
 * derivatives of the well-conditioned form, and again on what they have become.
 */
final class Conditioning {
  /** The largest k of the {@code exp(-k*u)} that are looked for beside a logistic function. */
  private static final int MAX_MULTIPLE = 4;

  private final Growth growth;
  private final Map<Expr, Expr> image = new HashMap<>();

  Conditioning(Growth growth) {
    this.growth = growth;
  }

  List<Expr> of(Collection<? extends Expr> roots) {
    Graphs.simplify(roots, image, this::rewrite);
    return roots.stream().<Expr>map(root -> image.getOrDefault(root, root)).toList();
  }

  Expr of(Expr root) {
    return of(List.of(root)).get(0);
  }

  private Expr rewrite(Expr e) {
    Expr better = null;
    if (e instanceof Sum sum) {
      better = Complement.of(sum);
      better = better == null ? CommonDenominator.of(sum.operands(), growth::leaves) : better;
    } else if (e instanceof Product && e.operands().stream().anyMatch(Conditioning::isLed)) {
      better = paired(e.operands());
    } else if (e instanceof Power power && power.wholeExponent() < 0) {
      Expr u = logisticExponent(power.base());
      better = u == null ? null : Power.of(Functions.sigmoid(u.negate()), -power.wholeExponent());
    } else if (e instanceof Call call) {
      better = logarithm(call);
    }
    if (better == null) {
      image.put(e, e);
    }
    return better == null ? e : better;
  }

  private static @Nullable Expr logarithm(Call call) {
    boolean log = call.is(Builtin.LOG);
    if (!log && !call.is(Builtin.LOG1P)) {
      return null;
    }
    Expr exponent = log ? logisticExponent(call.argument()) : null;
    if (exponent != null) {
      return Functions.softplus(exponent);
    }
    if (!(call.argument() instanceof Call inner)) {
      return null;
    }
    Expr u = inner.argument();
    if (inner.is(Builtin.EXP)) {
      return log ? u : Functions.softplus(u);
    }
    if (log && inner.is(Builtin.SIGMOID)) {
      return Functions.softplus(u.negate()).negate();
    }
    return !log && inner.is(Builtin.EXPM1) ? u : null;
  }

  /**
   * {@code sigmoid(u)*exp(-u)} as {@code sigmoid(-u)}, {@code sigmoid(u)^2*exp(-2*u)} as {@code
   * sigmoid(-u)^2} and {@code sinh(u)/cosh(u)} as {@code tanh(u)}; null if there are none.
   */
  private static @Nullable Expr paired(List<Expr> factors) {
    Map<Expr, Long> exponents = new LinkedHashMap<>();
    List<Expr> others = new ArrayList<>();
    for (Expr factor : factors) {
      long n = factor instanceof Power power ? power.wholeExponent() : 1;
      Expr base = n != 0 && factor instanceof Power power ? power.base() : factor;
      if (base instanceof Call call && isHalf(call, n)) {
        exponents.put(base, n);
      } else {
        others.add(factor);
      }
    }
    List<Expr> pairs = new ArrayList<>();
    for (Expr base : List.copyOf(exponents.keySet())) {
      if (base instanceof Call call && call.is(Builtin.SIGMOID)) {
        Expr other = call.argument().negate();
        for (int k = 1; k <= MAX_MULTIPLE; k++) {
          Expr exp = Functions.exp(Product.of(Num.from(k), other));
          pair(exponents, base, k, exp, Functions.sigmoid(other), pairs);
        }
      } else if (base instanceof Call call && call.is(Builtin.COSH)) {
        Expr u = call.argument();
        pair(exponents, base, -1, Functions.sinh(u), Functions.tanh(u), pairs);
      }
    }
    if (pairs.isEmpty()) {
      return null;
    }
    exponents.forEach((base, n) -> pairs.add(Power.of(base, n)));
    pairs.addAll(others);
    return Product.of(pairs);
  }

  /** Whether a factor is that of a pair which decides what the other must be. */
  private static boolean isLed(Expr factor) {
    Expr base = factor instanceof Power power ? power.base() : factor;
    return base instanceof Call call && (call.is(Builtin.SIGMOID) || call.is(Builtin.COSH));
  }

  /** Whether a power of a function may be one half of a pair. */
  private static boolean isHalf(Call call, long n) {
    return n > 0
        ? call.is(Builtin.SIGMOID) || call.is(Builtin.EXP) || call.is(Builtin.SINH)
        : n < 0 && call.is(Builtin.COSH);
  }

  /** Takes {@code base^k*other}, where k may be -1, as {@code both^|k|} as often as it is there. */
  private static void pair(
      Map<Expr, Long> exponents, Expr base, int k, Expr other, Expr both, List<Expr> pairs) {
    long n = Math.min(exponents.getOrDefault(base, 0L) / k, exponents.getOrDefault(other, 0L));
    if (n > 0) {
      exponents.merge(base, -k * n, Long::sum);
      exponents.merge(other, -n, Long::sum);
      pairs.add(Power.of(both, Math.abs(k) * n));
    }
  }

  /** The u of {@code 1 + exp(u)}, or null if the expression is not of that form. */
  private static @Nullable Expr logisticExponent(Expr e) {
    boolean shape = e instanceof Sum && e.operands.length == 2 && e.operands[1] == Num.ONE;
    return shape && e.operands[0] instanceof Call call && call.is(Builtin.EXP)
        ? call.argument()
        : null;
  }
}
