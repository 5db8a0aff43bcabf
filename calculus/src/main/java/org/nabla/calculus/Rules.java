package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The partial derivative of each kind of node by each of its operands. */
final class Rules {
  private Rules() {}

  /** The partial derivative of a product, power, call or piecewise by one operand. */
  static Expr partial(Expr node, int index, Kink kink) {
    if (node instanceof Product) {
      List<Expr> others = new ArrayList<>(Arrays.asList(node.operands));
      others.remove(index);
      return Product.of(others);
    }
    if (node instanceof Power power) {
      return index == 0
          ? Product.of(power.exponent(), Power.of(power.base(), power.exponent().subtract(Num.ONE)))
          : Product.of(node, Functions.log(power.base()));
    }
    if (node instanceof Piecewise piecewise) {
      return indicator(piecewise, index / 3);
    }
    return node instanceof Call call ? ofCall(call, index, kink) : Num.ONE;
  }

  /** 1 where the branch of the given number (or otherwise) is taken, 0 elsewhere. */
  private static Expr indicator(Piecewise piecewise, int number) {
    List<Piecewise.Branch> branches = new ArrayList<>();
    for (Piecewise.Branch branch : piecewise.branches()) {
      Expr value = branches.size() == number ? Num.ONE : Num.ZERO;
      branches.add(new Piecewise.Branch(branch.left(), branch.relation(), branch.right(), value));
    }
    return Piecewise.of(branches, branches.size() == number ? Num.ONE : Num.ZERO);
  }

  private static Expr ofCall(Call call, int index, Kink kink) {
    if (call.head instanceof UserFunction function) {
      return function.partials(call.operands).get(index);
    }
    Builtin function = (Builtin) call.head;
    return switch (function) {
      case RELU, ABS, SIGN, MAX, MIN, KINK -> Kinks.partial(call, function, index, kink);
      default -> smooth(function, call.argument(), call);
    };
  }

  private static Expr smooth(Builtin function, Expr u, Expr call) {
    Expr one = Num.ONE;
    return switch (function) {
      case SIN -> Functions.cos(u);
      case COS -> Functions.sin(u).negate();
      case TAN -> call.pow(2).add(one);
      case ASIN -> inverse(Functions.sqrt(one.subtract(u.pow(2))));
      case ACOS -> inverse(Functions.sqrt(one.subtract(u.pow(2)))).negate();
      case ATAN -> inverse(u.pow(2).add(one));
      case SINH -> Functions.cosh(u);
      case COSH -> Functions.sinh(u);
      case TANH -> Power.of(Functions.cosh(u), -2);
      case ASINH -> inverse(Functions.sqrt(u.pow(2).add(one)));
      case ACOSH -> inverse(Functions.sqrt(u.subtract(one)).multiply(Functions.sqrt(u.add(one))));
      case ATANH -> inverse(one.subtract(u.pow(2)));
      case EXP -> call;
      case EXPM1 -> Functions.exp(u);
      case LOG -> inverse(u);
      case LOG2 -> inverse(u.multiply(Functions.log(Num.TWO)));
      case LOG10 -> inverse(u.multiply(Functions.log(Num.from(10))));
      case LOG1P -> inverse(u.add(one));
      case SQRT -> inverse(call.multiply(Num.TWO));
      case CBRT -> inverse(call.pow(2).multiply(Num.from(3)));
      case SIGMOID -> call.multiply(Functions.sigmoid(u.negate()));
      case SOFTPLUS -> Functions.sigmoid(u);
      case GROUP -> one;
      case ERF ->
          Product.of(
              Num.TWO, Functions.exp(u.pow(2).negate()), inverse(Functions.sqrt(Constant.PI)));
      case ABS, SIGN, RELU, MAX, MIN, KINK ->
          throw new IllegalStateException(function + " has a kink");
    };
  }

  private static Expr inverse(Expr e) {
    return Power.of(e, Num.MINUS_ONE);
  }
}
