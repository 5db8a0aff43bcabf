package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two or more factors multiplied: a number other than 1, if any, comes first; no factor is itself a
 * product.
 *
 * <p>Whole powers of one base are collected as far as the domain allows: {@code x/x^3} is {@code
 * x^-2}, while {@code x^3/x^2} keeps one {@code x} below the bar, {@code x^2/x}, because {@code x}
 * has a value at 0 and the product has none. What is always above 0, like {@code 1 + exp(x)},
 * cancels.
 */
final class Product extends Expr {
  private Product(Expr[] factors) {
    super(19, factors, degree(factors), allTotal(factors), allPositive(factors));
  }

  /** The product in canonical form: flat, equal bases collected, in the order of {@link Order}. */
  static Expr of(List<? extends Expr> factors) {
    Collector collector = new Collector();
    for (Expr factor : factors) {
      collector.add(factor);
    }
    return collector.toProduct();
  }

  static Expr of(Expr... factors) {
    return of(List.of(factors));
  }

  /** A coefficient times an expression that has none. */
  static Expr scaled(Rational coefficient, Expr rest) {
    if (coefficient.isOne()) {
      return rest;
    }
    List<Expr> factors = new ArrayList<>();
    factors.add(Num.from(coefficient));
    if (rest instanceof Product product) {
      factors.addAll(Arrays.asList(product.operands));
    } else {
      factors.add(rest);
    }
    return InternTable.intern(new Product(factors.toArray(Expr[]::new)));
  }

  boolean hasCoefficient() {
    return operands[0] instanceof Num;
  }

  Rational coefficient() {
    return operands[0] instanceof Num number ? number.value : Rational.ONE;
  }

  /** The product without its coefficient. */
  Expr rest() {
    if (!hasCoefficient()) {
      return this;
    }
    return operands.length == 2
        ? operands[1]
        : InternTable.intern(new Product(Arrays.copyOfRange(operands, 1, operands.length)));
  }

  /** The factors of a term, which may be one alone. */
  static List<Expr> factors(Expr term) {
    return term instanceof Product ? term.operands() : List.of(term);
  }

  /** The number a term has as a factor, or is. */
  static Rational coefficient(Expr term) {
    return term instanceof Num number
        ? number.value
        : term instanceof Product product ? product.coefficient() : Rational.ONE;
  }

  /** A term without its coefficient. */
  static Expr rest(Expr term) {
    return term instanceof Num ? Num.ONE : term instanceof Product product ? product.rest() : term;
  }

  private static double degree(Expr[] factors) {
    double degree = 0;
    for (Expr factor : factors) {
      degree += factor.degree;
    }
    return degree;
  }

  @Override
  int rank() {
    return 4;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Product && sameOperands(other);
  }

  @Override
  Expr with(Expr[] operands) {
    return of(operands);
  }

  private static final class Collector {
    private Rational coefficient = Rational.ONE;
    private final Map<Expr, Long> positive = new LinkedHashMap<>();
    private final Map<Expr, Long> negative = new LinkedHashMap<>();

    void add(Expr factor) {
      if (factor instanceof Num number) {
        coefficient = coefficient.multiply(number.value);
      } else if (factor instanceof Product product) {
        for (Expr inner : product.operands) {
          add(inner);
        }
      } else if (factor instanceof Power power && power.wholeExponent() != 0) {
        long n = power.wholeExponent();
        (n > 0 ? positive : negative).merge(power.base(), n, Power::add);
      } else {
        positive.merge(factor, 1L, Power::add);
      }
    }

    /** The negative exponent that is left beside the positive one, which is changed. */
    private long settle(Expr base, long n) {
      long above = positive.getOrDefault(base, 0L);
      if (above == 0) {
        return n;
      }
      long sum = above + n;
      long least = base.positive ? 0 : -1;
      positive.put(base, Math.max(0, sum - least));
      return Math.min(least, sum);
    }

    /** Powers of products come apart once their exponents are small enough. */
    private boolean split(Map<Expr, Long> powers) {
      boolean split = false;
      for (Expr base : List.copyOf(powers.keySet())) {
        long n = powers.getOrDefault(base, 0L);
        if (base instanceof Product && n != 0) {
          Expr power = Power.of(base, n);
          if (power instanceof Product) {
            powers.remove(base);
            add(power);
            split = true;
          }
        }
      }
      return split;
    }

    Expr toProduct() {
      List<Expr> factors = new ArrayList<>();
      do {
        negative.replaceAll((base, n) -> settle(base, n));
      } while (split(positive) || split(negative));
      positive.values().removeIf(n -> n == 0);
      negative.values().removeIf(n -> n == 0);
      positive.forEach((base, n) -> factors.add(n == 1 ? base : Power.raw(base, Num.from(n))));
      negative.forEach((base, n) -> factors.add(Power.raw(base, Num.from(n))));
      boolean vanishes = coefficient.isZero() && factors.stream().allMatch(f -> f.total);
      if (factors.isEmpty() || vanishes) {
        return Num.from(coefficient);
      }
      factors.sort(Order.FACTORS);
      if (!coefficient.isOne()) {
        factors.add(0, Num.from(coefficient));
      }
      return factors.size() == 1
          ? factors.get(0)
          : InternTable.intern(new Product(factors.toArray(Expr[]::new)));
    }
  }
}
