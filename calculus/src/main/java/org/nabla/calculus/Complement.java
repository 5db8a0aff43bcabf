package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of terms that nearly cancel where a function saturates, written without cancellation. */
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
    if (sum.operands().stream()
        .flatMap(term -> factors(term).stream())
        .noneMatch(Complement::saturates)) {
      return null;
    }
    Complement complement = new Complement(sum);
    complement.polynomials(sum);
    for (Expr term : sum.operands()) {
      List<Expr> factors = factors(term);
      for (Expr factor : factors) {
        if (saturates(factor)) {
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

  /** A logistic function and what else its terms have. */
  private record Group(Expr logistic, Expr others) {}

  /**
   * Joins what is a polynomial in a logistic function that vanishes at 1: of {@code p(s)} what
   * remains beside {@code 1 - s} has the partial sums of its coefficients.
   */
  private void polynomials(Sum sum) {
    Map<Group, NavigableMap<Long, Expr>> groups = new LinkedHashMap<>();
    for (Expr term : sum.operands) {
      List<Expr> factors = factors(term);
      for (Expr factor : factors) {
        if (base(factor) instanceof Call call && call.is(Builtin.SIGMOID)) {
          List<Expr> others = new ArrayList<>(factors);
          others.remove(factor);
          others.removeIf(Num.class::isInstance);
          groups
              .computeIfAbsent(new Group(call, Product.of(others)), key -> new TreeMap<>())
              .put(power(factor), term);
        }
      }
    }
    Map<Expr, Expr> byRest = new HashMap<>();
    if (!groups.isEmpty()) {
      sum.operands().forEach(term -> byRest.put(Product.rest(term), term));
    }
    groups.forEach(
        (group, terms) -> {
          Expr constant = byRest.get(group.others);
          if (constant != null) {
            terms.put(0L, constant);
          }
          join(group, terms);
        });
  }

  private void join(Group group, NavigableMap<Long, Expr> terms) {
    Rational total = Rational.ZERO;
    for (Expr term : terms.values()) {
      total = total.add(Product.coefficient(term));
    }
    if (!total.isZero() || terms.lastKey() > MAX_POWER || !open.containsAll(terms.values())) {
      return;
    }
    List<Expr> quotient = new ArrayList<>();
    Rational partial = Rational.ZERO;
    for (long n = terms.firstKey(); n < terms.lastKey(); n++) {
      Expr term = terms.get(n);
      partial = term == null ? partial : partial.add(Product.coefficient(term));
      quotient.add(Product.of(Num.from(partial), Power.of(group.logistic, n)));
    }
    Expr rest = Functions.sigmoid(group.logistic.operands[0].negate());
    Expr remains = Sum.of(quotient);
    Expr better = remains instanceof Sum sum ? of(sum) : null;
    joined.add(Product.of(group.others, rest, better == null ? remains : better));
    open.removeAll(List.copyOf(terms.values()));
  }

  /** The factors, or none of a product so wide that looking at each would take long. */
  private static List<Expr> factors(Expr term) {
    return term instanceof Product product
        ? product.operands.length > MAX_TERMS ? List.of() : product.operands()
        : List.of(term);
  }

  private static Expr base(Expr factor) {
    return power(factor) > 0 && factor instanceof Power p ? p.base() : factor;
  }

  private static long power(Expr factor) {
    return factor instanceof Power p ? Math.max(0, p.wholeExponent()) : 1;
  }

  private static boolean saturates(Expr factor) {
    return base(factor) instanceof Call call
        && (call.is(Builtin.SIGMOID)
            || call.is(Builtin.TANH)
            || call.is(Builtin.SOFTPLUS)
            || call.is(Builtin.EXP)
            || call.is(Builtin.EXPM1));
  }

  /** Looks for the partner of a term by one of its factors. */
  private void pair(Expr term, Expr factor, List<Expr> others) {
    boolean alone = open.size() == 2;
    long power = power(factor);
    Call base = (Call) base(factor);
    Expr u = base.argument();
    Expr same = Product.of(others);
    Expr opposite = same.negate();
    switch ((Builtin) base.head) {
      case SIGMOID -> telescope(term);
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
      case SOFTPLUS -> {
        if (power == 1) {
          join(term, Product.of(opposite, u), Product.of(same, Functions.softplus(u.negate())));
        }
      }
      case EXP -> {
        if (power == 1 && same instanceof Num && alone) {
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
    for (Expr factor : factors(term)) {
      Expr base = base(factor);
      if (base instanceof Call call && call.is(Builtin.SIGMOID)) {
        int copies = (int) Math.min(power(factor), MAX_TERMS);
        saturating.addAll(Collections.nCopies(copies, base));
      } else {
        others.add(factor);
      }
    }
    Expr partner = Product.of(others).negate();
    if (Set.copyOf(saturating).size() < 2
        || saturating.size() > MAX_POWER
        || !open.contains(partner)) {
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
}
