package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns expressions, once {@link Conditioning} has rewritten them, into operations on doubles:
 * fractions become divisions and small whole powers multiplications; what leaves the range of
 * doubles on the way goes through {@link Scaling}. Alike operations are made once.
 */
final class Lowering {
  static final int MAX_MULTIPLIED_POWER = 64;
  private static final int STRAIGHT_SUM = 8;

  /** Beyond it a function of u is that of its leading term to the last digit. */
  private static final double LARGE = 1e100;

  private static final double LN2 = Math.log(2);

  private record Key(Op op, int index, long bits, List<Operation> inputs) {}

  private final Map<Key, Operation> unique = new HashMap<>();
  private final Map<Expr, Operation> lowered = new HashMap<>();
  private final Growth growth = new Growth();
  private final Conditioning conditioning = new Conditioning(growth);
  private final Scaling scaling = new Scaling(this, growth);
  final List<UserFunction> functions = new ArrayList<>();

  Lowering(List<? extends Expr> variables) {
    for (int i = 0; i < variables.size(); i++) {
      lowered.put(variables.get(i), make(Op.VARIABLE, i, 0));
    }
  }

  /** The expressions as they are best differentiated and lowered. */
  List<Expr> conditioned(Collection<? extends Expr> roots) {
    return conditioning.of(roots);
  }

  List<Operation> lower(Collection<? extends Expr> roots) {
    List<Expr> conditioned = conditioned(roots);
    for (Expr node : Graphs.postorder(conditioned)) {
      if (!lowered.containsKey(node)) {
        lowered.put(node, lower(node));
      }
    }
    return conditioned.stream().map(this::of).toList();
  }

  Operation of(Expr e) {
    Operation known = lowered.get(e);
    if (known == null) {
      known = lower(e);
      lowered.put(e, known);
    }
    return known;
  }

  private Operation lower(Expr e) {
    if (e instanceof Num number) {
      return number(number.value.doubleValue());
    } else if (e instanceof Constant constant) {
      return number(constant.value);
    } else if (e instanceof Sum sum) {
      return sum(sum);
    } else if (e instanceof Product product) {
      return product(product);
    } else if (e instanceof Power power) {
      return power.wholeExponent() < 0 ? product(e) : power(power);
    } else if (e instanceof Call call) {
      return call(call);
    } else if (e instanceof Piecewise piecewise) {
      return piecewise(piecewise);
    }
    throw new IllegalArgumentException(
        "symbol '" + e + "' has no value; give it one, or name it among the variables");
  }

  private Operation product(Expr e) {
    if (growth.isUneven(e)) {
      return scaling.value(e);
    }
    Fraction fraction = new Fraction(this);
    for (Expr factor : Product.factors(e)) {
      if (factor instanceof Num number) {
        fraction.coefficient(number.value.doubleValue());
      } else if (factor instanceof Power power && power.wholeExponent() < 0) {
        fraction.below(of(power.base()), -power.wholeExponent());
      } else {
        fraction.above(of(factor), 1);
      }
    }
    return fraction.toOperation();
  }

  private Operation piecewise(Piecewise piecewise) {
    Expr otherwise = piecewise.otherwise();
    Operation result = otherwise == null ? number(Double.NaN) : of(otherwise);
    List<Piecewise.Branch> branches = piecewise.branches();
    for (int i = branches.size() - 1; i >= 0; i--) {
      Piecewise.Branch branch = branches.get(i);
      Operation then = of(branch.value());
      result = select(branch, then, result);
    }
    return result;
  }

  /** One of two, by the condition of a branch: sides that may overflow are compared scaled. */
  Operation select(Piecewise.Branch branch, Operation then, Operation otherwise) {
    Expr left = branch.left();
    Expr right = branch.right();
    boolean far = isFar(left) && isFar(right) && left != right;
    return far || growth.isDifference(left) || growth.isDifference(right)
        ? select(branch.relation(), scaling.difference(left, right), number(0), then, otherwise)
        : select(branch.relation(), of(left), of(right), then, otherwise);
  }

