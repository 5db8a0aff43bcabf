package org.nabla.calculus;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Lowers what would overflow or underflow on the way as a number times a power of two whose
 * exponent is a {@code double} of its own, hence has no end: {@code exp(800)} is {@code
 * 1.1*2^1154}. Products add exponents, sums take out the largest, and only what is left in the end
 * becomes one {@code double} again. So {@code exp(x)/(exp(x) + exp(y))} and {@code log(exp(x) +
 * exp(y))} have their digits everywhere. Scaling by powers of two rounds nothing.
 */
final class Scaling {
  private static final int KEPT_BITS = 128;
  private static final int FEW = 8;
  private static final int MANY = 64;
  private static final double ORDINARY = 900;
  private static final double ALL_TAIL = -40;

  /** {@code number*2^exponent}; of a normal one the number is near 1, or 0. */
  private record Scaled(Operation number, Operation exponent, boolean normal) {}

  private final Lowering lowering;
  private final Growth growth;
  private final Map<Expr, Scaled> known = new HashMap<>();
  private final Operation zero;

  /** Whether an exponent may be so large that another is lost beside it. */
  private boolean towers;

  Scaling(Lowering lowering, Growth growth) {
    this.lowering = lowering;
    this.growth = growth;
    this.zero = lowering.number(0);
  }

  /** The expression as one number. */
  Operation value(Expr e) {
    Scaled scaled = of(e);
    return scale(scaled.number, scaled.exponent);
  }

  /** The logarithm to base e. */
  Operation log(Expr e) {
    Scaled scaled = of(e);
    return lowering.binary(Op.SCALED_LOG, scaled.number, scaled.exponent);
  }

  /** A number of the sign of {@code a - b}. */
  Operation difference(Expr a, Expr b) {
    Scaled left = normal(of(a));
    Scaled right = normal(of(b));
    Operation top = max(left.exponent, right.exponent);
    return lowering.subtract(aligned(left, top), aligned(right, top));
  }

  private Scaled of(Expr root) {
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
    boolean whole = !growth.leaves(node) || isSource(node);
    return whole ? List.of() : node.operands().stream().filter(e -> !known.containsKey(e)).toList();
  }

  /** Whether its operands are lowered as they are. */
  private static boolean isSource(Expr node) {
    return (node instanceof Call call && !Growth.isTransparent(call))
        || (node instanceof Power power && Growth.isExponential(power));
  }

  private Scaled compute(Expr e) {
    if (e instanceof Num number && growth.leaves(e)) {
      return number(number.value);
    } else if (!growth.leaves(e)) {
      return plain(lowering.of(e));
    } else if (e instanceof Sum) {
      return sum(e.operands().stream().map(this::get).map(this::normal).toList());
    } else if (e instanceof Product) {
      return product(e.operands());
    } else if (e instanceof Piecewise choice) {
      return choice(choice);
    } else if (e instanceof Power power) {
      return power(power);
    }
    Call call = (Call) e;
    return isSource(call) ? source(call) : transparent(call);
  }

  /** An exact number beyond the range of a {@code double}. */
  private Scaled number(Rational value) {
    BigInteger n = value.numerator();
    BigInteger d = value.denominator();
    int up = Math.max(0, n.bitLength() - KEPT_BITS);
    int down = Math.max(0, d.bitLength() - KEPT_BITS);
    double number = n.shiftRight(up).doubleValue() / d.shiftRight(down).doubleValue();
    return new Scaled(lowering.number(number), lowering.number((double) up - down), false);
  }

  private Scaled plain(Operation number) {
    return new Scaled(number, zero, false);
  }

  private Scaled source(Call call) {
    Expr tail = Growth.softplusArgument(call);
    if (tail != null) {
      return softplus(lowering.of(tail));
    }
    Operation u = lowering.of(call.argument());
    Operation one = lowering.number(1);
    towers |= growth.leaves(call.argument());
    return switch ((Builtin) call.head) {
      case EXP -> exp(one, u);
      case SIGMOID ->
          exp(lowering.divide(one, lowering.add(one, lowering.decay(u))), lowering.min(u, zero));
      case EXPM1 -> times(rise(u, u, 1), exp(one, max(u, zero)));
      case SINH -> times(rise(u, lowering.twice(u), 0.5), exp(one, lowering.abs(u)));
      case COSH -> {
        Operation sum = lowering.add(one, lowering.decay(lowering.twice(u)));
        yield exp(lowering.multiply(lowering.number(0.5), sum), lowering.abs(u));
      }
      case SOFTPLUS -> softplus(u);
      default -> throw new IllegalStateException("no exponential: " + call);
    };
  }

  /** {@code number*exp(u)} for a number near 1. */
  private Scaled exp(Operation number, Operation u) {
    Operation fraction = lowering.unary(Op.EXP_FRACTION, u);
    Operation exponent = lowering.unary(Op.EXP_EXPONENT, u);
    return new Scaled(lowering.multiply(number, fraction), exponent, true);
  }

