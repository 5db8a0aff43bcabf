package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into operations on doubles: fractions become divisions, small whole powers
 * multiplications, and forms that overflow on the way (logistic functions, ratios of hyperbolic
 * ones) their stable equals. Alike operations are made once.
 */
final class Lowering {
  private static final int MAX_MULTIPLIED_POWER = 64;
  private static final int STRAIGHT_SUM = 8;
  private static final int MAX_NESTED = 32;
  private static final double LN2 = Math.log(2);

  private record Key(Op op, int index, long bits, List<Operation> inputs) {}

  private final Map<Key, Operation> unique = new HashMap<>();
  private final Map<Expr, Operation> lowered = new HashMap<>();
  private int nested;
  final List<UserFunction> functions = new ArrayList<>();

  Lowering(List<? extends Expr> variables) {
    for (int i = 0; i < variables.size(); i++) {
      lowered.put(variables.get(i), make(Op.VARIABLE, i, 0));
    }
  }

  List<Operation> lower(Collection<? extends Expr> roots) {
    for (Expr node : Graphs.postorder(roots)) {
      if (!lowered.containsKey(node)) {
        lowered.put(node, lower(node));
      }
    }
    return roots.stream().map(this::get).toList();
  }

  private Operation get(Expr e) {
    Operation known = lowered.get(e);
    if (known == null) {
      nested++;
      known = lower(e);
      nested--;
      lowered.put(e, known);
    }
    return known;
  }

  /** Whether a product may make new sums: what these need is lowered by recursion. */
  boolean mayDistribute() {
    return nested < MAX_NESTED;
  }

  private Operation lower(Expr e) {
    if (e instanceof Num number) {
      return number(number.value.doubleValue());
    } else if (e instanceof Constant constant) {
      return number(constant.value);
    } else if (e instanceof Sum sum) {
      return sum(Arrays.asList(sum.operands));
    } else if (e instanceof Product product) {
      return new ProductLowering(this).lower(product);
    } else if (e instanceof Power power) {
      return power.wholeExponent() < 0 ? new ProductLowering(this).lower(e) : power(power);
    } else if (e instanceof Call call) {
      return call(call);
    } else if (e instanceof Piecewise piecewise) {
      return piecewise(piecewise);
    }
    throw new IllegalArgumentException(
        "symbol '" + e + "' has no value; give it one, or name it among the variables");
  }

  private Operation piecewise(Piecewise piecewise) {
    Expr otherwise = piecewise.otherwise();
    Operation result = otherwise == null ? number(Double.NaN) : get(otherwise);
    List<Piecewise.Branch> branches = piecewise.branches();
    for (int i = branches.size() - 1; i >= 0; i--) {
      Piecewise.Branch branch = branches.get(i);
      Operation then = get(branch.value());
      if (then != result) {
        result =
            make(
                Op.SELECT,
                branch.relation().code,
                0,
                get(branch.left()),
                get(branch.right()),
                then,
                result);
      }
    }
    return result;
  }

  /** Adds in order, longer sums by halves, which is more exact and leaves less to wait for. */
  private Operation sum(List<Expr> terms) {
    if (terms.size() > STRAIGHT_SUM) {
      int half = terms.size() / 2;
      return make(
          Op.ADD, 0, 0, sum(terms.subList(0, half)), sum(terms.subList(half, terms.size())));
    }
    if (terms.size() == 2 && terms.get(1) == Num.ONE) {
      Operation complement = complement(terms.get(0).negate());
      if (complement != null) {
        return complement;
      }
    }
    if (terms.size() == 2
        && Printer.isNegative(terms.get(0))
        && !Printer.isNegative(terms.get(1))) {
      return subtract(get(terms.get(1)), get(terms.get(0).negate()));
    }
    Operation total = get(terms.get(0));
    for (Expr term : terms.subList(1, terms.size())) {
      total =
          Printer.isNegative(term)
              ? subtract(total, get(term.negate()))
              : make(Op.ADD, 0, 0, total, get(term));
    }
    return total;
  }

  /** {@code 1 - e} without cancellation, where there is a way. */
  private @Nullable Operation complement(Expr e) {
    if (e instanceof Call call && call.is(Builtin.SIGMOID)) {
      return sigmoid(negate(get(call.argument())));
    }
    boolean square = e instanceof Power power && power.wholeExponent() == 2;
    return square && e.operands[0] instanceof Call call && call.is(Builtin.TANH)
        ? divide(number(1), power(make(Op.COSH, 0, 0, get(call.argument())), 2))
        : null;
  }

  private Operation power(Power power) {
    long n = power.wholeExponent();
    return n > 0 ? power(get(power.base()), n) : pow(get(power.base()), get(power.exponent()));
  }

