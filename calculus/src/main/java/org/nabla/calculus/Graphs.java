package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Walks over expressions as graphs: each shared part once, with a stack of its own. */
final class Graphs {
  private Graphs() {}

  /** All parts of the roots, each once, operands before what uses them. */
  static List<Expr> postorder(Collection<? extends Expr> roots) {
    return postorder(roots, Set.of());
  }

  /** The same without what is known, and without the parts of that. */
  private static List<Expr> postorder(Collection<? extends Expr> roots, Set<Expr> known) {
    List<Expr> order = new ArrayList<>();
    Set<Expr> done = new HashSet<>();
    Deque<Step> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      if (!known.contains(root) && done.add(root)) {
        stack.push(new Step(root));
      }
      while (!stack.isEmpty()) {
        Step step = stack.peek();
        if (step.next == step.node.operands.length) {
          order.add(step.node);
          stack.pop();
        } else {
          Expr operand = step.node.operands[step.next++];
          if (!known.contains(operand) && done.add(operand)) {
            stack.push(new Step(operand));
          }
        }
      }
    }
    return order;
  }

  private static final class Step {
    final Expr node;
    int next;

    Step(Expr node) {
      this.node = node;
    }
  }

  /**
   * Rebuilds from the leaves: each part over its new operands, then as the rule says. What would
   * divide by an exact 0 is refused, except in a branch that is never taken.
   */
  static Expr rewrite(Expr root, BiFunction<Expr, Expr, Expr> rule) {
    Map<Expr, Expr> image = new HashMap<>();
    Map<Expr, ArithmeticException> failures = new HashMap<>();
    for (Expr node : postorder(List.of(root))) {
      try {
        Expr[] operands = operands(node, image, failures);
        Expr rebuilt = Arrays.equals(operands, node.operands) ? node : node.with(operands);
        image.put(node, rule.apply(node, rebuilt));
      } catch (ArithmeticException e) {
        failures.put(node, e);
      }
    }
    ArithmeticException failure = failures.get(root);
    if (failure != null) {
      throw failure;
    }
    return image.getOrDefault(root, root);
  }

  /** The new operands; a failure among them counts unless it is in a branch never taken. */
  private static Expr[] operands(
      Expr node, Map<Expr, Expr> image, Map<Expr, ArithmeticException> failures) {
    Expr[] operands = new Expr[node.operands.length];
    boolean decided = false;
    for (int i = 0; i < operands.length; i++) {
      Expr operand = node.operands[i];
      ArithmeticException failure = failures.get(operand);
      boolean value = node instanceof Piecewise && i % 3 == 2;
      boolean skipped = value && isNeverTaken((Piecewise) node, i / 3, operands);
      if (failure != null && !skipped && !decided) {
        throw failure;
      }
      operands[i] = failure == null ? image.getOrDefault(operand, operand) : Num.ZERO;
      decided |= value && isAlwaysTaken((Piecewise) node, i / 3, operands);
    }
    return operands;
  }

  private static boolean isNeverTaken(Piecewise choice, int branch, Expr[] operands) {
    return operands[3 * branch] instanceof Num a
        && operands[3 * branch + 1] instanceof Num b
        && !choice.holds(branch, a, b);
  }

  private static boolean isAlwaysTaken(Piecewise choice, int branch, Expr[] operands) {
    return operands[3 * branch] instanceof Num a
        && operands[3 * branch + 1] instanceof Num b
        && choice.holds(branch, a, b);
  }

  /** As {@link #rewrite}, but what would divide by an exact 0 or overflow stays as it was. */
  static Expr simplify(Expr root, UnaryOperator<Expr> rule) {
    Map<Expr, Expr> image = new HashMap<>();
    simplify(List.of(root), image, rule);
    return image.getOrDefault(root, root);
  }

  /** The same for several roots; what has an image keeps it. */
  static void simplify(
      Collection<? extends Expr> roots, Map<Expr, Expr> image, UnaryOperator<Expr> rule) {
    for (Expr node : postorder(roots, image.keySet())) {
      Expr[] operands = Arrays.stream(node.operands).map(image::get).toArray(Expr[]::new);
      Expr result = node;
      try {
        result = rule.apply(Arrays.equals(operands, node.operands) ? node : node.with(operands));
      } catch (ArithmeticException e) {
        result = node;
      }
      image.put(node, result);
    }
  }

  static List<Expr> variables(Expr root) {
    return variables(List.of(root));
  }

  static List<Expr> variables(Collection<? extends Expr> roots) {
    return postorder(roots).stream()
        .filter(Symbol.class::isInstance)
        .sorted(Order.FACTORS)
        .toList();
  }

  static List<Expr> onlyVariable(Expr root) {
    List<Expr> variables = variables(root);
    Checks.require(
        variables.size() <= 1,
        "which variable? The expression has "
            + variables
            + "; say which one, as in diff(Expr.symbol(\"x\"))");
    return variables.isEmpty() ? List.of(Symbol.of("x")) : variables;
  }

  static Symbol symbol(Expr variable) {
    Checks.require(
        variable instanceof Symbol,
        "variable is '"
            + Checks.excerpt(variable.toString())
            + "'; expected a symbol, made by Expr.symbol(name)");
    return (Symbol) variable;
  }
}
