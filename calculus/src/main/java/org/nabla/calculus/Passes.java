package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named simplifications. Each rewrites from the leaves up. */
final class Passes {
  private static final int MAX_TERMS = 5_000;
  private static final int MAX_EXPANDED_POWER = 64;

  private Passes() {}

  /** Without products kept together. */
  private static Expr flat(Expr e) {
    return Graphs.simplify(
        e, node -> node instanceof Call call && call.is(Builtin.GROUP) ? call.argument() : node);
  }

  static Expr expand(Expr e) {
    return Graphs.simplify(flat(e), Passes::expandNode);
  }

  private static Expr expandNode(Expr node) {
    if (node instanceof Power power && power.base() instanceof Sum) {
      long n = power.wholeExponent();
      return n > 1 && n <= MAX_EXPANDED_POWER
          ? multiplyOut(node, Collections.nCopies((int) n, power.base()))
          : node;
    }
    return node instanceof Product ? multiplyOut(node, factors(node)) : node;
  }

  /** Whole powers of sums come apart into factors. */
  private static List<Expr> factors(Expr product) {
    List<Expr> factors = new ArrayList<>();
    for (Expr factor : product.operands) {
      boolean sum = factor instanceof Power p && p.base() instanceof Sum;
      long n = sum ? ((Power) factor).wholeExponent() : 0;
      if (n > 1 && n <= MAX_EXPANDED_POWER) {
        factors.addAll(Collections.nCopies((int) n, ((Power) factor).base()));
      } else {
        factors.add(factor);
      }
    }
    return factors;
  }

  private static Expr multiplyOut(Expr unchanged, List<Expr> factors) {
    List<Expr> terms = List.of(Num.ONE);
    for (Expr factor : factors) {
      List<Expr> own = factor instanceof Sum ? factor.operands() : List.of(factor);
      if ((long) terms.size() * own.size() > MAX_TERMS) {
        return unchanged;
      }
      List<Expr> next = new ArrayList<>();
      for (Expr a : terms) {
        for (Expr b : own) {
          next.add(Product.of(a, b));
        }
      }
      Expr sum = Sum.of(next);
      terms = sum instanceof Sum ? sum.operands() : List.of(sum);
    }
    return Sum.of(terms);
  }

  static Expr collect(Expr e, Symbol variable) {
    Expr expanded = expand(e);
    Map<Expr, List<Expr>> byPower = new LinkedHashMap<>();
    for (Expr term : expanded instanceof Sum ? expanded.operands() : List.of(expanded)) {
      List<Expr> with = new ArrayList<>();
      List<Expr> without = new ArrayList<>();
      for (Expr factor : Product.factors(term)) {
        (Graphs.variables(factor).contains(variable) ? with : without).add(factor);
      }
      byPower.computeIfAbsent(Product.of(with), key -> new ArrayList<>()).add(Product.of(without));
    }
    List<Expr> terms = new ArrayList<>();
    byPower.forEach((power, parts) -> terms.add(Product.of(power, Sum.of(parts))));
    return terms.size() == 1 ? terms.get(0) : Sum.of(terms);
  }

  static Expr cancel(Expr e) {
    return Graphs.simplify(flat(e), node -> node instanceof Product ? Cancellation.of(node) : node);
  }

  static Expr trig(Expr e) {
    return Graphs.simplify(
        flat(e), node -> node instanceof Sum ? TrigonometricSum.shortened(node) : node);
  }

  static Expr powers(Expr e) {
    return Graphs.simplify(flat(e), Passes::powersNode);
  }

  private static Expr powersNode(Expr node) {
    if (node instanceof Product) {
      return joinPowers(node);
    }
    if (node instanceof Power power
        && power.base() instanceof Power inner
        && (power.wholeExponent() != 0 || keepsSign(inner.exponent()))) {
      return Power.of(inner.base(), inner.exponent().multiply(power.exponent()));
    }
    if (node instanceof Power power && power.base() instanceof Call call) {
      if (call.is(Builtin.EXP)) {
        return Functions.exp(call.argument().multiply(power.exponent()));
      }
      boolean even = power.wholeExponent() % 2 == 0 && power.wholeExponent() != 0;
      return call.is(Builtin.SQRT) && even
          ? Power.of(call.argument(), power.wholeExponent() / 2)
          : node;
    }
    if (node instanceof Call outer && outer.operands[0] instanceof Call inner) {
      boolean inverse =
          (outer.is(Builtin.LOG) && inner.is(Builtin.EXP))
              || (outer.is(Builtin.EXP) && inner.is(Builtin.LOG));
      return inverse ? inner.argument() : node;
    }
    return node;
  }

  /** Whether a power with this exponent is negative or undefined where its base is negative. */
  private static boolean keepsSign(Expr exponent) {
    return exponent instanceof Num number
        && !(number.value.isInteger() && !number.value.numerator().testBit(0));
  }

  private static Expr joinPowers(Expr product) {
    Map<Expr, List<Expr>> exponents = new HashMap<>();
    List<Expr> bases = new ArrayList<>();
    for (Expr factor : product.operands) {
      Expr base = factor instanceof Power power ? power.base() : factor;
      Expr exponent = factor instanceof Power power ? power.exponent() : Num.ONE;
      if (base instanceof Call call && call.is(Builtin.EXP)) {
        exponent = call.argument().multiply(exponent);
        base = Constant.E;
      }
      if (!exponents.containsKey(base)) {
        bases.add(base);
      }
      exponents.computeIfAbsent(base, key -> new ArrayList<>()).add(exponent);
    }
    return Product.of(
        bases.stream()
            .map(b -> Power.of(b, Sum.of(exponents.getOrDefault(b, List.of()))))
            .toList());
  }
}
