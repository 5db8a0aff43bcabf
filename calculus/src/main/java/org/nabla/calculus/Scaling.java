package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lowers what would overflow or underflow on the way as a number times a power of two whose
 * exponent is a {@code double} of its own, hence has no end: {@code exp(800)} is {@code
 * 1.1*2^1154}. Products add exponents, sums take out the largest, and only what is left in the end
 * becomes one {@code double} again. So {@code exp(x)/(exp(x) + exp(y))} and {@code log(exp(x) +
 * exp(y))} have their digits far out. Scaling by powers of two rounds nothing, as long as exponents
 * are below 2^53, that is arguments of {@code exp} below 1e15.
 */
final class Scaling {
  private static final int FEW = 8;
  private static final int MANY = 64;
  private static final double ORDINARY = 900;
  private static final double ALL_TAIL = -40;

  private final Lowering lowering;
  private final Growth growth;
  private final Map<Expr, Scaled> known = new HashMap<>();
  private final ScaledNumbers numbers;
  private final Operation zero;

  /** Whether an exponent may be so large that another is lost beside it. */
  private boolean towers;

  Scaling(Lowering lowering, Growth growth) {
    this.lowering = lowering;
    this.growth = growth;
    this.numbers = new ScaledNumbers(lowering);
    this.zero = lowering.number(0);
  }

  /** The expression as one number. */
  Operation value(Expr e) {
    Scaled scaled = of(e);
    return numbers.scale(scaled.number(), scaled.exponent());
  }

  /** The logarithm to base e. */
  Operation log(Expr e) {
    Scaled scaled = of(e);
    return lowering.binary(Op.SCALED_LOG, scaled.number(), scaled.exponent());
  }

