package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions leave the range of a {@code double} at arguments of some hundreds: those that
 * overflow, those that underflow, and those that may do either.
 */
final class Growth {
  private static final int GROWS = 1;
  private static final int VANISHES = 2;
  private static final double MODEST = 100;

  private final Map<Expr, Integer> known = new HashMap<>();

  boolean grows(Expr e) {
    return (of(e) & GROWS) != 0;
  }

  boolean vanishes(Expr e) {
    return (of(e) & VANISHES) != 0;
  }

  boolean leaves(Expr e) {
    return of(e) != 0;
  }

  /** Whether it is a sum that may be infinity less infinity. */
  boolean isDifference(Expr e) {
    return e instanceof Sum
        && e.operands().stream().anyMatch(Printer::isNegative)
        && e.operands().stream().filter(this::grows).count() > 1;
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
    } else if (e instanceof Product) {
      return any(e);
    } else if (e instanceof Piecewise choice) {
      int any = 0;
      for (int i = 0; i < e.operands.length; i++) {
        any |= choice.isCondition(i) ? 0 : known.getOrDefault(e.operands[i], 0);
      }
      return any;
    }
    return e instanceof Call call && call.head instanceof Builtin function
        ? ofCall(function, call)
        : 0;
  }

  private int any(Expr e) {
    int any = 0;
    for (Expr operand : e.operands) {
      any |= known.getOrDefault(operand, 0);
    }
    return any;
  }

  private int ofSum(Sum sum) {
    int all = VANISHES;
    for (Expr term : sum.operands) {
      all &= known.getOrDefault(term, 0);
    }
    return (any(sum) & GROWS) | all;
  }

  private int ofPower(Power power) {
    if (!power.exponent().constant) {
      return GROWS | VANISHES;
    }
    double n = constant(power.exponent());
    boolean huge = Math.abs(n) > (power.constant ? MODEST : Lowering.MAX_MULTIPLIED_POWER);
    int base = known.getOrDefault(power.base(), 0);
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
      case EXP, COSH, SINH, EXPM1, SIGMOID, SOFTPLUS ->
          call.constant && isModest(call.argument()) ? 0 : ofExponential(function);
      case LOG, LOG1P -> !call.constant && softplusArgument(call) != null ? VANISHES : 0;
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

  private static int ofExponential(Builtin function) {
    return switch (function) {
      case EXP -> GROWS | VANISHES;
      case SIGMOID, SOFTPLUS -> VANISHES;
      default -> GROWS;
    };
  }

  /** Whether a function leaves the range where its arguments do, and only there. */
  static boolean isTransparent(Call call) {
    return call.head instanceof Builtin function
        && switch (function) {
          case SQRT, CBRT, ABS, GROUP, RELU, MAX, MIN -> true;
          default -> false;
        };
  }

  /** The u of {@code log(1 + exp(u))} and {@code log1p(exp(u))}; null of all else. */
  static @Nullable Expr softplusArgument(Call call) {
    Expr u = call.argument();
    if (call.is(Builtin.LOG)) {
      return logisticExponent(u);
    }
    return call.is(Builtin.LOG1P) && u instanceof Call inner && inner.is(Builtin.EXP)
        ? inner.argument()
        : null;
  }

  /** The u of {@code 1 + exp(u)}, or null if the expression is not of that form. */
  static @Nullable Expr logisticExponent(Expr e) {
    boolean shape = e instanceof Sum && e.operands.length == 2 && e.operands[1] == Num.ONE;
    return shape && e.operands[0] instanceof Call call && call.is(Builtin.EXP)
        ? call.argument()
        : null;
  }
}
