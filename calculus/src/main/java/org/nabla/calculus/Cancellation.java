package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cancels what a product has above and below the bar, polynomials by their common divisor. */
final class Cancellation {
  private static final int MAX_DIVISIONS = 100;

  private final Map<Expr, Long> powers = new LinkedHashMap<>();
  private final List<Expr> numbers = new ArrayList<>();

  private Cancellation(Expr product) {
    for (Expr factor : product.operands) {
      if (factor instanceof Num) {
        numbers.add(factor);
      } else if (factor instanceof Power power && power.wholeExponent() != 0) {
        powers.merge(power.base(), power.wholeExponent(), Power::add);
      } else {
        powers.merge(factor, 1L, Power::add);
      }
    }
  }

  static Expr of(Expr product) {
    Cancellation cancellation = new Cancellation(product);
    for (int i = 0; i < MAX_DIVISIONS && cancellation.divideOnce(); i++) {
      cancellation.powers.values().removeIf(n -> n == 0);
    }
    cancellation.settleSign();
    List<Expr> factors = new ArrayList<>(cancellation.numbers);
    cancellation.powers.forEach((base, n) -> factors.add(Power.of(base, n)));
    return Product.of(factors);
  }

  /** Divides one polynomial above and one below the bar by what they share, if any do. */
  private boolean divideOnce() {
    for (Map.Entry<Expr, Long> below : powers.entrySet()) {
      for (Map.Entry<Expr, Long> above : powers.entrySet()) {
        boolean pair = below.getValue() < 0 && above.getValue() > 0;
        boolean sum = below.getKey() instanceof Sum || above.getKey() instanceof Sum;
        if (pair && sum && divide(above.getKey(), below.getKey())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean divide(Expr above, Expr below) {
    MultinomialRing ring = new MultinomialRing();
    Multinomial p;
    Multinomial q;
    try {
      Multinomial a = ring.read(above);
      Multinomial b = ring.read(below);
      Multinomial common = a == null || b == null ? Multinomial.ONE : ring.gcd(a, b);
      if (a == null || b == null || common.isNumber()) {
        return false;
      }
      p = ring.divide(a, common);
      q = ring.divide(b, common);
    } catch (MultinomialRing.Exhausted e) {
      return false;
    }
    long n = Math.min(powers.getOrDefault(above, 0L), -powers.getOrDefault(below, 0L));
    powers.merge(above, -n, Power::add);
    powers.merge(below, n, Power::add);
    put(p, ring.variables(), n);
    put(q, ring.variables(), -n);
    return true;
  }

  /** Takes a power of a polynomial, its numeric content apart. */
  private void put(Multinomial polynomial, List<Expr> variables, long n) {
    Rational content = polynomial.unit().abs();
    Expr base = polynomial.scaled(content.reciprocal()).toExpr(variables);
    numbers.add(Power.of(Num.from(content), n));
    if (base instanceof Num sign) {
      numbers.add(Power.of(sign, n));
    } else if (startsNegative(base) && (n < 0 || n % 2 == 0)) {
      numbers.add(Power.of(Num.MINUS_ONE, n));
      powers.merge(negated(base), n, Power::add);
    } else {
      powers.merge(base, n, Power::add);
    }
  }

  /** A sign before a sum that starts with one goes into the sum. */
  private void settleSign() {
    boolean negative = Product.of(numbers) instanceof Num n && n.value.signum() < 0;
    for (Expr base : List.copyOf(powers.keySet())) {
      long n = powers.getOrDefault(base, 0L);
      if (negative && n > 0 && n % 2 != 0 && startsNegative(base)) {
        powers.remove(base);
        powers.merge(negated(base), n, Power::add);
        numbers.add(Num.MINUS_ONE);
        return;
      }
    }
  }

  private static boolean startsNegative(Expr base) {
    return base instanceof Sum && Printer.isNegative(base.operands[0]);
  }

  private static Expr negated(Expr sum) {
    return Sum.of(sum.operands().stream().map(Expr::negate).toList());
  }
}
