package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The partial derivatives of a node by all its operands at once.
 *
 * <p>Up to {@value #WIDE} operands each is written by itself, as one writes it by hand. Beyond that
 * n of them, each as long as the node, would cost n squared; they are then made of parts that they
 * share, whose number grows like n: of a product the products of all factors before and of all
 * after each, kept together by {@link Builtin#GROUP}.
 */
final class Partials {
  static final int WIDE = 8;

  private Partials() {}

  /** One per operand, 0 for those that do not vary and for the conditions of choices. */
  static List<Expr> of(Expr node, Predicate<Expr> varies, Kink kink) {
    int n = node.operands.length;
    Expr[] partials = new Expr[n];
    Arrays.fill(partials, Num.ZERO);
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (varies.test(node.operands[i]) && !(node instanceof Piecewise p && p.isCondition(i))) {
        wanted.add(i);
      }
    }
    if (node instanceof Call call && call.head instanceof UserFunction function) {
      List<Expr> all = wanted.isEmpty() ? List.of() : function.partials(call.operands);
      wanted.forEach(i -> partials[i] = all.get(i));
    } else if (node instanceof Product && wanted.size() > WIDE) {
      product(node, wanted, partials);
    } else if (node instanceof Piecewise choice && wanted.size() > WIDE) {
      Expr taken = taken(choice);
      wanted.forEach(i -> partials[i] = choose(taken, Num.from(i), Num.ONE));
    } else if (node instanceof Call call && wanted.size() > WIDE) {
      Expr share = Kinks.share(call, kink);
      wanted.forEach(i -> partials[i] = choose(call.operands[i], call, share));
    } else {
      wanted.forEach(i -> partials[i] = Rules.partial(node, i, kink));
    }
    return List.of(partials);
  }

  private static void product(Expr product, List<Integer> wanted, Expr[] partials) {
    List<Expr> fixed = new ArrayList<>(product.operands());
    List<Expr> factors = wanted.stream().map(i -> product.operands[i]).toList();
    fixed.removeAll(factors);
    List<Expr> before = running(factors);
    List<Expr> reversed = new ArrayList<>(factors);
    Collections.reverse(reversed);
    List<Expr> after = running(reversed);
    Expr constant = kept(Product.of(fixed));
    int n = factors.size();
    for (int k = 0; k < n; k++) {
      partials[wanted.get(k)] = Product.of(constant, before.get(k), after.get(n - 1 - k));
    }
  }

  /** The products of the first 0, 1, 2 ... factors. */
  private static List<Expr> running(List<Expr> factors) {
    List<Expr> products = new ArrayList<>();
    Expr product = Num.ONE;
    for (Expr factor : factors) {
      products.add(product);
      product = kept(Product.of(product, factor));
    }
    return products;
  }

  /** Keeps a product together, so that it is shared rather than copied into others. */
  static Expr kept(Expr e) {
    return Call.of(Builtin.GROUP, e);
  }

  /** The index of the operand that is the value. */
  private static Expr taken(Piecewise choice) {
    List<Piecewise.Branch> branches = new ArrayList<>();
    for (Piecewise.Branch branch : choice.branches()) {
      Expr index = Num.from(3L * branches.size() + 2);
      branches.add(new Piecewise.Branch(branch.left(), branch.relation(), branch.right(), index));
    }
    return Piecewise.of(branches, Num.from(3L * branches.size()));
  }

  private static Expr choose(Expr a, Expr b, Expr then) {
    return Piecewise.of(List.of(new Piecewise.Branch(a, Relation.EQ, b, then)), Num.ZERO);
  }
}
