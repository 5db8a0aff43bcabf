package org.nabla.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The size of an expression as it would be written out: each part as often as it occurs. */
final class Measure {
  private Measure() {}

  static double of(Expr root) {
    Map<Expr, Double> sizes = new HashMap<>();
    for (Expr node : Graphs.postorder(List.of(root))) {
      double size = node instanceof Num number && !number.value.isInteger() ? 2 : 1;
      for (Expr operand : node.operands) {
        size += sizes.getOrDefault(operand, 0.0);
      }
      sizes.put(node, size);
    }
    return sizes.getOrDefault(root, 0.0);
  }

  /** The smallest of what the passes make of an expression, one pass being one step. */
  static Expr simplify(Expr e, int steps) {
    Expr best = e;
    int left = steps;
    boolean improved = true;
    while (improved && left > 0) {
      improved = false;
      for (Pass pass : PASSES) {
        if (left-- <= 0) {
          break;
        }
        Expr tried = pass.apply(best);
        if (of(tried) < of(best)) {
          best = tried;
          improved = true;
        }
      }
    }
    return best;
  }

  private interface Pass {
    Expr apply(Expr e);
  }

  private static final List<Pass> PASSES =
      List.of(
          Passes::powers,
          Passes::cancel,
          Passes::trig,
          Passes::expand,
          e -> Passes.trig(Passes.expand(e)),
          e -> Passes.cancel(Passes.expand(e)),
          e -> Passes.powers(Passes.expand(e)));
}
