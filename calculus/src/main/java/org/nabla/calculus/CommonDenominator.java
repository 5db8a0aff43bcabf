package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sums of fractions as one fraction. */
final class CommonDenominator {
  private static final int MAX_TERMS = 32;
  private static final int MAX_POWER = 4;

  private CommonDenominator() {}

  /**
   * Fractions over powers of sums, as one fraction if that makes terms above the bar cancel: {@code
   * exp(x)/d - exp(x)^2/d^2} with {@code d = exp(x) + exp(y)} is {@code exp(x)*exp(y)/d^2}. Null if
   * nothing cancels.
   *
   * @param terms the terms of the sum
   * @param bars which sums below a bar count
   */
  static @Nullable Expr of(List<Expr> terms, Predicate<Expr> bars) {
    if (terms.size() > MAX_TERMS || terms.stream().noneMatch(Printer::isNegative)) {
      return null;
    }
    Map<Expr, Long> divisor = new LinkedHashMap<>();
    for (Expr term : terms) {
      for (Power bar : bars(term, bars)) {
        divisor.merge(bar.base(), -bar.wholeExponent(), Math::max);
      }
    }
    boolean high = divisor.values().stream().anyMatch(n -> n > MAX_POWER);
    if (divisor.isEmpty() || high) {
      return null;
    }
    Predicate<Expr> divides =
        node -> node instanceof Power p && p.wholeExponent() < 0 && bars.test(p.base());
    List<Expr> numerators = new ArrayList<>();
    int count = 0;
    for (Expr term : terms) {
      Expr numerator = Passes.expand(numerator(term, bars(term, bars), divisor));
      count += numerator instanceof Sum ? numerator.operands.length : 1;
      if (count > MAX_TERMS || Graphs.postorder(List.of(numerator)).stream().anyMatch(divides)) {
        return null;
      }
      numerators.add(numerator);
    }
    Expr total = Sum.of(numerators);
    if ((total instanceof Sum ? total.operands.length : 1) >= count) {
      return null;
    }
    List<Expr> factors = new ArrayList<>(List.of(total));
    divisor.forEach((base, n) -> factors.add(Power.of(base, -n)));
    return Product.of(factors);
  }

  private static List<Power> bars(Expr term, Predicate<Expr> bars) {
    List<Power> found = new ArrayList<>();
    for (Expr factor : Product.factors(term)) {
      if (factor instanceof Power power
          && power.base() instanceof Sum
          && power.wholeExponent() < 0
          && bars.test(power.base())) {
        found.add(power);
      }
    }
    return found;
  }

  /** The term times the divisor, without what is below its bar. */
  private static Expr numerator(Expr term, List<Power> bars, Map<Expr, Long> divisor) {
    List<Expr> factors = new ArrayList<>(Product.factors(term));
    factors.removeAll(bars);
    divisor.forEach(
        (base, n) -> {
          long own = 0;
          for (Power bar : bars) {
            own = bar.base() == base ? -bar.wholeExponent() : own;
          }
          factors.add(Power.of(base, n - own));
        });
    return Product.of(factors);
  }
}
