package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lowers one product to a fraction. Factors that overflow apart from one another are paired first:
 * {@code exp(u)^m/(1 + exp(u))^n} becomes logistic functions, {@code sinh(u)^m/cosh(u)^n} takes the
 * hyperbolic tangent, and a logistic function above the bar meets itself below.
 */
final class ProductLowering {
  private final Lowering lowering;
  private final Map<Expr, Long> exponents = new LinkedHashMap<>();
  private final List<Operation> above = new ArrayList<>();
  private final List<Operation> below = new ArrayList<>();

  ProductLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Operation lower(Expr e) {
    double coefficient = 1;
    List<Power> inverse = new ArrayList<>();
    List<Expr> factors = e instanceof Product ? e.operands() : List.of(e);
    for (Expr factor : lowering.mayDistribute() ? distribute(factors) : factors) {
      if (factor instanceof Num number) {
        coefficient = number.value.doubleValue();
      } else if (factor instanceof Power power && power.wholeExponent() < 0) {
        inverse.add(power);
      } else if (factor instanceof Power power && power.wholeExponent() > 0) {
        exponents.put(power.base(), power.wholeExponent());
      } else {
        exponents.put(factor, 1L);
      }
    }
    inverse.forEach(this::invert);
    List<Operation> paired = List.copyOf(above);
    above.clear();
    exponents.forEach((base, n) -> factor(lowering.of(base), n));
    above.addAll(paired);
    return fraction(coefficient);
  }

  /** Takes factors into a sum where outside it would be infinity times 0. */
  private List<Expr> distribute(List<Expr> factors) {
    for (Expr candidate : factors) {
      if (candidate instanceof Sum sum) {
        List<Expr> inner = factors.stream().filter(f -> belongsInto(sum, f)).toList();
        if (!inner.isEmpty()) {
          List<Expr> rest = new ArrayList<>(factors);
          rest.removeAll(inner);
          rest.remove(sum);
          Expr factor = Product.of(inner);
          rest.add(Sum.of(sum.operands().stream().map(t -> Product.of(t, factor)).toList()));
          return rest;
        }
      }
    }
    return factors;
  }

  /**
   * Whether a factor meets its like below the bars of a sum: {@code exp(u)} where all terms are
   * divided by {@code 1 + exp(u)}, a logistic function where some term is divided by one, as in the
   * slope of a cross-entropy.
   */
  private boolean belongsInto(Sum sum, Expr factor) {
    Expr base = factor instanceof Power power && power.wholeExponent() > 0 ? power.base() : factor;
    if (base instanceof Call call && call.is(Builtin.EXP)) {
      Expr divisor = Sum.of(call, Num.ONE);
      return sum.operands().stream().allMatch(term -> divides(divisor, term));
    }
    return base instanceof Call call
        && call.is(Builtin.SIGMOID)
        && sum.operands().stream().anyMatch(this::hasLogisticDivisor);
  }

  private boolean hasLogisticDivisor(Expr term) {
    return (term instanceof Product ? term.operands() : List.of(term))
        .stream()
            .anyMatch(
                f ->
                    f instanceof Power p
                        && p.wholeExponent() < 0
                        && lowering.of(p.base()).op == Op.LOGISTIC);
  }

  private static boolean divides(Expr divisor, Expr term) {
    return (term instanceof Product ? term.operands() : List.of(term))
        .stream()
            .anyMatch(f -> f instanceof Power p && p.base() == divisor && p.wholeExponent() < 0);
  }

  private void invert(Power power) {
    long n = -power.wholeExponent();
    Expr u = logisticExponent(power.base());
    if (u != null) {
      long paired = take(Functions.exp(u), n);
      Operation argument = lowering.of(u);
      factor(lowering.sigmoid(argument), paired);
      factor(lowering.sigmoid(lowering.negate(argument)), n - paired);
      return;
    }
    if (power.base() instanceof Call call && call.is(Builtin.COSH)) {
      long paired = take(Functions.sinh(call.argument()), n);
      factor(lowering.of(Functions.tanh(call.argument())), paired);
      n -= paired;
    }
    Operation base = lowering.of(power.base());
    if (base.op == Op.LOGISTIC || base.op == Op.EXP) {
      n -= cancel(base, n);
    }
    if (n > 0) {
      below.add(lowering.power(base, n));
    }
  }

  /** Takes what is never 0 but may underflow from above the bar; says how many factors. */
  private long cancel(Operation base, long n) {
    for (Expr factor : List.copyOf(exponents.keySet())) {
      if (lowering.of(factor) == base) {
        return take(factor, n);
      }
    }
    return 0;
  }

  private void factor(Operation base, long n) {
    if (n > 0) {
      above.add(lowering.power(base, n));
    }
  }

  /** Takes up to n factors of the given base from above the bar; says how many. */
  private long take(Expr base, long n) {
    long taken = Math.min(n, exponents.getOrDefault(base, 0L));
    if (taken > 0) {
      exponents.merge(base, -taken, Long::sum);
    }
    return taken;
  }

  /** The u of {@code 1 + exp(u)}, or null if the expression is not of that form. */
  static @Nullable Expr logisticExponent(Expr e) {
    boolean shape = e instanceof Sum && e.operands.length == 2 && e.operands[1] == Num.ONE;
    return shape && e.operands[0] instanceof Call call && call.is(Builtin.EXP)
        ? call.argument()
        : null;
  }

  private Operation fraction(double coefficient) {
    if (below.isEmpty()) {
      return lowering.multiply(lowering.number(coefficient), multiply(above));
    }
    Operation denominator = multiply(below);
    if (above.isEmpty()) {
      return lowering.divide(lowering.number(coefficient), denominator);
    }
    Operation numerator = multiply(above);
    return coefficient == -1
        ? lowering.negate(lowering.divide(numerator, denominator))
        : lowering.divide(lowering.multiply(lowering.number(coefficient), numerator), denominator);
  }

  private Operation multiply(List<Operation> factors) {
    if (factors.isEmpty()) {
      return lowering.number(1);
    }
    if (factors.size() > 8) {
      int half = factors.size() / 2;
      return lowering.multiply(
          multiply(factors.subList(0, half)), multiply(factors.subList(half, factors.size())));
    }
    Operation product = factors.get(0);
    for (Operation factor : factors.subList(1, factors.size())) {
      product = lowering.multiply(product, factor);
    }
    return product;
  }
}
