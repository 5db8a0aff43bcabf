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
  private static final double LN2 = Math.log(2);
  private static final double LN10 = Math.log(10);

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
      return extremum(call, function == Builtin.MAX);
    }
    Dual u = get(call.argument());
    double x = u.value();
    return switch (function) {
      case GROUP -> u;
      case SIN -> u.sin();
      case COS -> u.cos();
      case EXP -> u.exp();
      case LOG -> u.log();
      case SQRT -> u.sqrt();
      case TAN -> {
        double t = Math.tan(x);
        double slope = 1 + t * t;
        yield u.chain(t, slope, 2 * t * slope);
      }
      case ASIN, ACOS -> {
        double s = 1 / Math.sqrt((1 - x) * (1 + x));
        boolean sine = function == Builtin.ASIN;
        double sign = sine ? 1 : -1;
        yield u.chain(sine ? Math.asin(x) : Math.acos(x), sign * s, sign * x * s * s * s);
      }
      case ATAN -> {
        double s = 1 / (1 + x * x);
        yield u.chain(Math.atan(x), s, -2 * x * s * s);
      }
      case SINH -> u.chain(Math.sinh(x), Math.cosh(x), Math.sinh(x));
      case COSH -> u.chain(Math.cosh(x), Math.sinh(x), Math.cosh(x));
      case TANH -> {
        double s = 1 / Math.cosh(x);
        yield u.chain(Math.tanh(x), s * s, -2 * Math.tanh(x) * s * s);
      }
      case ASINH -> {
        double s = 1 / Math.sqrt(x * x + 1);
        yield u.chain(Maths.asinh(x, false), s, -x * s * s * s);
      }
      case ACOSH -> {
        double s = 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1));
        yield u.chain(Maths.acosh(x, false), s, -x * s * s * s);
      }
      case ATANH -> {
        double s = 1 / ((1 - x) * (1 + x));
        yield u.chain(Maths.atanh(x, false), s, 2 * x * s * s);
      }
      case LOG2 -> u.chain(Maths.log2(x, false), 1 / (x * LN2), -1 / (x * x * LN2));
      case LOG10 -> u.chain(Math.log10(x), 1 / (x * LN10), -1 / (x * x * LN10));
      case LOG1P -> u.chain(Math.log1p(x), 1 / (1 + x), -1 / ((1 + x) * (1 + x)));
      case EXPM1 -> u.chain(Math.expm1(x), Math.exp(x), Math.exp(x));
      case CBRT -> {
        double r = Math.cbrt(x);
        yield u.chain(r, 1 / (3 * r * r), -2 / (9 * r * r * r * r * r));
      }
      case ABS -> u.chain(Math.abs(x), Math.signum(x), 0);
      case SIGN -> u.chain(Math.signum(x), 0, 0);
      case RELU -> x > 0 ? u : Dual.constant(Math.max(x, 0), n);
      case SIGMOID -> {
        double s = sigmoid(x);
        double slope = s * sigmoid(-x);
        yield u.chain(s, slope, slope * (sigmoid(-x) - s));
      }
      case SOFTPLUS ->
          u.chain(
              Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
              sigmoid(x),
              sigmoid(x) * sigmoid(-x));
      case ERF -> {
        double slope = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
        yield u.chain(Maths.erf(x, false), slope, -2 * x * slope);
      }
      case KINK -> Dual.constant(Maths.kink(x), n);
      case MAX, MIN -> throw new IllegalStateException("handled above: " + function);
    };
  }

  private static double sigmoid(double x) {
    return Maths.logistic(x, Math.exp(-Math.abs(x)));
  }

  /** The arguments that tie share the derivatives. */
  private Dual extremum(Call call, boolean max) {
    double best = get(call.operands[0]).value();
    for (Expr argument : call.operands) {
      double value = get(argument).value();
      best = max ? Math.max(best, value) : Math.min(best, value);
    }
    List<Dual> reach = new ArrayList<>();
    for (Expr argument : call.operands) {
      if (get(argument).value() == best) {
        reach.add(get(argument));
      }
    }
    if (reach.size() == 1) {
      return reach.get(0);
    }
    Dual mean = Dual.constant(0, n);
    for (Dual dual : reach) {
      mean = mean.add(dual.multiply(Dual.constant(1.0 / reach.size(), n)));
    }
    return mean.add(Dual.constant(best - mean.value(), n));
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