  /** Whether comparing it as it is may say equal of what is not. */
  private boolean isFar(Expr side) {
    return side == Num.ZERO || growth.leaves(side);
  }

  Operation select(
      Relation relation, Operation a, Operation b, Operation then, Operation otherwise) {
    return then == otherwise ? then : make(Op.SELECT, relation.code, 0, a, b, then, otherwise);
  }

  /** What may be infinity less infinity is computed again in scaled numbers. */
  private Operation sum(Sum sum) {
    Operation plain = sum(sum.operands());
    Operation limit = number(Double.POSITIVE_INFINITY);
    return growth.isDifference(sum)
        ? select(Relation.LT, abs(plain), limit, plain, scaling.value(sum))
        : plain;
  }

  /** Adds in order, longer sums by halves, which is more exact and leaves less to wait for. */
  private Operation sum(List<Expr> terms) {
    if (terms.size() > STRAIGHT_SUM) {
      int half = terms.size() / 2;
      return make(
          Op.ADD, 0, 0, sum(terms.subList(0, half)), sum(terms.subList(half, terms.size())));
    }
    if (terms.size() == 2
        && Printer.isNegative(terms.get(0))
        && !Printer.isNegative(terms.get(1))) {
      return subtract(of(terms.get(1)), of(terms.get(0).negate()));
    }
    Operation total = of(terms.get(0));
    for (Expr term : terms.subList(1, terms.size())) {
      total =
          Printer.isNegative(term)
              ? subtract(total, of(term.negate()))
              : make(Op.ADD, 0, 0, total, of(term));
    }
    return total;
  }

