package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;

/** A product of operations in the making, above and below a bar. */
final class Fraction {
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
