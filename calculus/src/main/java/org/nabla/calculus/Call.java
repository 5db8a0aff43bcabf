package org.nabla.calculus;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function applied to arguments. */
final class Call extends Expr {
  final Head head;

  private Call(Head head, Expr[] arguments) {
    super(
        head.label().hashCode(),
        arguments,
        head == Builtin.GROUP ? arguments[0].degree : 0,
        isTotal(head, arguments),
        isPositive(head, arguments));
    this.head = head;
  }

  /** The call in canonical form: exact where the value is a simple number, max and min flat. */
  static Expr of(Head head, Expr... arguments) {
    Head.checkArity(head, arguments.length);
    if (!(head instanceof Builtin function)) {
      return InternTable.intern(new Call(head, arguments.clone()));
    }
    if (function == Builtin.MAX || function == Builtin.MIN) {
      return extremum(function, arguments);
    }
    Expr known = known(function, arguments[0]);
    return known != null ? known : InternTable.intern(new Call(function, arguments.clone()));
  }

  boolean is(Builtin function) {
    return head == function;
  }

  Expr argument() {
    return operands[0];
  }

  private static Expr extremum(Builtin function, Expr[] arguments) {
    Set<Expr> distinct = new LinkedHashSet<>();
    Num number = null;
    for (Expr argument : arguments) {
      boolean nested = argument instanceof Call call && call.head == function;
      for (Expr e : nested ? argument.operands : new Expr[] {argument}) {
        if (e instanceof Num n) {
          number = number == null ? n : better(function, number, n);
        } else {
          distinct.add(e);
        }
      }
    }
    if (number != null) {
      distinct.add(number);
    }
    Expr[] flat = distinct.toArray(Expr[]::new);
    Arrays.sort(flat, Order.FACTORS);
    return flat.length == 1 ? flat[0] : InternTable.intern(new Call(function, flat));
  }

  private static Num better(Builtin function, Num a, Num b) {
    return (function == Builtin.MAX) == (a.value.compareTo(b.value) > 0) ? a : b;
  }

  private static @Nullable Expr known(Builtin function, Expr argument) {
    if (function == Builtin.GROUP) {
      return argument instanceof Product ? null : argument;
    }
    if (argument == Constant.E && function == Builtin.LOG) {
      return Num.ONE;
    }
    if (!(argument instanceof Num number)) {
      return null;
    }
    Rational x = number.value;
    return switch (function) {
      case SIN, TAN, ASIN, ATAN, SINH, TANH, ASINH, ATANH, LOG1P, EXPM1, ERF ->
          x.isZero() ? Num.ZERO : null;
      case COS, COSH, EXP -> x.isZero() ? Num.ONE : null;
      case LOG, LOG2, LOG10, ACOS, ACOSH -> x.isOne() ? Num.ZERO : null;
      case SIGMOID -> x.isZero() ? Num.HALF : null;
      case CBRT -> x.isZero() || x.abs().isOne() ? number : null;
      case ABS -> Num.from(x.abs());
      case SIGN -> Num.from(x.signum());
      case RELU -> x.signum() > 0 ? number : Num.ZERO;
      case SQRT -> exactRoot(x);
      default -> null;
    };
  }

  private static @Nullable Expr exactRoot(Rational x) {
    if (x.signum() < 0) {
      return null;
    }
    BigInteger[] n = x.numerator().sqrtAndRemainder();
    BigInteger[] d = x.denominator().sqrtAndRemainder();
    return n[1].signum() == 0 && d[1].signum() == 0 ? Num.from(Rational.of(n[0], d[0])) : null;
  }

  private static boolean isTotal(Head head, Expr[] arguments) {
    if (!(head instanceof Builtin function)) {
      return false;
    }
    boolean root = function == Builtin.SQRT;
    boolean log = function == Builtin.LOG || function == Builtin.LOG2 || function == Builtin.LOG10;
    boolean everywhere = function.total || ((root || log) && arguments[0].positive);
    return everywhere && allTotal(arguments);
  }

  private static boolean isPositive(Head head, Expr[] arguments) {
    return head instanceof Builtin function
        && switch (function) {
          case EXP, COSH, SIGMOID, SOFTPLUS -> true;
          case SQRT, CBRT, ABS, GROUP, RELU, MAX, MIN -> allPositive(arguments);
          default -> false;
        };
  }

  @Override
  int rank() {
    return 6;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Call that && head == that.head && sameOperands(other);
  }

  @Override
  Expr with(Expr[] operands) {
    return of(head, operands);
  }
}
