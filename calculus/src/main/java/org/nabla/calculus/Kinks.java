package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;

/** The derivatives of the functions with kinks, as branches. */
final class Kinks {
  private Kinks() {}

  static Expr partial(Call call, Builtin function, int index, Kink kink) {
    Expr u = call.operands[index];
    return switch (function) {
      case RELU ->
          kink == Kink.RIGHT
              ? branch(u, Relation.GE, Num.ZERO, Num.ONE, Num.ZERO)
              : step(u, Num.ONE, at(kink, Num.ZERO, Num.HALF), Num.ZERO);
      case ABS ->
          switch (kink) {
            case LEFT -> branch(u, Relation.GT, Num.ZERO, Num.ONE, Num.MINUS_ONE);
            case RIGHT -> branch(u, Relation.GE, Num.ZERO, Num.ONE, Num.MINUS_ONE);
            case ERROR -> step(u, Num.ONE, at(kink, Num.ZERO, Num.ZERO), Num.MINUS_ONE);
            default -> Functions.sign(u);
          };
      case SIGN ->
          kink == Kink.ERROR
              ? branch(u, Relation.EQ, Num.ZERO, at(kink, Num.ZERO, Num.ZERO), Num.ZERO)
              : Num.ZERO;
      case MAX, MIN -> extremum(call, function, index, kink);
      default -> Num.ZERO;
    };
  }

  /** What stands at the kink itself. */
  private static Expr at(Kink kink, Expr usual, Expr middle) {
    return switch (kink) {
      case MIDPOINT -> middle;
      case ERROR -> Call.of(Builtin.KINK, Num.ZERO);
      default -> usual;
    };
  }

  private static Expr step(Expr u, Expr above, Expr at, Expr below) {
    if (at == below) {
      return branch(u, Relation.GT, Num.ZERO, above, below);
    }
    return Piecewise.of(
        List.of(
            new Piecewise.Branch(u, Relation.GT, Num.ZERO, above),
            new Piecewise.Branch(u, Relation.EQ, Num.ZERO, at)),
        below);
  }

  private static Expr branch(Expr a, Relation relation, Expr b, Expr then, Expr otherwise) {
    return Piecewise.of(List.of(new Piecewise.Branch(a, relation, b, then)), otherwise);
  }

  private static Expr extremum(Call call, Builtin function, int index, Kink kink) {
    boolean max = function == Builtin.MAX;
    Expr own = call.operands[index];
    List<Expr> before = new ArrayList<>(call.operands().subList(0, index));
    List<Expr> after = new ArrayList<>(call.operands().subList(index + 1, call.operands.length));
    List<Expr> others = new ArrayList<>(before);
    others.addAll(after);
    Relation beats = max ? Relation.GT : Relation.LT;
    Relation ties = max ? Relation.GE : Relation.LE;
    return switch (kink) {
      case LEFT -> wins(function, own, before, beats, after, ties);
      case RIGHT -> wins(function, own, before, ties, after, beats);
      case ZERO -> branch(own, beats, rival(function, others), Num.ONE, Num.ZERO);
      case DEFAULT, MIDPOINT -> shared(function, own, others, beats, share(call));
      case ERROR -> shared(function, own, others, beats, at(kink, Num.ZERO, Num.ZERO));
    };
  }

  private static Expr rival(Builtin function, List<Expr> others) {
    return Call.of(function, others.toArray(Expr[]::new));
  }

  private static Expr wins(
      Builtin function,
      Expr own,
      List<Expr> before,
      Relation overBefore,
      List<Expr> after,
      Relation overAfter) {
    Expr result = Num.ONE;
    if (!after.isEmpty()) {
      result = branch(own, overAfter, rival(function, after), result, Num.ZERO);
    }
    return before.isEmpty()
        ? result
        : branch(own, overBefore, rival(function, before), result, Num.ZERO);
  }

  private static Expr shared(
      Builtin function, Expr own, List<Expr> others, Relation beats, Expr atTie) {
    Expr rival = rival(function, others);
    return Piecewise.of(
        List.of(
            new Piecewise.Branch(own, beats, rival, Num.ONE),
            new Piecewise.Branch(own, Relation.EQ, rival, atTie)),
        Num.ZERO);
  }

  /** One over the number of arguments that reach the extremum. */
  private static Expr share(Call call) {
    if (call.operands.length == 2) {
      return Num.HALF;
    }
    List<Expr> reach = new ArrayList<>();
    for (Expr argument : call.operands) {
      reach.add(branch(argument, Relation.EQ, call, Num.ONE, Num.ZERO));
    }
    return Power.of(Sum.of(reach), Num.MINUS_ONE);
  }
}