  /** A positive whole power. */
  Operation power(Operation base, long n) {
    if (n > MAX_MULTIPLIED_POWER) {
      return pow(base, number((double) n));
    }
    if (n == 1) {
      return base;
    }
    Operation half = power(base, n / 2);
    Operation square = multiply(half, half);
    return n % 2 == 0 ? square : multiply(square, base);
  }

  private Operation pow(Operation base, Operation exponent) {
    return make(Op.POW, 0, 0, base, exponent);
  }

  private Operation call(Call call) {
    if (call.head instanceof UserFunction function) {
      if (!functions.contains(function)) {
        functions.add(function);
      }
      Operation[] arguments = Arrays.stream(call.operands).map(this::get).toArray(Operation[]::new);
      return make(Op.USER, functions.indexOf(function), 0, arguments);
    }
    Builtin function = (Builtin) call.head;
    Operation u = get(call.argument());
    return switch (function) {
      case MAX, MIN -> fold(function == Builtin.MAX ? Op.MAX : Op.MIN, call.operands);
      case RELU -> make(Op.MAX, 0, 0, u, number(0));
      case SIGN -> make(Op.SIGNUM, 0, 0, u);
      case ABS -> abs(u);
      case SIGMOID -> sigmoid(u);
      case SOFTPLUS -> softplus(u);
      case LOG -> {
        Expr exponent = ProductLowering.logisticExponent(call.argument());
        if (exponent != null) {
          yield softplus(get(exponent));
        }
        if (u.op == Op.COSH) {
          yield subtract(
              make(Op.ADD, 0, 0, abs(u.inputs[0]), make(Op.LOG1P, 0, 0, decay(twice(u.inputs[0])))),
              number(LN2));
        }
        yield u.op == Op.LOGISTIC ? negate(softplus(negate(u.inputs[0]))) : make(Op.LOG, 0, 0, u);
      }
      case LOG1P -> u.op == Op.EXP ? softplus(u.inputs[0]) : make(Op.LOG1P, 0, 0, u);
      default -> make(Op.valueOf(function.name()), 0, 0, u);
    };
  }

  private Operation fold(Op op, Expr[] arguments) {
    Operation result = get(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      result = make(op, 0, 0, result, get(arguments[i]));
    }
    return result;
  }

  Operation sigmoid(Operation u) {
    return make(Op.LOGISTIC, 0, 0, u, decay(u));
  }

  private Operation softplus(Operation u) {
    return make(Op.ADD, 0, 0, make(Op.MAX, 0, 0, u, number(0)), make(Op.LOG1P, 0, 0, decay(u)));
  }

  private Operation twice(Operation u) {
    return u.op == Op.MULTIPLY && u.inputs[0].isNumber()
        ? multiply(number(2 * u.inputs[0].number), u.inputs[1])
        : multiply(number(2), u);
  }

  /** {@code exp(-|u|)}, which never overflows. */
  private Operation decay(Operation u) {
    return make(Op.EXP, 0, 0, negate(abs(u)));
  }

  private Operation abs(Operation u) {
    if (u.op == Op.NEGATE) {
      return abs(u.inputs[0]);
    }
    if (u.op == Op.MULTIPLY && u.inputs[0].isNumber()) {
      return multiply(number(Math.abs(u.inputs[0].number)), abs(u.inputs[1]));
    }
    return u.op == Op.ABS ? u : make(Op.ABS, 0, 0, u);
  }

  Operation negate(Operation u) {
    if (u.op == Op.NEGATE) {
      return u.inputs[0];
    }
    if (u.isNumber()) {
      return number(-u.number);
    }
    if (u.op == Op.MULTIPLY && u.inputs[0].isNumber()) {
      return multiply(number(-u.inputs[0].number), u.inputs[1]);
    }
    return u.op == Op.SUBTRACT
        ? make(Op.SUBTRACT, 0, 0, u.inputs[1], u.inputs[0])
        : make(Op.NEGATE, 0, 0, u);
  }

  private Operation subtract(Operation a, Operation b) {
    return make(Op.SUBTRACT, 0, 0, a, b);
  }

  Operation multiply(Operation a, Operation b) {
    if (a.isNumber() && a.number == 1) {
      return b;
    }
    return a.isNumber() && a.number == -1 ? negate(b) : make(Op.MULTIPLY, 0, 0, a, b);
  }

  Operation divide(Operation a, Operation b) {
    return make(Op.DIVIDE, 0, 0, a, b);
  }

  Operation number(double value) {
    return make(Op.NUMBER, 0, value);
  }

  Operation of(Expr e) {
    return get(e);
  }

  private Operation make(Op op, int index, double number, Operation... inputs) {
    Key key = new Key(op, index, Double.doubleToRawLongBits(number), List.of(inputs));
    return unique.computeIfAbsent(key, k -> new Operation(op, index, number, inputs));
  }
}
