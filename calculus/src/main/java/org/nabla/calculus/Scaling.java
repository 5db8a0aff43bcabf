package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers what would overflow or underflow on the way as a number times {@code exp} of a shift: the
 * shifts of factors are added, of a sum the largest is taken out, and only what is left of them in
 * the end is computed. So {@code exp(x)/(exp(x) + exp(y))} is {@code exp(x - m)/(exp(x - m) + exp(y
 * - m))} with {@code m = max(x, y)}, and {@code log(exp(x) + exp(y))} is {@code m + log(exp(x - m)
 * + exp(y - m))}.
 */
final class Scaling {
  private static final int MAX_PARTS = 16;
  private static final int MAX_COMPARED = 64;

  /** A number, as a fraction, times {@code exp(shift)}. */
  record Scaled(Operation number, Shift shift) {}

  /**
   * What is shifted by: an operation, and if it is a largest of shifts, these by their first part.
   */
  private record Atom(Operation operation, Map<Integer, List<Shift>> largestOf) {}

  /**
   * One of the shifts a largest one was chosen from less that largest one, which is never above 0.
   */
  private record Difference(Shift one, int top) {
    Shift shift() {
      return one.add(Shift.of(top), -1);
    }
  }

  /** Differences to largest shifts with their numbers, and what is to be added to them. */
  private record Parts(Map<Difference, Double> differences, Shift rest) {}

  private final Lowering lowering;
  private final Growth growth;
  private final Map<Expr, Scaled> known = new HashMap<>();
  private final List<Atom> atoms = new ArrayList<>();
  private final Map<Operation, Integer> numbers = new HashMap<>();
  private final Map<List<Shift>, Shift> largest = new HashMap<>();

  Scaling(Lowering lowering, Growth growth) {
    this.lowering = lowering;
    this.growth = growth;
  }

  /** The number and the shift of an expression. */
  Scaled of(Expr root) {
    Deque<Expr> stack = new ArrayDeque<>(List.of(root));
    while (!stack.isEmpty()) {
      Expr node = stack.element();
      List<Expr> missing = known.containsKey(node) ? List.of() : missing(node);
      missing.forEach(stack::push);
      if (missing.isEmpty()) {
        stack.pop();
        if (!known.containsKey(node)) {
          known.put(node, compute(node));
        }
      }
    }
    return get(root);
  }

  private Scaled get(Expr e) {
    Scaled scaled = known.get(e);
    if (scaled == null) {
      throw new IllegalStateException("needed before it was computed: " + e);
    }
    return scaled;
  }

  private List<Expr> missing(Expr node) {
    if (!growth.leaves(node) || isSource(node)) {
      return List.of();
    }
    Expr complement = node instanceof Sum ? growth.complement(node) : null;
    List<Expr> needed = complement == null ? node.operands() : List.of(complement);
    return needed.stream().filter(e -> !known.containsKey(e)).toList();
  }

  private static boolean isSource(Expr node) {
    return (node instanceof Call call
            && !call.is(Builtin.SQRT)
            && !call.is(Builtin.CBRT)
            && !call.is(Builtin.ABS)
            && !call.is(Builtin.GROUP))
        || (node instanceof Power power && Growth.isExponential(power));
  }

  private Scaled compute(Expr e) {
    if (!growth.leaves(e)) {
      return new Scaled(lowering.of(e), Shift.NONE);
    } else if (e instanceof Sum sum) {
      Expr complement = growth.complement(sum);
      return complement == null ? sum(sum.operands()) : get(complement);
    } else if (e instanceof Product) {
      return fraction(e.operands());
    } else if (e instanceof Power power && !isSource(power)) {
      return power(power);
    } else if (e instanceof Power power) {
      Expr exponent = Product.of(power.exponent(), Functions.log(power.base()));
      return new Scaled(lowering.number(1), shift(lowering.of(exponent)));
    }
    Call call = (Call) e;
    return isSource(call) ? source(call) : root(call);
  }

  private Scaled power(Power power) {
    double n = ((Num) power.exponent()).value.doubleValue();
    long whole = power.wholeExponent();
    if (whole < 0) {
      return fraction(List.of(power));
    }
    Scaled base = get(power.base());
    Operation number =
        whole > 0
            ? lowering.power(base.number, whole)
            : lowering.pow(base.number, lowering.number(n));
    return new Scaled(number, base.shift.times(n));
  }

  private Scaled root(Call call) {
    Scaled inner = get(call.argument());
    if (call.is(Builtin.GROUP)) {
      return inner;
    }
    double n = call.is(Builtin.SQRT) ? 0.5 : call.is(Builtin.CBRT) ? 1.0 / 3 : 1;
    return new Scaled(lowering.unary((Builtin) call.head, inner.number), inner.shift.times(n));
  }