  private Scaled times(Operation number, Scaled scaled) {
    return new Scaled(lowering.multiply(number, scaled.number), scaled.exponent, false);
  }

  /** {@code factor*sign(u)*(1 - exp(-|v|))}. */
  private Operation rise(Operation u, Operation v, double factor) {
    Operation rise = lowering.unary(Op.EXPM1, lowering.negate(lowering.abs(v)));
    Operation sign = lowering.unary(Op.SIGNUM, u);
    return lowering.multiply(lowering.multiply(lowering.number(-factor), sign), rise);
  }

  /** Far below 0 it is {@code exp(u)} to the last digit. */
  private Scaled softplus(Operation u) {
    Scaled tail = exp(lowering.number(1), u);
    Operation limit = lowering.number(ALL_TAIL);
    return new Scaled(
        lowering.select(Relation.LT, u, limit, tail.number, lowering.softplus(u)),
        lowering.select(Relation.LT, u, limit, tail.exponent, zero),
        false);
  }

  private Scaled transparent(Call call) {
    Scaled inner = get(call.argument());
    return switch ((Builtin) call.head) {
      case GROUP -> normal(inner);
      case ABS -> new Scaled(lowering.abs(inner.number), inner.exponent, inner.normal);
      case SQRT -> root(inner, 2, Op.SQRT);
      case CBRT -> root(inner, 3, Op.CBRT);
      case RELU -> new Scaled(max(inner.number, zero), inner.exponent, false);
      case MAX, MIN -> {
        Relation beats = call.is(Builtin.MAX) ? Relation.GE : Relation.LE;
        yield call.operands().stream()
            .map(this::get)
            .map(this::normal)
            .reduce((a, b) -> better(a, beats, b))
            .orElseThrow();
      }
      default -> throw new IllegalStateException("not scaled: " + call);
    };
  }

  /** The one that beats the other; NaN if one is. */
  private Scaled better(Scaled a, Relation beats, Scaled b) {
    Operation top = max(a.exponent, b.exponent);
    Operation difference = lowering.subtract(aligned(a, top), aligned(b, top));
    Operation other = lowering.select(Relation.EQ, difference, difference, b.number, difference);
    return new Scaled(
        lowering.select(beats, difference, zero, a.number, other),
        lowering.select(beats, difference, zero, a.exponent, b.exponent),
        true);
  }

  private Scaled choice(Piecewise choice) {
    Expr last = choice.otherwise();
    Scaled result = last == null ? plain(lowering.number(Double.NaN)) : get(last);
    List<Piecewise.Branch> branches = choice.branches();
    for (int i = branches.size() - 1; i >= 0; i--) {
      Piecewise.Branch branch = branches.get(i);
      Scaled then = get(branch.value());
      result =
          new Scaled(
              lowering.select(branch, then.number, result.number),
              lowering.select(branch, then.exponent, result.exponent),
              false);
    }
    return result;
  }

  private Scaled power(Power power) {
    if (Growth.isExponential(power)) {
      Expr exponent = Product.of(power.exponent(), Functions.log(power.base()));
      towers |= growth.leaves(exponent);
      return exp(lowering.number(1), lowering.of(exponent));
    }
    if (!(power.exponent() instanceof Num exponent)) {
      return varying(power);
    }
    long n = power.wholeExponent();
    if (n > 0) {
      return power(normal(get(power.base())), n);
    } else if (n < 0) {
      return product(List.of(power));
    }
    Scaled base = normal(get(power.base()));
    double p = exponent.value.doubleValue();
    Operation exact = lowering.multiply(lowering.number(p), base.exponent);
    Operation whole = lowering.unary(Op.RINT, exact);
    Operation rest = lowering.pow(lowering.number(2), lowering.subtract(exact, whole));
    Operation number = lowering.pow(base.number, lowering.number(p));
    return new Scaled(lowering.multiply(number, rest), whole, false);
  }

  /** Where base to the exponent leaves the range, its size is that of {@code exp(v*log|u|)}. */
  private Scaled varying(Power power) {
    Operation v = lowering.of(power.exponent());
    Scaled base = get(power.base());
    Operation plain = lowering.pow(lowering.of(power.base()), v);
    Operation exponent = lowering.unary(Op.EXPONENT, plain);
    Operation log = lowering.binary(Op.SCALED_LOG, lowering.abs(base.number), base.exponent);
    Operation sign = lowering.pow(lowering.unary(Op.SIGNUM, base.number), v);
    Scaled far = exp(sign, lowering.multiply(v, log));
    Operation size = lowering.abs(exponent);
    Operation limit = lowering.number(ORDINARY);
    Operation fraction = scale(plain, lowering.negate(exponent));
    return new Scaled(
        lowering.select(Relation.LT, size, limit, fraction, far.number),
        lowering.select(Relation.LT, size, limit, exponent, far.exponent),
        true);
  }

