package org.nabla.calculus;

import java.util.Map;
import java.util.TreeMap;

/**
 * The exponent of a factor {@code exp(...)} that is kept apart from a number: a sum of multiples of
 * operations, each known by its place in a list. Equal parts cancel before anything is computed.
 */
record Shift(Map<Integer, Double> parts) {
  static final Shift NONE = new Shift(Map.of());

  static Shift of(int atom) {
    return new Shift(Map.of(atom, 1.0));
  }

  boolean isNone() {
    return parts.isEmpty();
  }

  /** {@code this + factor*other}. */
  Shift add(Shift other, double factor) {
    if (other.isNone() || factor == 0) {
      return this;
    }
    Map<Integer, Double> sum = new TreeMap<>(parts);
    other.parts.forEach((atom, n) -> sum.merge(atom, factor * n, Double::sum));
    sum.values().removeIf(n -> n == 0);
    return new Shift(sum);
  }

  Shift times(double factor) {
    return NONE.add(this, factor);
  }

  /** What both have, of each part the smaller multiple. */
  Shift common(Shift other) {
    Map<Integer, Double> common = new TreeMap<>();
    parts.forEach(
        (atom, n) -> {
          double m = other.parts.getOrDefault(atom, 0.0);
          if (n * m > 0) {
            common.put(atom, Math.signum(n) * Math.min(Math.abs(n), Math.abs(m)));
          }
        });
    return new Shift(common);
  }

  /** How often the other, which has parts, is contained. */
  double count(Shift other) {
    double count = Double.POSITIVE_INFINITY;
    for (Map.Entry<Integer, Double> part : other.parts.entrySet()) {
      count = Math.min(count, parts.getOrDefault(part.getKey(), 0.0) / part.getValue());
    }
    return Math.max(0, count);
  }
}
