package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Differences from a saturating function to its limit, written without cancellation. */
final class Complement {
  private static final int MAX_TERMS = 32;
  private static final int MAX_POWER = 4;

  private Complement() {}

  /**
   * {@code c - c*sigmoid(u)}, {@code c + c*tanh(u)}, {@code c - c*tanh(u)}, {@code c - c*tanh(u)^2}
   * and {@code c + c*expm1(u)} as what keeps its digits where they are small; null for all other
   * sums.
   */
  static @Nullable Expr of(Sum sum) {
    if (sum.operands.length != 2 || !(sum.operands[1] instanceof Num limit)) {
      return null;
    }
    boolean scaled = sum.operands[0] instanceof Product p && p.hasCoefficient();
    Product product = scaled ? (Product) sum.operands[0] : null;
    Rational coefficient = product == null ? Rational.ONE : product.coefficient();
    Expr function = product == null ? sum.operands[0] : product.rest();
    if (!coefficient.abs().equals(limit.value.abs())) {
      return null;
    }
    Expr rest = rest(function, coefficient.equals(limit.value));
    return rest == null ? null : Product.of(limit, rest);
  }

  /** {@code 1 + f} or {@code 1 - f}. */
  private static @Nullable Expr rest(Expr f, boolean plus) {
    boolean square = f instanceof Power power && power.wholeExponent() == 2;
    Expr inner = square ? f.operands[0] : f;
    if (!(inner instanceof Call call)) {
      return null;
    }
    Expr u = call.argument();
    if (call.is(Builtin.TANH) && !square) {
      return Product.of(Num.TWO, Functions.sigmoid(Product.of(Num.from(plus ? 2 : -2), u)));
    }
    if (call.is(Builtin.TANH)) {
      return plus ? null : Power.of(Functions.cosh(u), -2);
    }
    if (call.is(Builtin.EXPM1)) {
      return plus && !square ? Functions.exp(u) : null;
    }
    return call.is(Builtin.SIGMOID) && !square && !plus ? Functions.sigmoid(u.negate()) : null;
  }

  /**
   * Fractions over powers of sums, as one fraction if that makes terms above the bar cancel: {@code
   * exp(x)/d - exp(x)^2/d^2} with {@code d = exp(x) + exp(y)} is {@code exp(x)*exp(y)/d^2}. Null if
   * nothing cancels.
   *
   * @param terms the terms of the sum
   * @param bars which sums below a bar count
   */
  static @Nullable Expr ofFractions(List<Expr> terms, Predicate<Expr> bars) {
    Map<Expr, Long> divisor = new LinkedHashMap<>();
    for (Expr term : terms) {
      for (Power bar : bars(term, bars)) {
        divisor.merge(bar.base(), -bar.wholeExponent(), Math::max);
      }
    }
    boolean high = divisor.values().stream().anyMatch(n -> n > MAX_POWER);
    boolean signs = terms.stream().anyMatch(Printer::isNegative);
    if (divisor.isEmpty() || high || !signs || terms.size() > MAX_TERMS) {
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
    for (Expr factor : term instanceof Product ? term.operands() : List.of(term)) {
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
    List<Expr> factors = new ArrayList<>(term instanceof Product ? term.operands() : List.of(term));
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
