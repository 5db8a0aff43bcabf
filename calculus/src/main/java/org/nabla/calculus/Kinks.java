package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;

/** The derivatives of the functions with kinks, as branches; {@link OneSided} has the sides. */
final class Kinks {
  private Kinks() {}

  static Expr partial(Call call, Builtin function, int index, Kink kink) {
    Expr u = call.operands[index];
    return switch (function) {
      case RELU -> step(u, Num.ONE, at(kink), Num.ZERO);
      case ABS ->
          kink == Kink.ERROR ? step(u, Num.ONE, at(kink), Num.MINUS_ONE) : Functions.sign(u);
      case SIGN ->
          kink == Kink.ERROR ? branch(u, Relation.EQ, Num.ZERO, at(kink), Num.ZERO) : Num.ZERO;
      case MAX, MIN -> extremum(call, function, index, kink);
      default -> Num.ZERO;
    };
  }

  /** What stands at the kink itself. */
  private static Expr at(Kink kink) {
    return kink == Kink.ERROR ? Call.of(Builtin.KINK, Num.ZERO) : Num.ZERO;
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
    List<Expr> others = new ArrayList<>(call.operands());
    others.remove(index);
    Relation beats = max ? Relation.GT : Relation.LT;
    return switch (kink) {
      case ZERO -> branch(own, beats, rival(function, others), Num.ONE, Num.ZERO);
      case ERROR -> shared(function, own, others, beats, at(kink));
      default -> {
        boolean two = call.operands.length == 2;
        yield shared(function, own, others, beats, two ? Num.HALF : share(call, kink));
      }
    };
  }

  private static Expr rival(Builtin function, List<Expr> others) {
    return Call.of(function, others.toArray(Expr[]::new));
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

  /** The derivative by an argument that reaches the extremum. */
  static Expr share(Call call, Kink kink) {
    Expr reach = reach(call);
    return switch (kink) {
      case ZERO, ERROR -> branch(reach, Relation.EQ, Num.ONE, Num.ONE, at(kink));
      default -> Power.of(reach, Num.MINUS_ONE);
    };
  }

  /** The number of arguments that reach the extremum. */
  private static Expr reach(Call call) {
    List<Expr> reach = new ArrayList<>();
    for (Expr argument : call.operands) {
      reach.add(branch(argument, Relation.EQ, call, Num.ONE, Num.ZERO));
    }
    return Sum.of(reach);
  }
}
