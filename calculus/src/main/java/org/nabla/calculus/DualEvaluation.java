package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions by dual numbers: each part once, and only if it is needed. */
final class DualEvaluation {
  private final int n;
  private final Map<Expr, Dual> known = new HashMap<>();

  DualEvaluation(List<Expr> variables, double[] at) {
    n = at.length;
    for (int i = 0; i < n; i++) {
      known.put(variables.get(i), Dual.variable(at[i], i, n));
    }
  }

  Dual of(Expr root) {
    Deque<Expr> stack = new ArrayDeque<>(List.of(root));
    while (!stack.isEmpty()) {
      Expr node = stack.element();
      Expr missing = known.containsKey(node) ? null : missing(node);
      if (missing != null) {
        stack.push(missing);
      } else {
        stack.pop();
        if (!known.containsKey(node)) {
          known.put(node, compute(node));
        }
      }
    }
    return get(root);
  }

  private Dual get(Expr e) {
    Dual dual = known.get(e);
    if (dual == null) {
      throw new IllegalStateException("needed before it was computed: " + e);
    }
    return dual;
  }

  private @Nullable Expr missing(Expr node) {
    if (!(node instanceof Piecewise choice)) {
      for (Expr operand : node.operands) {
        if (!known.containsKey(operand)) {
          return operand;
        }
      }
      return null;
    }
    for (Piecewise.Branch branch : choice.branches()) {
      if (!known.containsKey(branch.left())) {
        return branch.left();
      }
      if (!known.containsKey(branch.right())) {
        return branch.right();
      }
      if (holds(branch)) {
        return known.containsKey(branch.value()) ? null : branch.value();
      }
    }
    Expr otherwise = choice.otherwise();
    return otherwise == null || known.containsKey(otherwise) ? null : otherwise;
  }

  private boolean holds(Piecewise.Branch branch) {
    return branch.relation().holds(get(branch.left()).value(), get(branch.right()).value());
  }

  private Dual compute(Expr e) {
    if (e instanceof Num number) {
      return Dual.constant(number.value.doubleValue(), n);
    } else if (e instanceof Constant constant) {
      return Dual.constant(constant.value, n);
    } else if (e instanceof Sum) {
      return List.of(e.operands).stream().map(this::get).reduce(Dual::add).orElseThrow();
    } else if (e instanceof Product) {
      return List.of(e.operands).stream().map(this::get).reduce(Dual::multiply).orElseThrow();
    } else if (e instanceof Power power) {
      return get(power.base()).pow(get(power.exponent()));
    } else if (e instanceof Piecewise choice) {
      return choose(choice);
    } else if (e instanceof Call call) {
      return call.head instanceof UserFunction function ? user(call, function) : builtin(call);
    }
    throw new IllegalArgumentException(
        "symbol '" + e + "' has no value; name it among the variables");
  }

  private Dual choose(Piecewise choice) {
    for (Piecewise.Branch branch : choice.branches()) {
      if (holds(branch)) {
        return get(branch.value());
      }
    }
    Expr otherwise = choice.otherwise();
    return otherwise == null ? Dual.constant(Double.NaN, n) : get(otherwise);
  }

  private Dual builtin(Call call) {
    Builtin function = (Builtin) call.head;
    if (function == Builtin.MAX || function == Builtin.MIN) {
      List<Dual> arguments = Arrays.stream(call.operands).map(this::get).toList();
      return DualFunctions.extremum(function == Builtin.MAX, arguments);
    }
    return DualFunctions.of(function, get(call.argument()));
  }

  private Dual user(Call call, UserFunction function) {
    List<Expr> symbols = new ArrayList<>();
    double[] at = new double[call.operands.length];
    for (int i = 0; i < at.length; i++) {
      symbols.add(Symbol.of("argument" + i));
      at[i] = get(call.operands[i]).value();
    }
    CompiledFunction f =
        CompiledFunction.of(Call.of(function, symbols.toArray(Expr[]::new)), symbols);
    double[] first = new double[at.length];
    double[][] second = new double[at.length][at.length];
    double value = f.interpreted().valueGradientAndHessian(at, first, second);
    return Dual.chain(
        n, value, first, second, Arrays.stream(call.operands).map(this::get).toList());
  }
}
