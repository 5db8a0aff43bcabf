package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which expressions leave the range of a {@code double} at arguments of some hundreds: those that
 * overflow, those that underflow, and those that may do either.
 */
final class Growth {
  private static final int GROWS = 1;
  private static final int VANISHES = 2;

  /** Growing terms of both signs. */
  private static final int DIFFERS = 4;

  /** {@code exp} of less is far inside the range, and so are a few of them together. */
  private static final double MODEST = 100;

  /** A number beyond this counts as one that may overflow with others. */
  private static final double LARGE = 1e100;

  private final Map<Expr, Integer> known = new HashMap<>();

  boolean grows(Expr e) {
    return (of(e) & GROWS) != 0;
  }

  boolean vanishes(Expr e) {
    return (of(e) & VANISHES) != 0;
  }

  /** Whether one factor of a product may overflow while another vanishes. */
  boolean isUneven(Expr e) {
    int growing = 0;
    int vanishing = 0;
    int both = 0;
    for (Expr factor : Product.factors(e)) {
      boolean below = factor instanceof Power power && power.wholeExponent() < 0;
      if (below && isDifference(factor.operands[0])) {
        return true;
      }
      double size = factor instanceof Num n ? Math.abs(n.value.doubleValue()) : 1;
      boolean grows = grows(factor) || size > LARGE;
      boolean vanishes = vanishes(factor) || isCut(factor) || size < 1 / LARGE;
      growing += grows ? 1 : 0;
      vanishing += vanishes ? 1 : 0;
      both += grows && vanishes ? 1 : 0;
      if (factor instanceof Num && leaves(factor)) {
        return true;
      }
    }
    return growing > 0 && vanishing > 0 && !(growing == 1 && vanishing == 1 && both == 1);
  }

  /** Whether it may be exactly 0 at more than single points. */
  private static boolean isCut(Expr e) {
    if (e instanceof Sum) {
      return e.operands().stream()
          .allMatch(term -> Product.factors(term).stream().anyMatch(Growth::isChoiceOfZero));
    }
    return isChoiceOfZero(e);
  }

  private static boolean isChoiceOfZero(Expr e) {
    return e instanceof Piecewise choice
        ? choice.hasZero()
        : e instanceof Call call
            && (call.is(Builtin.RELU)
                || ((call.is(Builtin.MAX) || call.is(Builtin.MIN))
                    && call.operands().contains(Num.ZERO)));
  }

  boolean leaves(Expr e) {
    return (of(e) & (GROWS | VANISHES)) != 0;
  }

  /** Whether it is a sum that may be infinity less infinity. */
  boolean isDifference(Expr e) {
    return (of(e) & DIFFERS) != 0;
  }

  private int of(Expr root) {
    Integer cached = known.get(root);
    if (cached != null) {
      return cached;
    }
    Deque<Expr> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      Expr node = stack.element();
      boolean ready = true;
      for (Expr operand : node.operands) {
        if (!known.containsKey(operand)) {
          stack.push(operand);
          ready = false;
        }
      }
      if (ready) {
        known.put(stack.pop(), compute(node));
      }
    }
    return known.getOrDefault(root, 0);
  }

  private int compute(Expr e) {
    if (e instanceof Num number) {
      double value = number.value.doubleValue();
      boolean beyond = Double.isInfinite(value) || (value == 0 && !number.value.isZero());
      return beyond ? GROWS | VANISHES : 0;
    } else if (e instanceof Sum sum) {
      return ofSum(sum);
    } else if (e instanceof Power power) {
      return ofPower(power);
    } else if (e instanceof Product || e instanceof Piecewise) {
      return any(e);
    }
    return e instanceof Call call && call.head instanceof Builtin function
        ? ofCall(function, call)
        : 0;
  }

  private int any(Expr e) {
    int any = 0;
    for (int i = 0; i < e.operands.length; i++) {
      boolean condition = e instanceof Piecewise choice && choice.isCondition(i);
      any |= condition ? 0 : known.getOrDefault(e.operands[i], 0);
    }
    return any & ~DIFFERS;
  }

  private int ofSum(Sum sum) {
    int all = VANISHES;
    boolean up = false;
    boolean down = false;
    for (Expr term : sum.operands) {
      int own = known.getOrDefault(term, 0);
      boolean grows = (own & GROWS) != 0;
      all &= own;
      up |= grows && !Printer.isNegative(term);
      down |= grows && Printer.isNegative(term);
    }
    return (any(sum) & GROWS) | all | (up && down ? DIFFERS : 0);
  }

  private int ofPower(Power power) {
    if (!power.exponent().constant) {
      return GROWS | VANISHES;
    }
    double n = constant(power.exponent());
    boolean huge = Math.abs(n) > (power.constant ? MODEST : Lowering.MAX_MULTIPLIED_POWER);
    int base = known.getOrDefault(power.base(), 0) & ~DIFFERS;
    return huge ? GROWS | VANISHES : n > 0 ? base : swapped(base);
  }

  /** Whether it is a positive number to a power that varies. */
  static boolean isExponential(Power power) {
    boolean positive = power.base() instanceof Num base && base.value.signum() > 0;
    return positive && !(power.exponent() instanceof Num);
  }

  private static int swapped(int growth) {
    return ((growth & GROWS) << 1) | ((growth & VANISHES) >> 1);
  }

  private int ofCall(Builtin function, Call call) {
    return switch (function) {
      case EXP ->
          call.constant && isModest(call.argument())
              ? 0
              : isSigned(call.argument(), true)
                  ? VANISHES
                  : isSigned(call.argument(), false) ? GROWS : GROWS | VANISHES;
      case SIGMOID, SOFTPLUS -> call.constant && isModest(call.argument()) ? 0 : VANISHES;
      case COSH, SINH, EXPM1 -> call.constant && isModest(call.argument()) ? 0 : GROWS;
      case SQRT, CBRT, ABS, GROUP, RELU, MAX, MIN -> any(call);
      default -> 0;
    };
  }

  /** Whether a constant exponent leaves an exponential far inside the range of a double. */
  private static boolean isModest(Expr exponent) {
    return Math.abs(constant(exponent)) < MODEST;
  }

  private static double constant(Expr e) {
    return e instanceof Num number ? number.value.doubleValue() : Dual.of(e, List.of()).value();
  }

  /** Whether it is plain to see that a value has one sign, as that of {@code -x^2 - y^2}. */
  private static boolean isSigned(Expr e, boolean negative) {
    List<Expr> terms = e instanceof Sum ? e.operands() : List.of(e);
    return terms.stream()
        .allMatch(
            term ->
                Printer.isNegative(term) == negative
                    && Product.factors(term).stream().allMatch(Growth::isOfKnownSign));
  }

  private static boolean isOfKnownSign(Expr factor) {
    return factor instanceof Num
        || factor.positive
        || (factor instanceof Power power
            && power.wholeExponent() % 2 == 0
            && power.wholeExponent() != 0)
        || (factor instanceof Call call && (call.is(Builtin.ABS) || call.is(Builtin.RELU)));
  }

  /** Whether a function leaves the range where its arguments do, and only there. */
  static boolean isTransparent(Call call) {
    return call.head instanceof Builtin function
        && switch (function) {
          case SQRT, CBRT, ABS, GROUP, RELU, MAX, MIN -> true;
          default -> false;
        };
  }
}