  private Scaled source(Call call) {
    Operation u = finite(call.argument());
    Shift shift = shift(u);
    Operation one = lowering.number(1);
    switch ((Builtin) call.head) {
      case EXP -> {
        return new Scaled(one, shift);
      }
      case SIGMOID -> {
        Operation number = lowering.divide(one, lowering.add(one, lowering.decay(u)));
        return new Scaled(number, shift.add(largest(List.of(Shift.NONE, shift)), -1));
      }
      case EXPM1 -> {
        return new Scaled(rise(u, u, 1), largest(List.of(Shift.NONE, shift)));
      }
      case SINH -> {
        return new Scaled(rise(u, lowering.twice(u), 0.5), shift(lowering.abs(u)));
      }
      case COSH -> {
        Operation sum = lowering.add(one, lowering.decay(lowering.twice(u)));
        return new Scaled(lowering.multiply(lowering.number(0.5), sum), shift(lowering.abs(u)));
      }
      default -> throw new IllegalStateException("no exponential: " + call);
    }
  }

  /** An exponent, kept finite if it may overflow, so that it never meets infinity less infinity. */
  private Operation finite(Expr exponent) {
    Operation u = lowering.of(exponent);
    return growth.grows(exponent)
        ? lowering.max(
            lowering.min(u, lowering.number(Double.MAX_VALUE)), lowering.number(-Double.MAX_VALUE))
        : u;
  }

  /** {@code factor*sign(u)*(1 - exp(-|v|))}. */
  private Operation rise(Operation u, Operation v, double factor) {
    Operation rise = lowering.unary(Builtin.EXPM1, lowering.negate(lowering.abs(v)));
    return lowering.multiply(
        lowering.multiply(lowering.number(-factor), lowering.unary(Builtin.SIGN, u)), rise);
  }

  /** A product, its negative powers below the bar. */
  private Scaled fraction(List<Expr> factors) {
    ProductLowering.Fraction fraction = new ProductLowering.Fraction(lowering);
    Shift shift = collect(factors, fraction);
    return new Scaled(fraction.toOperation(), shift);
  }

  /** Puts the numbers of factors into a fraction; says what they are shifted by together. */
  Shift collect(List<Expr> factors, ProductLowering.Fraction fraction) {
    Shift shift = Shift.NONE;
    for (Expr factor : factors) {
      if (factor instanceof Num number) {
        fraction.coefficient(number.value.doubleValue());
        continue;
      }
      long n = factor instanceof Power power ? power.wholeExponent() : 0;
      Scaled scaled = of(n < 0 ? ((Power) factor).base() : factor);
      if (n < 0) {
        fraction.below(scaled.number, -n);
        shift = shift.add(scaled.shift, (double) n);
      } else {
        fraction.above(scaled.number, 1);
        shift = shift.add(scaled.shift, 1);
      }
    }
    return shift.parts().size() > MAX_PARTS ? shift(exponent(shift)) : shift;
  }

  private Scaled sum(List<Expr> terms) {
    List<Scaled> parts = terms.stream().map(this::get).toList();
    Shift top = largest(parts.stream().map(Scaled::shift).toList());
    List<Operation> numbers = new ArrayList<>();
    for (Scaled part : parts) {
      numbers.add(lowering.multiply(part.number, exp(part.shift.add(top, -1))));
    }
    return new Scaled(lowering.sumOf(numbers), top);
  }

  private Shift shift(Operation operation) {
    if (operation.isNumber() && operation.number == 0) {
      return Shift.NONE;
    }
    if (operation.op == Op.NEGATE) {
      return shift(operation.inputs[0]).times(-1);
    }
    if (operation.op == Op.MULTIPLY && operation.inputs[0].isNumber()) {
      return shift(operation.inputs[1]).times(operation.inputs[0].number);
    }
    return Shift.of(atom(operation, List.of()));
  }

  private int atom(Operation operation, List<Shift> largestOf) {
    return numbers.computeIfAbsent(
        operation,
        key -> {
          Map<Integer, List<Shift>> byFirst = new HashMap<>();
          for (Shift shift : largestOf) {
            byFirst.computeIfAbsent(shift.first(), first -> new ArrayList<>()).add(shift);
          }
          atoms.add(new Atom(key, byFirst));
          return atoms.size() - 1;
        });
  }

  /** The largest shift, as far as it can be told by itself without computing it. */
  Shift largest(List<Shift> shifts) {
    Set<Shift> distinct = new LinkedHashSet<>(shifts);
    Shift common = distinct.stream().reduce(Shift::common).orElse(Shift.NONE);
    List<Shift> open = Shift.ends(distinct.stream().map(s -> s.add(common, -1)).toList());
    if (open.size() <= MAX_COMPARED) {
      for (Shift shift : List.copyOf(open)) {
        if (open.stream()
            .anyMatch(o -> !o.equals(shift) && parts(shift.add(o, -1)).rest.isNone())) {
          open.remove(shift);
        }
      }
    }
    return common.add(open.size() == 1 ? open.get(0) : largestOf(open), 1);
  }

