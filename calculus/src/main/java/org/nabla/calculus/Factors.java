package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A product in waiting: the chain rule prepends a factor a step, and only a sum or the end builds
 * the product, so that a chain of n calls costs n and not n squared.
 */
record Factors(Expr first, @Nullable Factors rest) {
  static final Factors ONE = new Factors(Num.ONE, null);

  Factors times(Expr factor) {
    if (factor == Num.ONE) {
      return this;
    }
    return first == Num.ONE && rest == null ? new Factors(factor, null) : new Factors(factor, this);
  }

  /** The same factors; more than a few become one, which those who take it share. */
  Factors shared(int few) {
    int count = 0;
    for (Factors f = this; f != null && count <= few; f = f.rest) {
      count += f.first instanceof Product ? f.first.operands.length : 1;
    }
    return count <= few ? this : ONE.times(kept(toExpr()));
  }

  /** A choice keeps its branches together instead: it must stay visible as one with a 0. */
  private static Expr kept(Expr product) {
    return product instanceof Piecewise choice
        ? choice.with(
            IntStream.range(0, choice.operands.length)
                .mapToObj(
                    i ->
                        choice.isCondition(i)
                            ? choice.operands[i]
                            : Partials.kept(choice.operands[i]))
                .toArray(Expr[]::new))
        : Partials.kept(product);
  }

  /**
   * The product. A choice with a branch of exactly 0 takes the other factors into its branches, so
   * that where it is 0 they are not evaluated: 0 times infinity never comes up. For the same reason
   * a sum of such choices is multiplied out, unless the other factors are finite everywhere.
   */
  Expr toExpr() {
    List<Expr> factors = new ArrayList<>();
    for (Factors f = this; f != null; f = f.rest) {
      factors.addAll(Product.factors(f.first));
    }
    for (Expr factor : factors) {
      if (factor instanceof Sum && factor.operands().stream().allMatch(Factors::isGuarded)) {
        List<Expr> others = new ArrayList<>(factors);
        others.remove(factor);
        if (!others.stream().allMatch(other -> other.total)) {
          return Sum.of(factor.operands().stream().map(term -> product(term, others)).toList());
        }
      }
    }
    return product(factors);
  }

  /** Whether a term is a choice with a branch of exactly 0, or a multiple of one. */
  private static boolean isGuarded(Expr term) {
    return term instanceof Product product
        ? product.operands.length == 2 && product.hasCoefficient() && isGuarded(product.operands[1])
        : term instanceof Piecewise choice && choice.hasZero();
  }

  private static Expr product(Expr term, List<Expr> others) {
    List<Expr> factors = new ArrayList<>(Product.factors(term));
    factors.addAll(others);
    return product(factors);
  }

  private static Expr product(List<Expr> factors) {
    List<Expr> plain = new ArrayList<>();
    List<Piecewise> choices = new ArrayList<>();
    for (Expr factor : factors) {
      if (factor instanceof Piecewise choice && choice.hasZero()) {
        if (!choices.contains(choice)) {
          choices.add(choice);
        } else if (!isIndicator(choice)) {
          plain.add(choice);
        }
      } else {
        plain.add(factor);
      }
    }
    Expr product = plain.size() == 1 ? plain.get(0) : Product.of(plain);
    for (int i = choices.size() - 1; i >= 0; i--) {
      product = into(choices.get(i), product);
    }
    return product;
  }

  private static boolean isIndicator(Piecewise choice) {
    return isBit(choice.otherwise())
        && choice.branches().stream().allMatch(branch -> isBit(branch.value()));
  }

  private static boolean isBit(@Nullable Expr e) {
    return e == Num.ZERO || e == Num.ONE;
  }

  private static Expr into(Piecewise choice, Expr factor) {
    List<Piecewise.Branch> branches = new ArrayList<>();
    for (Piecewise.Branch branch : choice.branches()) {
      branches.add(
          new Piecewise.Branch(
              branch.left(), branch.relation(), branch.right(), times(branch.value(), factor)));
    }
    Expr otherwise = choice.otherwise();
    return Piecewise.of(branches, otherwise == null ? null : times(otherwise, factor));
  }

  private static Expr times(Expr value, Expr factor) {
    return value == Num.ZERO ? value : Product.of(Arrays.asList(value, factor));
  }
}
