package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Derivatives from one side, by one symbol, of what has kinks: where values tie, the slopes of the
 * parts on that side decide which of them counts there.
 */
final class OneSided {
  private final boolean right;
  private final UnaryOperator<Expr> slope;

  /** Given the derivatives of operands from the same side. */
  OneSided(Kink side, UnaryOperator<Expr> slope) {
    this.right = side == Kink.RIGHT;
    this.slope = slope;
  }

  static boolean isSide(Kink kink) {
    return kink == Kink.LEFT || kink == Kink.RIGHT;
  }

  static boolean isKinked(Expr node) {
    return node instanceof Piecewise
        || (node instanceof Call call
            && (call.is(Builtin.RELU)
                || call.is(Builtin.ABS)
                || call.is(Builtin.MAX)
                || call.is(Builtin.MIN)));
  }

  Expr derivative(Expr node) {
    if (node instanceof Piecewise choice) {
      return choice(choice);
    }
    Call call = (Call) node;
    return switch ((Builtin) call.head) {
      case ABS -> abs(call.argument(), slope.apply(call.argument()));
      case RELU -> extremum(true, List.of(call.argument(), Num.ZERO));
      case MAX -> extremum(true, call.operands());
      case MIN -> extremum(false, call.operands());
      default -> throw new IllegalStateException("no kink in " + node);
    };
  }

  private Expr abs(Expr u, Expr du) {
    return right
        ? choice(u, Relation.LT, du.negate(), Relation.GT, du, Functions.abs(du))
        : choice(u, Relation.GT, du, Relation.LT, du.negate(), Functions.abs(du).negate());
  }

  private static Expr choice(Expr u, Relation r, Expr then, Relation s, Expr other, Expr at) {
    return Piecewise.of(
        List.of(
            new Piecewise.Branch(u, r, Num.ZERO, then),
            new Piecewise.Branch(u, s, Num.ZERO, other)),
        at);
  }

  /**
   * To the right of a tie the largest is what has the largest slope, to the left what has the
   * smallest; for the smallest it is the other way round.
   */
  private Expr extremum(boolean max, List<Expr> arguments) {
    if (arguments.size() == 1) {
      return slope.apply(arguments.get(0));
    }
    List<Expr> front = arguments.subList(0, arguments.size() / 2);
    List<Expr> back = arguments.subList(arguments.size() / 2, arguments.size());
    Expr a = best(max, front);
    Expr b = best(max, back);
    Expr da = extremum(max, front);
    Expr db = extremum(max, back);
    Relation beats = max ? Relation.GT : Relation.LT;
    Relation loses = max ? Relation.LT : Relation.GT;
    Expr tie = best(max == right, List.of(da, db));
    return Piecewise.of(
        tie == da
            ? List.of(new Piecewise.Branch(a, loses, b, db), new Piecewise.Branch(a, beats, b, da))
            : List.of(new Piecewise.Branch(a, beats, b, da), new Piecewise.Branch(a, loses, b, db)),
        tie);
  }

  private static Expr best(boolean max, List<Expr> arguments) {
    return Call.of(max ? Builtin.MAX : Builtin.MIN, arguments.toArray(Expr[]::new));
  }

  /**
   * The branch that is taken on the side: where both sides of a condition are equal, their slopes
   * are compared instead. What is chosen at single points only counts there.
   */
  private Expr choice(Piecewise choice) {
    Expr last = choice.otherwise();
    Expr otherwise = last == null ? null : slope.apply(last);
    List<Piecewise.Branch> open = new ArrayList<>();
    List<Piecewise.Branch> branches = choice.branches();
    for (int i = branches.size() - 1; i >= 0; i--) {
      Piecewise.Branch branch = branches.get(i);
      Expr then = slope.apply(branch.value());
      Expr da = slope.apply(branch.left());
      Expr db = slope.apply(branch.right());
      Relation relation = branch.relation();
      Expr change = right ? da.subtract(db) : db.subtract(da);
      boolean point = relation == Relation.EQ || relation == Relation.NE;
      if (change instanceof Num number && !point) {
        relation = onSide(relation, number.value.signum());
      } else if (!point) {
        Piecewise.Branch decided = new Piecewise.Branch(change, relation, Num.ZERO, then);
        Expr tie = Piecewise.of(prepend(decided, open), otherwise);
        open.add(0, new Piecewise.Branch(branch.left(), relation, branch.right(), then));
        relation = Relation.EQ;
        then = tie;
      }
      open.add(0, new Piecewise.Branch(branch.left(), relation, branch.right(), then));
    }
    return Piecewise.of(open, otherwise);
  }

  private static List<Piecewise.Branch> prepend(
      Piecewise.Branch first, List<Piecewise.Branch> rest) {
    List<Piecewise.Branch> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  /** Where left and right are equal and the difference is about to have the given sign. */
  private static Relation onSide(Relation relation, int sign) {
    if (sign == 0) {
      return relation;
    }
    boolean less = relation == Relation.LT || relation == Relation.LE;
    return relation.holdsForSign(sign)
        ? less ? Relation.LE : Relation.GE
        : less ? Relation.LT : Relation.GT;
  }
}