  private Shift largestOf(List<Shift> shifts) {
    Shift other = shifts.get(0).isNone() ? shifts.get(1) : shifts.get(0);
    boolean rectified = shifts.size() == 2 && shifts.contains(Shift.NONE);
    if (rectified && isTurned(other)) {
      return largestOf(List.of(Shift.NONE, other.times(-1))).add(other, 1);
    }
    List<Shift> sorted = shifts.stream().sorted(Scaling::compare).toList();
    Shift result = largest.get(sorted);
    if (result == null) {
      result = Shift.of(atom(maximum(sorted), sorted));
      largest.put(sorted, result);
    }
    return result;
  }

  /**
   * One of a shift and its negative: that which takes off a largest one, hence is rarely above 0.
   */
  private boolean isTurned(Shift shift) {
    for (Map.Entry<Integer, Double> part : shift.parts().entrySet()) {
      if (!atoms.get(part.getKey()).largestOf.isEmpty()) {
        return part.getValue() > 0;
      }
    }
    return shift.parts().getOrDefault(shift.first(), 0.0) < 0;
  }

  private static int compare(Shift a, Shift b) {
    return a.parts().toString().compareTo(b.parts().toString());
  }

  /** The largest, kept finite, so that an infinite exponent meets no other. */
  private Operation maximum(List<Shift> shifts) {
    boolean zero = shifts.contains(Shift.NONE);
    Operation result = lowering.number(zero ? 0 : -Double.MAX_VALUE);
    for (Shift shift : shifts) {
      result = shift.isNone() ? result : lowering.max(exponent(shift), result);
    }
    return lowering.min(result, lowering.number(Double.MAX_VALUE));
  }

  /** A shift as differences to largest ones and the rest: without a rest it is never above 0. */
  private Parts parts(Shift shift) {
    Map<Difference, Double> differences = new LinkedHashMap<>();
    Shift rest = shift;
    for (int atom : shift.parts().keySet()) {
      for (Shift one : candidates(atom, rest)) {
        double available = -rest.parts().getOrDefault(atom, 0.0);
        double count = Math.min(available, one.isNone() ? available : rest.count(one));
        if (count > 0) {
          Difference difference = new Difference(one, atom);
          differences.merge(difference, count, Double::sum);
          rest = rest.add(difference.shift(), -count);
        }
      }
    }
    return new Parts(differences, rest);
  }

  /** The shifts a largest one was chosen from that may be in the rest, that of 0 last. */
  private List<Shift> candidates(int atom, Shift rest) {
    Map<Integer, List<Shift>> all = atoms.get(atom).largestOf;
    List<Shift> found = new ArrayList<>();
    if (!all.isEmpty()) {
      rest.parts().keySet().forEach(part -> found.addAll(all.getOrDefault(part, List.of())));
      found.addAll(all.getOrDefault(Shift.NONE.first(), List.of()));
    }
    return found;
  }

  /** {@code exp(shift)}: by the exponentials that a sum has computed anyway, where it can be. */
  Operation exp(Shift shift) {
    Parts parts = parts(shift);
    boolean whole = parts.differences.values().stream().allMatch(n -> n == Math.rint(n));
    if (!whole || !parts.rest.isNone()) {
      return lowering.unary(Builtin.EXP, exponent(shift));
    }
    Operation product = lowering.number(1);
    for (Map.Entry<Difference, Double> entry : parts.differences.entrySet()) {
      Operation factor = lowering.unary(Builtin.EXP, exponent(entry.getKey()));
      product = lowering.multiply(product, lowering.power(factor, entry.getValue().longValue()));
    }
    return product;
  }

  /** Computed as the largest was, so that it is 0 where it is the largest itself. */
  private Operation exponent(Difference difference) {
    Operation top = atoms.get(difference.top).operation;
    return difference.one.isNone()
        ? lowering.negate(top)
        : lowering.subtract(exponent(difference.one), top);
  }

  /**
   * The shift as an operation: differences to largest ones before anything that would be lost
   * beside them, then what is added, then what is subtracted.
   */
  Operation exponent(Shift shift) {
    Parts parts = parts(shift);
    Operation sum = null;
    Shift rest = parts.rest;
    for (Map.Entry<Difference, Double> part : parts.differences.entrySet()) {
      if (part.getKey().one.isNone()) {
        rest = rest.add(part.getKey().shift(), part.getValue());
        continue;
      }
      Operation term = lowering.multiply(lowering.number(part.getValue()), exponent(part.getKey()));
      sum = sum == null ? term : lowering.add(sum, term);
    }
    for (boolean ordinary : new boolean[] {false, true}) {
      for (boolean negative : new boolean[] {false, true}) {
        for (Map.Entry<Integer, Double> part : rest.parts().entrySet()) {
          Atom atom = atoms.get(part.getKey());
          double n = part.getValue();
          if (n < 0 == negative && atom.largestOf.isEmpty() == ordinary) {
            Operation term = lowering.multiply(lowering.number(Math.abs(n)), atom.operation);
            sum =
                sum == null
                    ? negative ? lowering.negate(term) : term
                    : negative ? lowering.subtract(sum, term) : lowering.add(sum, term);
          }
        }
      }
    }
    return sum == null ? lowering.number(0) : sum;
  }
}
