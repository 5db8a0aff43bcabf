package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sums of fractions as one fraction if that makes terms above the bar cancel: {@code exp(x)/d -
 * exp(x)^2/d^2} with {@code d = exp(x) + exp(y)} is {@code exp(x)*exp(y)/d^2}. Terms without a bar
 * come along only if they cancel too, as the 1 of {@code 1 - exp(x)/d}. Powers of sums are
 * multiplied out only where the sum may overflow: {@code (1 + x)^28} stays whole.
 */
final class CommonDenominator {
  private static final int MAX_TERMS = 32;
  private static final int MAX_POWER = 4;

  private final Predicate<Expr> bars;
  private final Map<Expr, Long> divisor = new LinkedHashMap<>();

  private CommonDenominator(Predicate<Expr> bars) {
    this.bars = bars;
  }

  /**
   * The sum as a fraction, and what it leaves; null if nothing cancels.
   *
   * @param terms the terms of the sum
   * @param bars which sums below a bar count
   */
  static @Nullable Expr of(List<Expr> terms, Predicate<Expr> bars) {
    return terms.size() > MAX_TERMS || terms.stream().noneMatch(Printer::isNegative)
        ? null
        : new CommonDenominator(bars).of(terms);
  }

  private @Nullable Expr of(List<Expr> terms) {
    List<Expr> barred = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (Expr term : terms) {
      Map<Expr, Long> own = below(term);
      (own.isEmpty() ? others : barred).add(term);
      own.forEach((base, n) -> divisor.merge(base, n, Math::max));
    }
    if (divisor.isEmpty() || divisor.values().stream().anyMatch(n -> n > MAX_POWER)) {
      return null;
    }
    List<Expr> numerator = new ArrayList<>();
    for (Expr term : barred) {
      List<Expr> own = numerator(term);
      if (own.isEmpty() || numerator.size() + own.size() > MAX_TERMS) {
        return null;
      }
      numerator.addAll(own);
    }
    boolean cancels = cancels(numerator, numerator.size());
    List<Expr> rest = new ArrayList<>();
    for (Expr term : others) {
      List<Expr> both = new ArrayList<>(numerator);
      List<Expr> own = numerator(term);
      both.addAll(own);
      int count = terms(sum(numerator)).size() + own.size();
      if (own.isEmpty() || both.size() > MAX_TERMS || !cancels(both, count)) {
        rest.add(term);
      } else {
        numerator = both;
        cancels = true;
      }
    }
    return cancels ? fraction(numerator, rest) : null;
  }

  private Expr fraction(List<Expr> numerator, List<Expr> rest) {
    List<Expr> factors = new ArrayList<>(List.of(sum(numerator)));
    divisor.forEach((base, n) -> factors.add(Power.of(base, -n)));
    rest.add(Product.of(factors));
    return Sum.of(rest);
  }

  /** Whether of so many terms two at least have met their opposites. */
  private static boolean cancels(List<Expr> terms, int count) {
    return terms(sum(terms)).size() <= count - 2;
  }

  /** The sum without what is 0 wherever it has a value. */
  private static Expr sum(List<Expr> terms) {
    List<Expr> sum = terms(Sum.of(terms));
    return Sum.of(sum.stream().filter(term -> !Product.coefficient(term).isZero()).toList());
  }

  private static List<Expr> terms(Expr e) {
    return e instanceof Sum ? e.operands() : e == Num.ZERO ? List.of() : List.of(e);
  }

  /** The sums below the bar of a term, and their powers there. */
  private Map<Expr, Long> below(Expr term) {
    Map<Expr, Long> below = new LinkedHashMap<>();
    for (Expr factor : Product.factors(term)) {
      if (isBar(factor)) {
        below.put(factor.operands[0], -((Power) factor).wholeExponent());
      }
    }
    return below;
  }

  private boolean isBar(Expr factor) {
    return factor instanceof Power power
        && power.wholeExponent() < 0
        && power.base() instanceof Sum
        && bars.test(power.base());
  }

  /** The terms of a term times the divisor; none if they are too many. */
  private List<Expr> numerator(Expr term) {
    Map<Expr, Long> own = below(term);
    List<Expr> factors = new ArrayList<>(Product.factors(term));
    factors.removeIf(this::isBar);
    divisor.forEach((base, n) -> factors.add(Power.of(base, n - own.getOrDefault(base, 0L))));
    List<Expr> terms = List.of(Num.ONE);
    for (Expr factor : factors) {
      long n = factor instanceof Power power ? power.wholeExponent() : 1;
      Expr base = factor instanceof Power power ? power.base() : factor;
      boolean few = n == 1 || (n > 0 && n <= MAX_POWER && bars.test(base));
      boolean open = base instanceof Sum && few;
      for (long i = 0; i < (open ? n : 1); i++) {
        terms = multiply(terms, open ? base.operands() : List.of(factor));
      }
    }
    return terms;
  }

  private static List<Expr> multiply(List<Expr> terms, List<Expr> factors) {
    List<Expr> products = new ArrayList<>();
    if (terms.size() * factors.size() <= MAX_TERMS) {
      for (Expr term : terms) {
        factors.forEach(factor -> products.add(Product.of(term, factor)));
      }
    }
    return terms(Sum.of(products));
  }
}
