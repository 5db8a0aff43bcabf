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
    List<Expr> order = new ArrayList<>();
    Set<Expr> done = new HashSet<>();
    Deque<Step> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      if (done.add(root)) {
        stack.push(new Step(root));
      }
      while (!stack.isEmpty()) {
        Step step = stack.peek();
        if (step.next == step.node.operands.length) {
          order.add(step.node);
          stack.pop();
        } else {
          Expr operand = step.node.operands[step.next++];
          if (done.add(operand)) {
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

  /** Rebuilds from the leaves: each part over its new operands, then as the rule says. */
  static Expr rewrite(Expr root, BiFunction<Expr, Expr, Expr> rule) {
    Map<Expr, Expr> image = new HashMap<>();
    for (Expr node : postorder(List.of(root))) {
      Expr[] operands = Arrays.stream(node.operands).map(image::get).toArray(Expr[]::new);
      Expr rebuilt = Arrays.equals(operands, node.operands) ? node : node.with(operands);
      image.put(node, rule.apply(node, rebuilt));
    }
    return image.getOrDefault(root, root);
  }

  /** As {@link #rewrite}, but what would divide by an exact 0 or overflow stays as it was. */
  static Expr simplify(Expr root, UnaryOperator<Expr> rule) {
    Map<Expr, Expr> image = new HashMap<>();
    for (Expr node : postorder(List.of(root))) {
      Expr[] operands = Arrays.stream(node.operands).map(image::get).toArray(Expr[]::new);
      Expr result = node;
      try {
        result = rule.apply(Arrays.equals(operands, node.operands) ? node : node.with(operands));
      } catch (ArithmeticException e) {
        result = node;
      }
      image.put(node, result);
    }
    return image.getOrDefault(root, root);
  }

  static List<Expr> variables(Expr root) {
    return postorder(List.of(root)).stream()
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