  private Scaled power(Scaled base, long n) {
    if (n <= Lowering.MAX_MULTIPLIED_POWER) {
      boolean same = n == 1 && base.normal;
      return new Scaled(lowering.power(base.number, n), times(base.exponent, n), same);
    }
    Scaled half = normal(power(base, n / 2));
    Operation square = lowering.multiply(half.number, half.number);
    Operation exponent = times(half.exponent, 2);
    return n % 2 == 0
        ? new Scaled(square, exponent, false)
        : new Scaled(lowering.multiply(square, base.number), plus(exponent, base.exponent), false);
  }

  private Scaled root(Scaled inner, int degree, Op op) {
    Operation part = lowering.multiply(lowering.number(1.0 / degree), inner.exponent);
    Operation whole = lowering.unary(Op.RINT, part);
    Operation rest = lowering.subtract(inner.exponent, times(whole, degree));
    return new Scaled(lowering.unary(op, scale(inner.number, rest)), whole, inner.normal);
  }

  /** A product, its negative powers below the bar. */
  private Scaled product(List<Expr> factors) {
    ProductLowering.Fraction fraction = new ProductLowering.Fraction(lowering);
    if (factors.size() > MANY) {
      int half = factors.size() / 2;
      Scaled front = normal(product(factors.subList(0, half)));
      Scaled back = normal(product(factors.subList(half, factors.size())));
      fraction.above(front.number, 1);
      fraction.above(back.number, 1);
      Operation exponent = plus(front.exponent, back.exponent);
      return new Scaled(fraction.toOperation(), exponent, false);
    }
    List<Operation> exponents = new ArrayList<>();
    for (Expr factor : factors) {
      long n = factor instanceof Power power ? power.wholeExponent() : 0;
      if (n < 0) {
        Scaled below = power(normal(of(((Power) factor).base())), -n);
        fraction.below(below.number, 1);
        exponents.add(times(below.exponent, -1));
      } else if (factor instanceof Num number && !growth.leaves(factor)) {
        fraction.coefficient(number.value.doubleValue());
      } else {
        Scaled scaled = of(factor);
        fraction.above(scaled.number, 1);
        exponents.add(scaled.exponent);
      }
    }
    Operation exponent = towers ? exactSum(exponents) : exponents.stream().reduce(zero, this::plus);
    return new Scaled(fraction.toOperation(), exponent, false);
  }

  /** The sum of numbers of very different size, of which the largest may cancel (Knuth 1969). */
  private Operation exactSum(List<Operation> terms) {
    Operation sum = zero;
    Operation lost = zero;
    for (Operation term : terms) {
      Operation next = plus(sum, term);
      if (!sum.isNumber() && !term.isNumber()) {
        Operation added = lowering.subtract(next, sum);
        lost = plus(lost, lowering.subtract(sum, lowering.subtract(next, added)));
        lost = plus(lost, lowering.subtract(term, added));
      }
      sum = next;
    }
    return plus(sum, lost);
  }

  private Scaled sum(List<Scaled> terms) {
    Operation top = balanced(terms.stream().map(Scaled::exponent).toList(), this::max);
    List<Operation> numbers = terms.stream().map(term -> aligned(term, top)).toList();
    return normal(new Scaled(balanced(numbers, lowering::add), top, false));
  }

  private Operation aligned(Scaled scaled, Operation top) {
    return scaled.exponent == top
        ? scaled.number
        : scale(scaled.number, plus(scaled.exponent, lowering.negate(top)));
  }

  private static Operation balanced(List<Operation> terms, BinaryOperator<Operation> join) {
    if (terms.size() <= FEW) {
      return terms.stream().reduce(join).orElseThrow();
    }
    int half = terms.size() / 2;
    return join.apply(
        balanced(terms.subList(0, half), join), balanced(terms.subList(half, terms.size()), join));
  }

  private Scaled normal(Scaled scaled) {
    Operation number = scaled.number;
    if (scaled.normal) {
      return scaled;
    }
    Operation exponent =
        number.isNumber()
            ? lowering.number(Maths.exponent(number.number))
            : lowering.unary(Op.EXPONENT, number);
    return new Scaled(
        scale(number, lowering.negate(exponent)), plus(scaled.exponent, exponent), true);
  }

  private Operation scale(Operation number, Operation exponent) {
    if (exponent == zero) {
      return number;
    }
    return number.isNumber() && exponent.isNumber()
        ? lowering.number(Maths.scale(number.number, exponent.number))
        : lowering.binary(Op.SCALE, number, exponent);
  }

  private Operation max(Operation a, Operation b) {
    return a == b ? a : lowering.max(a, b);
  }

  private Operation times(Operation exponent, long n) {
    return exponent == zero ? zero : lowering.multiply(lowering.number((double) n), exponent);
  }

  private Operation plus(Operation a, Operation b) {
    if (a.isNumber() && b.isNumber()) {
      return lowering.number(a.number + b.number);
    }
    return a == zero ? b : b == zero ? a : lowering.add(a, b);
  }
}
