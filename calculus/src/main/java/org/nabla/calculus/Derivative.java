package org.nabla.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exact derivatives over the shared graph: forward by one symbol, or backward from one value to all
 * symbols at once (Linnainmaa 1970).
 */
final class Derivative {
  private Derivative() {}

  /** The derivative by one symbol, each shared part differentiated once. */
  static Expr of(Expr root, Expr variable, Kink kink) {
    Symbol x = Graphs.symbol(variable);
    if (kink == Kink.MIDPOINT) {
      Expr left = of(root, x, Kink.LEFT);
      Expr right = of(root, x, Kink.RIGHT);
      return left == right ? left : Product.of(Num.HALF, Sum.of(left, right));
    }
    Map<Expr, Factors> derivatives = new HashMap<>();
    for (Expr node : Graphs.postorder(List.of(root))) {
      Factors derivative = node == x ? Factors.ONE : ofNode(node, derivatives, kink);
      if (derivative != null) {
        derivatives.put(node, derivative);
      }
    }
    Factors result = derivatives.get(root);
    return result == null ? Num.ZERO : result.toExpr();
  }

  /** The derivative of a node from those of its operands, null for 0. */
  private static @Nullable Factors ofNode(Expr node, Map<Expr, Factors> inner, Kink kink) {
    if (OneSided.isSide(kink) && OneSided.isKinked(node)) {
      Expr derivative = new OneSided(kink, operand -> expr(inner.get(operand))).derivative(node);
      return derivative == Num.ZERO ? null : Factors.ONE.times(derivative);
    }
    if (node instanceof Piecewise piecewise) {
      return ofPiecewise(piecewise, inner);
    }
    Factors only = null;
    List<Expr> terms = new ArrayList<>();
    List<Expr> partials = Partials.of(node, inner::containsKey, kink);
    for (int i = 0; i < node.operands.length; i++) {
      Factors derivative = inner.get(node.operands[i]);
      if (derivative != null && partials.get(i) != Num.ZERO) {
        if (only != null) {
          terms.add(only.toExpr());
        }
        only = derivative.times(partials.get(i));
      }
    }
    if (only == null || terms.isEmpty()) {
      return only;
    }
    terms.add(only.toExpr());
    Expr sum = sum(terms);
    return sum == Num.ZERO ? null : Factors.ONE.times(sum);
  }

  private static @Nullable Factors ofPiecewise(Piecewise choice, Map<Expr, Factors> inner) {
    List<Piecewise.Branch> branches = new ArrayList<>();
    for (Piecewise.Branch branch : choice.branches()) {
      branches.add(
          new Piecewise.Branch(
              branch.left(), branch.relation(), branch.right(), expr(inner.get(branch.value()))));
    }
    Expr otherwise = choice.otherwise();
    Expr derivative = Piecewise.of(branches, otherwise == null ? null : expr(inner.get(otherwise)));
    return derivative == Num.ZERO ? null : Factors.ONE.times(derivative);
  }

  private static Expr expr(@Nullable Factors factors) {
    return factors == null ? Num.ZERO : factors.toExpr();
  }

  /**
   * The derivatives by all the variables in one pass from the root down; from one side, at kinks,
   * each variable has a pass of its own, because each decides ties in its own direction.
   */
  static List<Expr> gradient(Expr root, List<? extends Expr> variables, Kink kink) {
    variables.forEach(Graphs::symbol);
    List<Expr> order = Graphs.postorder(List.of(root));
    Map<Expr, Boolean> varying = varying(order, variables);
    boolean sides = OneSided.isSide(kink) || kink == Kink.MIDPOINT;
    if (sides && order.stream().anyMatch(e -> varying.containsKey(e) && OneSided.isKinked(e))) {
      return variables.stream().map(variable -> of(root, variable, kink)).toList();
    }
    Map<Expr, List<Factors>> adjoints = new HashMap<>();
    adjoints.put(root, List.of(Factors.ONE));
    Map<Expr, Expr> gradient = new HashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Expr node = order.get(i);
      List<Factors> contributions = adjoints.remove(node);
      if (contributions == null) {
        continue;
      }
      Factors total = total(contributions);
      if (node instanceof Symbol) {
        gradient.put(node, total.toExpr());
      }
      Map<Expr, Expr> partials = partials(node, varying, kink);
      Factors adjoint = partials.size() > 1 ? total.shared(Partials.WIDE) : total;
      partials.forEach(
          (operand, partial) ->
              adjoints
                  .computeIfAbsent(operand, key -> new ArrayList<>())
                  .add(adjoint.times(partial)));
    }
    return variables.stream().<Expr>map(v -> gradient.getOrDefault(v, Num.ZERO)).toList();
  }

  private static Factors total(List<Factors> contributions) {
    return contributions.size() == 1
        ? contributions.get(0)
        : Factors.ONE.times(sum(contributions.stream().map(Factors::toExpr).toList()));
  }

  /** The sum, free of the terms that are 0 wherever they have a value, like {@code 0/x}. */
  private static Expr sum(List<Expr> terms) {
    Expr sum = Sum.of(Piecewise.merge(terms));
    List<Expr> kept = sum instanceof Sum ? sum.operands() : List.of(sum);
    boolean clean = kept.stream().noneMatch(Derivative::vanishes);
    return clean ? sum : Sum.of(kept.stream().filter(term -> !vanishes(term)).toList());
  }

  private static boolean vanishes(Expr term) {
    return term instanceof Product product && product.coefficient().isZero();
  }

  /** The non-zero partial derivative by each distinct operand that varies. */
  private static Map<Expr, Expr> partials(Expr node, Map<Expr, Boolean> varying, Kink kink) {
    Map<Expr, Expr> distinct = new LinkedHashMap<>();
    List<Expr> partials = Partials.of(node, varying::containsKey, kink);
    for (int i = 0; i < node.operands.length; i++) {
      if (partials.get(i) != Num.ZERO) {
        distinct.merge(node.operands[i], partials.get(i), Expr::add);
      }
    }
    return distinct;
  }

  private static Map<Expr, Boolean> varying(List<Expr> order, List<? extends Expr> variables) {
    Map<Expr, Boolean> varying = new HashMap<>();
    for (Expr variable : variables) {
      varying.put(variable, true);
    }
    for (Expr node : order) {
      for (Expr operand : node.operands) {
        if (varying.containsKey(operand)) {
          varying.put(node, true);
        }
      }
    }
    return varying;
  }
}
