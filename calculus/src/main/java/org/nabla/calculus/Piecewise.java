package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of the first branch whose condition holds; only that branch is evaluated.
 *
 * <p>Operands: left side, right side and value of each branch in turn, then the value otherwise, if
 * any; without one the value is NaN where no condition holds.
 */
final class Piecewise extends Expr {
  private final Relation[] relations;

  private Piecewise(Relation[] relations, Expr[] operands) {
    super(
        Arrays.hashCode(Arrays.stream(relations).mapToInt(r -> r.code).toArray()),
        operands,
        0,
        operands.length % 3 == 1 && allTotal(operands),
        false);
    this.relations = relations;
  }

  /** One branch. */
  record Branch(Expr left, Relation relation, Expr right, Expr value) {}

  static Expr of(List<Branch> branches, @Nullable Expr otherwise) {
    List<Branch> open = new ArrayList<>();
    Expr last = otherwise;
    for (Branch branch : branches) {
      if (branch.left instanceof Num a && branch.right instanceof Num b) {
        if (branch.relation.holdsForSign(a.value.compareTo(b.value))) {
          last = branch.value;
          break;
        }
      } else {
        open.add(branch);
      }
    }
    while (!open.isEmpty() && open.get(open.size() - 1).value == last) {
      open.remove(open.size() - 1);
    }
    Checks.require(
        !open.isEmpty() || last != null,
        "piecewise has no branch that can hold; give at least one condition and value");
    return open.isEmpty() && last != null ? last : intern(open, last);
  }

  private static Expr intern(List<Branch> branches, @Nullable Expr otherwise) {
    List<Expr> operands = new ArrayList<>();
    for (Branch branch : branches) {
      operands.addAll(List.of(branch.left, branch.right, branch.value));
    }
    if (otherwise != null) {
      operands.add(otherwise);
    }
    return InternTable.intern(
        new Piecewise(
            branches.stream().map(Branch::relation).toArray(Relation[]::new),
            operands.toArray(Expr[]::new)));
  }

  List<Branch> branches() {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < relations.length; i++) {
      branches.add(
          new Branch(operands[3 * i], relations[i], operands[3 * i + 1], operands[3 * i + 2]));
    }
    return branches;
  }

  /** Whether the condition of a branch holds for two numbers. */
  boolean holds(int branch, Num left, Num right) {
    return relations[branch].holdsForSign(left.value.compareTo(right.value));
  }

  /** Whether an operand is one side of a condition. */
  boolean isCondition(int operand) {
    return operand < 3 * relations.length && operand % 3 != 2;
  }

  @Nullable Expr otherwise() {
    return operands.length % 3 == 1 ? operands[operands.length - 1] : null;
  }

  /** Whether some branch is exactly 0, so that what multiplies the choice may not be evaluated. */
  boolean hasZero() {
    return otherwise() == Num.ZERO
        || branches().stream().anyMatch(branch -> branch.value() == Num.ZERO);
  }

  /** The terms with choices on the same conditions added branch by branch. */
  static List<Expr> merge(List<Expr> terms) {
    Map<List<Object>, List<Piecewise>> alike = new LinkedHashMap<>();
    List<Expr> merged = new ArrayList<>();
    for (Expr term : terms) {
      if (term instanceof Piecewise choice && choice.hasZero()) {
        alike.computeIfAbsent(choice.conditions(), key -> new ArrayList<>()).add(choice);
      } else {
        merged.add(term);
      }
    }
    alike.values().forEach(choices -> merged.add(added(choices)));
    return merged;
  }

  private List<Object> conditions() {
    List<Object> conditions = new ArrayList<>();
    for (Branch branch : branches()) {
      conditions.addAll(List.of(branch.left, branch.relation, branch.right));
    }
    conditions.add(otherwise() != null);
    return conditions;
  }

  /** The sum of choices on the same conditions. */
  private static Expr added(List<Piecewise> choices) {
    Piecewise first = choices.get(0);
    if (choices.size() == 1) {
      return first;
    }
    Expr[] sums = first.operands.clone();
    for (int i = 0; i < sums.length; i++) {
      int k = i;
      if (!first.isCondition(i)) {
        sums[i] = Sum.of(choices.stream().map(choice -> choice.operands[k]).toList());
      }
    }
    return first.with(sums);
  }

  int compareRelations(Piecewise other) {
    return Arrays.compare(relations, other.relations);
  }

  @Override
  int rank() {
    return 7;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Piecewise that
        && Arrays.equals(relations, that.relations)
        && sameOperands(other);
  }

  @Override
  Expr with(Expr[] operands) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < relations.length; i++) {
      branches.add(
          new Branch(operands[3 * i], relations[i], operands[3 * i + 1], operands[3 * i + 2]));
    }
    return of(branches, operands.length % 3 == 1 ? operands[operands.length - 1] : null);
  }
}
