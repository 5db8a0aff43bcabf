package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Differences from a saturating function to its limit, written without cancellation. */
final class Complement {
  private static final int MAX_TERMS = 32;
  private static final int MAX_POWER = 4;

  private final Set<Expr> open;
  private final List<Expr> joined = new ArrayList<>();

  private Complement(Sum sum) {
    open = new LinkedHashSet<>(sum.operands());
  }

  /**
   * Pairs of terms that nearly cancel where a function in one of them saturates, as one term that
   * does not: {@code t - t*sigmoid(u)} is {@code t*sigmoid(-u)}, {@code t - t*tanh(u)^2} is {@code
   * t/cosh(u)^2}. Null if there are none.
   */
  static @Nullable Expr of(Sum sum) {
    Complement complement = new Complement(sum);
    for (Expr term : sum.operands()) {
      List<Expr> factors = term instanceof Product ? term.operands() : List.of(term);
      for (Expr factor : factors.size() > MAX_TERMS ? List.<Expr>of() : factors) {
        if (saturates(base(factor))) {
          List<Expr> others = new ArrayList<>(factors);
          others.remove(factor);
          complement.pair(term, factor, others);
        }
      }
    }
    if (complement.joined.isEmpty()) {
      return null;
    }
    complement.joined.addAll(complement.open);
    return Sum.of(complement.joined);
  }

  private static Expr base(Expr factor) {
    return power(factor) > 0 && factor instanceof Power p ? p.base() : factor;
  }

  private static long power(Expr factor) {
    return factor instanceof Power p ? Math.max(0, p.wholeExponent()) : 1;
  }

  private static boolean saturates(Expr e) {
    return e instanceof Call call
        && (call.is(Builtin.SIGMOID)
            || call.is(Builtin.TANH)
            || call.is(Builtin.EXP)
            || call.is(Builtin.EXPM1));
  }

  /** Looks for the partner of a term by one of its factors. */
  private void pair(Expr term, Expr factor, List<Expr> others) {
    long power = power(factor);
    Call base = (Call) base(factor);
    Expr u = base.argument();
    Expr same = Product.of(others);
    Expr opposite = same.negate();
    switch ((Builtin) base.head) {
      case SIGMOID -> {
        Expr partner = Product.of(opposite, Power.of(base, power - 1));
        join(term, partner, Product.of(partner, Functions.sigmoid(u.negate())));
        telescope(term);
      }
      case TANH -> {
        Expr twice = Product.of(Num.TWO, u);
        if (power == 1) {
          join(term, same, Product.of(Num.TWO, same, Functions.sigmoid(twice)));
          Expr rest = Functions.sigmoid(twice.negate());
          join(term, opposite, Product.of(Num.TWO, opposite, rest));
        } else if (power == 2) {
          join(term, opposite, Product.of(opposite, Power.of(Functions.cosh(u), -2)));
        }
      }
      case EXP -> {
        if (power == 1 && same instanceof Num) {
          join(term, opposite, Product.of(same, Functions.expm1(u)));
        }
      }
      case EXPM1 -> {
        if (power == 1 && same instanceof Num) {
          join(term, same, Product.of(same, Functions.exp(u)));
        }
      }
      default -> {}
    }
  }

  /** {@code t - t*a*b*...} of logistic functions as {@code t*((1 - a) + a*(1 - b) + ...)}. */
  private void telescope(Expr term) {
    List<Expr> saturating = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (Expr factor : term instanceof Product ? term.operands() : List.of(term)) {
      Expr base = base(factor);
      if (base instanceof Call call && call.is(Builtin.SIGMOID)) {
        int copies = (int) Math.min(power(factor), MAX_TERMS);
        saturating.addAll(Collections.nCopies(copies, base));
      } else {
        others.add(factor);
      }
    }
    Expr partner = Product.of(others).negate();
    if (saturating.size() < 2 || saturating.size() > MAX_POWER || !open.contains(partner)) {
      return;
    }
    List<Expr> sum = new ArrayList<>();
    Expr before = Num.ONE;
    for (Expr logistic : saturating) {
      Expr rest = Functions.sigmoid(((Call) logistic).argument().negate());
      sum.add(Product.of(before, rest));
      before = Product.of(before, logistic);
    }
    join(term, partner, Product.of(partner, Sum.of(sum)));
  }

  private void join(Expr term, Expr partner, Expr both) {
    if (open.contains(term) && term != partner && open.remove(partner)) {
      open.remove(term);
      joined.add(both);
    }
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
