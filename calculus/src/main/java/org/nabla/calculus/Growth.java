package org.nabla.calculus;

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
  private final Map<Expr, Expr> complements = new HashMap<>();

  boolean grows(Expr e) {
    return (of(e) & GROWS) != 0;
  }

  boolean vanishes(Expr e) {
    return (of(e) & VANISHES) != 0;
  }

  /** Whether a shift is worth its cost. */
  boolean leaves(Expr e) {
    return of(e) != 0;
  }

  private int of(Expr root) {
    Integer cached = known.get(root);
    if (cached != null) {
      return cached;
    }
    for (Expr node : Graphs.postorder(List.of(root))) {
      if (!known.containsKey(node)) {
        known.put(node, compute(node));
      }
    }
    return known.getOrDefault(root, 0);
  }

  /** As {@link #of}, for nodes whose operands come first: what a walk in postorder does. */
  void visit(Expr node) {
    known.put(node, compute(node));
  }

  private int compute(Expr e) {
    if (e instanceof Sum sum) {
      Expr complement = findComplement(sum);
      if (complement != null) {
        complements.put(sum, complement);
        return of(complement);
      }
      return ofSum(sum);
    } else if (e instanceof Product) {
      int any = 0;
      for (Expr factor : e.operands) {
        any |= known.getOrDefault(factor, 0);
      }
      return any;
    } else if (e instanceof Power power) {
      return ofPower(power);
    }
    return e instanceof Call call && call.head instanceof Builtin function
        ? ofCall(function, call)
        : 0;
  }

  private @Nullable Expr findComplement(Sum sum) {
    Expr complement = Complement.of(sum);
    return complement != null
        ? complement
        : Complement.ofFractions(
            sum.operands().stream().map(this::replaced).toList(), this::leaves);
  }

  /** The term with those of its factors that are sums replaced by what is lowered for them. */
  private Expr replaced(Expr term) {
    if (!(term instanceof Product)
        || term.operands().stream().noneMatch(complements::containsKey)) {
      return term;
    }
    return Product.of(term.operands().stream().map(f -> complements.getOrDefault(f, f)).toList());
  }

  /** What is lowered in place of a sum, because it keeps its digits; null if nothing is. */
  @Nullable Expr complement(Expr sum) {
    of(sum);
    return complements.get(sum);
  }

  private int ofSum(Sum sum) {
    int any = 0;
    int all = VANISHES;
    for (Expr term : sum.operands) {
      int own = known.getOrDefault(term, 0);
      any |= own;
      all &= own;
    }
    return (any & GROWS) | all;
  }

  private int ofPower(Power power) {
    if (power.exponent() instanceof Num exponent) {
      int base = known.getOrDefault(power.base(), 0);
      return exponent.value.signum() > 0 ? base : swapped(base);
    }
    boolean stays = power.constant && isModest(power.exponent());
    return isExponential(power) && !stays ? GROWS | VANISHES : 0;
  }

  /** Whether it is a positive number to a power that varies. */
  static boolean isExponential(Power power) {
    boolean positive = power.base() instanceof Num base && base.value.signum() > 0;
    return positive && !(power.exponent() instanceof Num);
  }

  private static int swapped(int growth) {
    return ((growth & GROWS) << 1) | ((growth & VANISHES) >> 1);
  }

  /** Whether a constant exponent leaves an exponential far inside the range of a double. */
  private static boolean isModest(Expr exponent) {
    return Math.abs(Dual.of(exponent, List.of()).value()) < MODEST;
  }

  private int ofCall(Builtin function, Call call) {
    return switch (function) {
      case EXP, COSH, SINH, EXPM1, SIGMOID ->
          call.constant && isModest(call.argument()) ? 0 : ofExponential(function);
      case SQRT, CBRT, ABS, GROUP -> known.getOrDefault(call.argument(), 0);
      default -> 0;
    };
  }

  private static int ofExponential(Builtin function) {
    return function == Builtin.EXP
        ? GROWS | VANISHES
        : function == Builtin.SIGMOID ? VANISHES : GROWS;
  }
}
