package org.nabla.calculus;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
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

  /** The place of its first part, below all others if it has none. */
  int first() {
    return isNone() ? -1 : parts.keySet().iterator().next();
  }

  /** Without multiples of one operation that lie between others, since none is the largest. */
  static List<Shift> ends(List<Shift> shifts) {
    Map<Integer, DoubleSummaryStatistics> ranges = new HashMap<>();
    for (Shift shift : shifts) {
      if (shift.parts.size() == 1) {
        ranges
            .computeIfAbsent(shift.first(), first -> new DoubleSummaryStatistics())
            .accept(shift.parts.getOrDefault(shift.first(), 0.0));
      }
    }
    if (shifts.contains(NONE)) {
      ranges.values().forEach(range -> range.accept(0));
    }
    return new ArrayList<>(shifts.stream().filter(s -> !s.isInside(ranges)).toList());
  }

  private boolean isInside(Map<Integer, DoubleSummaryStatistics> ranges) {
    DoubleSummaryStatistics range = parts.size() == 1 ? ranges.get(first()) : null;
    double n = range == null ? 0 : parts.getOrDefault(first(), 0.0);
    return range != null && range.getMin() < n && n < range.getMax();
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