  /** A number of the sign of {@code a - b}. */
  Operation difference(Expr a, Expr b) {
    return numbers.difference(of(a), of(b));
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
      return numbers.number(number.value);
    } else if (!growth.leaves(e)) {
      return numbers.plain(lowering.of(e));
    } else if (e instanceof Sum) {
      Scaled sum = numbers.sum(e.operands().stream().map(this::get).map(numbers::normal).toList());
      boolean near = e.positive && e.operands.length <= FEW;
      return near ? new Scaled(sum.number(), sum.exponent(), true) : numbers.normal(sum);
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

  private Scaled source(Call call) {
    Operation u = lowering.of(call.argument());
    Operation one = lowering.number(1);
    towers |= growth.leaves(call.argument());
    return switch ((Builtin) call.head) {
      case EXP -> numbers.exp(one, u);
      case SIGMOID ->
          numbers.exp(
              lowering.divide(one, lowering.add(one, lowering.decay(u))), lowering.min(u, zero));
      case EXPM1 -> numbers.times(rise(u, u, 1), numbers.exp(one, numbers.max(u, zero)));
      case SINH ->
          numbers.times(rise(u, lowering.twice(u), 0.5), numbers.exp(one, lowering.abs(u)));
      case COSH -> {
        Operation sum = lowering.add(one, lowering.decay(lowering.twice(u)));
        yield numbers.exp(lowering.multiply(lowering.number(0.5), sum), lowering.abs(u));
      }
      case SOFTPLUS -> softplus(u);
      default -> throw new IllegalStateException("no exponential: " + call);
    };
  }

  /** {@code factor*sign(u)*(1 - exp(-|v|))}. */
  private Operation rise(Operation u, Operation v, double factor) {
    Operation rise = lowering.unary(Op.EXPM1, lowering.negate(lowering.abs(v)));
    Operation sign = lowering.unary(Op.SIGNUM, u);
    return lowering.multiply(lowering.multiply(lowering.number(-factor), sign), rise);
  }

  /** Far below 0 it is {@code exp(u)} to the last digit. */
  private Scaled softplus(Operation u) {
    Scaled tail = numbers.exp(lowering.number(1), u);
    Operation limit = lowering.number(ALL_TAIL);
    return new Scaled(
        lowering.select(Relation.LT, u, limit, tail.number(), lowering.softplus(u)),
        lowering.select(Relation.LT, u, limit, tail.exponent(), zero),
        false);
  }

  private Scaled transparent(Call call) {
    Scaled inner = get(call.argument());
    return switch ((Builtin) call.head) {
      case GROUP -> numbers.normal(inner);
      case ABS -> new Scaled(lowering.abs(inner.number()), inner.exponent(), inner.normal());
      case SQRT -> numbers.root(inner, 2, Op.SQRT);
      case CBRT -> numbers.root(inner, 3, Op.CBRT);
      case RELU -> new Scaled(numbers.max(inner.number(), zero), inner.exponent(), false);
      case MAX, MIN -> {
        Relation beats = call.is(Builtin.MAX) ? Relation.GE : Relation.LE;
        yield call.operands().stream()
            .map(this::get)
            .map(numbers::normal)
            .reduce((a, b) -> numbers.better(a, beats, b))
            .orElseThrow();
      }
      default -> throw new IllegalStateException("not scaled: " + call);
    };
  }

  private Scaled choice(Piecewise choice) {
    Expr last = choice.otherwise();
    Scaled result = last == null ? numbers.plain(lowering.number(Double.NaN)) : get(last);
    List<Piecewise.Branch> branches = choice.branches();
    for (int i = branches.size() - 1; i >= 0; i--) {
      Piecewise.Branch branch = branches.get(i);
      Scaled then = get(branch.value());
      result =
          new Scaled(
              lowering.select(branch, then.number(), result.number()),
              lowering.select(branch, then.exponent(), result.exponent()),
              false);
    }
    return result;
  }

  private Scaled power(Power power) {
    if (Growth.isExponential(power)) {
      Expr exponent = Product.of(power.exponent(), Functions.log(power.base()));
      towers |= growth.leaves(exponent);
      return numbers.exp(lowering.number(1), lowering.of(exponent));
    }
    if (!(power.exponent() instanceof Num exponent)) {
      return realPower(power);
    }
    long n = power.wholeExponent();
    if (n > 0) {
      return numbers.power(numbers.normal(get(power.base())), n);
    } else if (n < 0) {
      return product(List.of(power));
    }
    return numbers.power(get(power.base()), exponent.value.doubleValue());
  }

  /** Where base to the exponent leaves the range, its size is that of {@code exp(v*log|u|)}. */
  private Scaled realPower(Power power) {
    Operation v = lowering.of(power.exponent());
    Scaled base = get(power.base());
    Operation plain = lowering.pow(lowering.of(power.base()), v);
    Operation exponent = lowering.unary(Op.EXPONENT, plain);
    Operation log = lowering.binary(Op.SCALED_LOG, lowering.abs(base.number()), base.exponent());
    Operation sign = lowering.pow(lowering.unary(Op.SIGNUM, base.number()), v);
    Operation total = lowering.multiply(v, log);
    Scaled far = numbers.exp(sign, total);
    Operation infinite = lowering.number(Double.POSITIVE_INFINITY);
    Operation size =
        lowering.select(Relation.LT, lowering.abs(total), infinite, lowering.abs(exponent), zero);
    Operation limit = lowering.number(ORDINARY);
    Operation fraction = numbers.scale(plain, lowering.negate(exponent));
    return new Scaled(
        lowering.select(Relation.LT, size, limit, fraction, far.number()),
        lowering.select(Relation.LT, size, limit, exponent, far.exponent()),
        true);
  }

  /** A product, its negative powers below the bar. */
  private Scaled product(List<Expr> factors) {
    Fraction fraction = new Fraction(lowering);
    if (factors.size() > MANY) {
      int half = factors.size() / 2;
      Scaled front = numbers.normal(product(factors.subList(0, half)));
      Scaled back = numbers.normal(product(factors.subList(half, factors.size())));
      fraction.above(front.number(), 1);
      fraction.above(back.number(), 1);
      Operation exponent = numbers.plus(front.exponent(), back.exponent());
      return new Scaled(fraction.toOperation(), exponent, false);
    }
    List<Operation> exponents = new ArrayList<>();
    for (Expr factor : factors) {
      long n = factor instanceof Power power ? power.wholeExponent() : 0;
      if (n < 0) {
        Scaled below = numbers.power(numbers.normal(of(((Power) factor).base())), -n);
        fraction.below(below.number(), 1);
        exponents.add(numbers.times(below.exponent(), -1));
      } else if (factor instanceof Num number && !growth.leaves(factor)) {
        fraction.coefficient(number.value.doubleValue());
      } else {
        Scaled scaled = of(factor);
        fraction.above(scaled.number(), 1);
        exponents.add(scaled.exponent());
      }
    }
    Operation exponent =
        towers ? numbers.exactSum(exponents) : exponents.stream().reduce(zero, numbers::plus);
    return new Scaled(fraction.toOperation(), exponent, false);
  }
}