  private Operation power(Power power) {
    long n = power.wholeExponent();
    if (n == 0 && growth.leaves(power.base())) {
      return scaling.value(power);
    }
    return n > 0 ? power(of(power.base()), n) : pow(of(power.base()), of(power.exponent()));
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

  Operation pow(Operation base, Operation exponent) {
    return make(Op.POW, 0, 0, base, exponent);
  }

  private Operation call(Call call) {
    if (call.head instanceof UserFunction function) {
      if (!functions.contains(function)) {
        functions.add(function);
      }
      Operation[] arguments = Arrays.stream(call.operands).map(this::of).toArray(Operation[]::new);
      return make(Op.USER, functions.indexOf(function), 0, arguments);
    }
    Builtin function = (Builtin) call.head;
    Operation u = of(call.argument());
    return switch (function) {
      case MAX, MIN -> fold(function == Builtin.MAX ? Op.MAX : Op.MIN, call.operands);
      case RELU -> make(Op.MAX, 0, 0, u, number(0));
      case GROUP -> u;
      case SIGMOID -> sigmoid(u);
      case SOFTPLUS -> softplus(u);
      case LOG, LOG2, LOG10 -> log(function, call.argument(), u);
      case LOG1P -> log1p(call.argument(), u);
      case SQRT, CBRT -> growth.leaves(call) ? scaling.value(call) : unary(function, u);
      case SIGN ->
          growth.isDifference(call.argument())
              ? unary(Op.SIGNUM, scaling.difference(call.argument(), Num.ZERO))
              : unary(function, u);
      case ASINH, ACOSH -> arcus(function, call.argument(), u);
      default -> unary(function, u);
    };
  }

  /** Of a large u, {@code log(2*u)}. */
  private Operation arcus(Builtin function, Expr argument, Operation u) {
    Operation plain = unary(function, u);
    if (!growth.grows(argument)) {
      return plain;
    }
    Operation large = add(scaling.log(Functions.abs(argument)), number(LN2));
    Operation sign = unary(Op.SIGNUM, u);
    return select(Relation.LT, abs(u), number(LARGE), plain, multiply(sign, large));
  }

  private Operation log(Builtin function, Expr argument, Operation u) {
    if (function == Builtin.LOG && u.op == Op.COSH) {
      Operation v = u.inputs[0];
      Operation tail = unary(Op.LOG1P, decay(twice(v)));
      return subtract(add(abs(v), tail), number(LN2));
    }
    double unit =
        function == Builtin.LOG ? 1 : function == Builtin.LOG2 ? 1 / LN2 : 1 / Math.log(10);
    Operation plain =
        growth.leaves(argument)
            ? multiply(number(unit), scaling.log(argument))
            : unary(function, u);
    if (argument instanceof Sum && argument.operands().contains(Num.ONE)) {
      Operation rest = of(argument.subtract(Num.ONE));
      Operation near = multiply(number(unit), unary(Op.LOG1P, rest));
      return select(Relation.LT, abs(rest), number(0.25), near, plain);
    }
    return plain;
  }

  /** Where u is large, the logarithm of u itself; near -1 that of a well-conditioned 1 + u. */
  private Operation log1p(Expr argument, Operation u) {
    Operation result = unary(Op.LOG1P, u);
    Expr total = Sum.of(argument, Num.ONE);
    Expr better = conditioning.of(total);
    if (better != total) {
      Operation log = of(conditioning.of(Functions.log(better)));
      result = select(Relation.GT, u, number(-0.5), result, log);
    }
    return growth.grows(argument)
        ? select(Relation.LT, abs(u), number(LARGE), result, scaling.log(argument))
        : result;
  }

  private Operation unary(Builtin function, Operation u) {
    return switch (function) {
      case SIGN -> unary(Op.SIGNUM, u);
      case ABS -> abs(u);
      default -> unary(Op.valueOf(function.name()), u);
    };
  }

  Operation unary(Op op, Operation u) {
    return make(op, 0, 0, u);
  }

  Operation binary(Op op, Operation a, Operation b) {
    return make(op, 0, 0, a, b);
  }

  private Operation fold(Op op, Expr[] arguments) {
    Operation result = of(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      result = make(op, 0, 0, result, of(arguments[i]));
    }
    return result;
  }

  Operation sigmoid(Operation u) {
    return make(Op.LOGISTIC, 0, 0, u, decay(u));
  }

  Operation softplus(Operation u) {
    return add(max(u, number(0)), unary(Op.LOG1P, decay(u)));
  }

  Operation twice(Operation u) {
    return u.op == Op.MULTIPLY && u.inputs[0].isNumber()
        ? multiply(number(2 * u.inputs[0].number), u.inputs[1])
        : multiply(number(2), u);
  }

  /** {@code exp(-|u|)}, which never overflows. */
  Operation decay(Operation u) {
    return make(Op.EXP, 0, 0, negate(abs(u)));
  }

  Operation abs(Operation u) {
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

  Operation add(Operation a, Operation b) {
    return make(Op.ADD, 0, 0, a, b);
  }

  Operation max(Operation a, Operation b) {
    return make(Op.MAX, 0, 0, a, b);
  }

  Operation min(Operation a, Operation b) {
    return make(Op.MIN, 0, 0, a, b);
  }

  Operation subtract(Operation a, Operation b) {
    return make(Op.SUBTRACT, 0, 0, a, b);
  }

  Operation multiply(Operation a, Operation b) {
    if (a.isNumber() && a.number == 1) {
      return b;
    }
    if (b.isNumber() && b.number == 1) {
      return a;
    }
    return a.isNumber() && a.number == -1 ? negate(b) : make(Op.MULTIPLY, 0, 0, a, b);
  }

  Operation divide(Operation a, Operation b) {
    return make(Op.DIVIDE, 0, 0, a, b);
  }

  Operation number(double value) {
    return make(Op.NUMBER, 0, value);
  }

  private Operation make(Op op, int index, double number, Operation... inputs) {
    Key key = new Key(op, index, Double.doubleToRawLongBits(number), List.of(inputs));
    return unique.computeIfAbsent(key, k -> new Operation(op, index, number, inputs));
  }
}
