package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lowers one product to a fraction. Factors that overflow apart from one another are paired first:
 * {@code exp(u)^m/(1 + exp(u))^n} becomes logistic functions, and {@code sinh(u)^m/cosh(u)^n} takes
 * the hyperbolic tangent. Where after that one factor may overflow while another vanishes, all are
 * lowered by {@link Scaling}.
 */
final class ProductLowering {
  private final Lowering lowering;
  private final Growth growth;
  private final Map<Expr, Long> exponents = new LinkedHashMap<>();
  private final Fraction fraction;
  private int growing;
  private int vanishing;
  private int both;

  ProductLowering(Lowering lowering, Growth growth) {
    this.lowering = lowering;
    this.growth = growth;
    this.fraction = new Fraction(lowering);
  }

  /** A product of operations in the making, above and below a bar. */
  static final class Fraction {
    private final Lowering lowering;
    private double coefficient = 1;
    private final List<Operation> above = new ArrayList<>();
    private final List<Operation> below = new ArrayList<>();

    Fraction(Lowering lowering) {
      this.lowering = lowering;
    }

    void coefficient(double number) {
      coefficient = number;
    }

    void above(Operation base, long n) {
      add(above, base, n);
    }

    /** Huge powers are no divisors, since they overflow before their inverse vanishes. */
    void below(Operation base, long n) {
      if (n > Lowering.MAX_MULTIPLIED_POWER) {
        above.add(lowering.pow(base, lowering.number(-(double) n)));
      } else {
        add(below, base, n);
      }
    }

    private void add(List<Operation> side, Operation base, long n) {
      boolean one = base.isNumber() && base.number == 1;
      if (n > 0 && !one) {
        side.add(lowering.power(base, n));
      }
    }

    Operation toOperation() {
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
          : lowering.divide(
              lowering.multiply(lowering.number(coefficient), numerator), denominator);
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

  Operation lower(Expr e, Scaling scaling) {
    List<Power> inverse = new ArrayList<>();
    List<Expr> factors = e instanceof Product ? e.operands() : List.of(e);
    for (Expr factor : factors) {
      if (factor instanceof Num number) {
        fraction.coefficient(number.value.doubleValue());
      } else if (factor instanceof Power power && power.wholeExponent() < 0) {
        inverse.add(power);
      } else if (factor instanceof Power power && power.wholeExponent() > 0) {
        exponents.put(power.base(), power.wholeExponent());
      } else {
        exponents.put(factor, 1L);
      }
    }
    Fraction paired = new Fraction(lowering);
    inverse.forEach(power -> invert(power, paired));
    exponents.values().removeIf(n -> n == 0);
    exponents.keySet().forEach(base -> note(growth.grows(base), growth.vanishes(base)));
    boolean beyond = factors.get(0) instanceof Num number && growth.leaves(number);
    if (beyond
        || needsScaling()
        || inverse.stream().anyMatch(power -> growth.isDifference(power.base()))) {
      return scaling.value(e);
    }
    exponents.forEach((base, n) -> fraction.above(lowering.of(base), n));
    fraction.above.addAll(paired.above);
    return fraction.toOperation();
  }

  private void note(boolean grows, boolean vanishes) {
    growing += grows ? 1 : 0;
    vanishing += vanishes ? 1 : 0;
    both += grows && vanishes ? 1 : 0;
  }

  /** Whether one factor may overflow while another vanishes. */
  private boolean needsScaling() {
    return growing > 0 && vanishing > 0 && !(growing == 1 && vanishing == 1 && both == 1);
  }

  private void invert(Power power, Fraction paired) {
    long n = -power.wholeExponent();
    Expr u = Growth.logisticExponent(power.base());
    if (u != null) {
      long taken = take(Functions.exp(u), n);
      Operation argument = lowering.of(u);
      paired.above(lowering.sigmoid(argument), taken);
      paired.above(lowering.sigmoid(lowering.negate(argument)), n - taken);
      note(false, true);
      return;
    }
    if (power.base() instanceof Call call && call.is(Builtin.COSH)) {
      long taken = take(Functions.sinh(call.argument()), n);
      paired.above(lowering.of(Functions.tanh(call.argument())), taken);
      n -= taken;
    }
    if (n > 0) {
      note(growth.vanishes(power.base()), growth.grows(power.base()));
      fraction.below(lowering.of(power.base()), n);
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
}
