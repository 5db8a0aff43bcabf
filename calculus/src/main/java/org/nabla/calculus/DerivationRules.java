package org.nabla.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nabla.calculus.Derivation.Rule;

/** Which rule differentiates an expression, and what it makes of it. */
final class DerivationRules {
  private final Symbol variable;
  private final Mark mark;
  private final Map<Expr, Boolean> varies = new HashMap<>();

  DerivationRules(Symbol variable, Mark mark) {
    this.variable = variable;
    this.mark = mark;
  }

  /** A rule, its right-hand side with marks for the derivatives of the parts, and these parts. */
  record Applied(Rule rule, Expr rightSide, List<Expr> parts) {}

  Applied apply(Expr e) {
    if (!varies(e)) {
      return new Applied(Rule.CONSTANT, Num.ZERO, List.of());
    } else if (e == variable) {
      return new Applied(Rule.VARIABLE, Num.ONE, List.of());
    } else if (e instanceof Sum) {
      return new Applied(
          Rule.SUM, Sum.of(e.operands().stream().map(this::derivative).toList()), e.operands());
    } else if (e instanceof Product product) {
      return product(product);
    } else if (e instanceof Power power) {
      return power(power);
    } else if (e instanceof Piecewise choice) {
      return choice(choice);
    }
    return call((Call) e);
  }

  private boolean varies(Expr e) {
    Boolean known = varies.get(e);
    if (known != null) {
      return known;
    }
    for (Expr node : Graphs.postorder(List.of(e))) {
      boolean inside = node == variable;
      for (Expr operand : node.operands) {
        inside |= varies.getOrDefault(operand, false);
      }
      varies.put(node, inside);
    }
    return varies.getOrDefault(e, false);
  }

  private Expr derivative(Expr part) {
    return Call.of(mark, part);
  }

  private Applied product(Product product) {
    List<Expr> fixed = new ArrayList<>();
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    for (Expr factor : product.operands) {
      boolean inverse = factor instanceof Power power && power.wholeExponent() < 0;
      (!varies(factor) ? fixed : inverse ? below : above).add(factor);
    }
    if (!fixed.isEmpty()) {
      List<Expr> moving = new ArrayList<>(above);
      moving.addAll(below);
      Expr rest = Product.of(moving);
      return new Applied(
          Rule.CONSTANT_MULTIPLE, Product.of(Product.of(fixed), derivative(rest)), List.of(rest));
    }
    if (!above.isEmpty() && !below.isEmpty()) {
      Expr u = Product.of(above);
      Expr v = Power.of(Product.of(below), -1);
      Expr second = Product.of(u, derivative(v));
      // Of u/u both halves are alike; kept together the second is not collected with the first.
      Expr kept = u == v ? Partials.kept(second) : second;
      Expr numerator = Sum.of(Product.of(derivative(u), v), kept.negate());
      return new Applied(Rule.QUOTIENT, Product.of(numerator, Power.of(v, -2)), List.of(u, v));
    }
    List<Expr> terms = new ArrayList<>();
    for (Expr factor : product.operands) {
      List<Expr> factors = new ArrayList<>(product.operands());
      factors.remove(factor);
      factors.add(derivative(factor));
      terms.add(Product.of(factors));
    }
    return new Applied(Rule.PRODUCT, Sum.of(terms), product.operands());
  }

  private Applied power(Power power) {
    Expr u = power.base();
    Expr v = power.exponent();
    Expr outer = Rules.partial(power, 0, Kink.DEFAULT);
    if (!varies(v)) {
      return u == variable
          ? new Applied(Rule.POWER, outer, List.of())
          : new Applied(Rule.POWER_CHAIN, Product.of(outer, derivative(u)), List.of(u));
    }
    Expr byExponent = Product.of(Rules.partial(power, 1, Kink.DEFAULT), derivative(v));
    if (!varies(u)) {
      return new Applied(Rule.EXPONENTIAL, byExponent, List.of(v));
    }
    return new Applied(
        Rule.GENERAL_POWER, Sum.of(Product.of(outer, derivative(u)), byExponent), List.of(u, v));
  }

  private Applied call(Call call) {
    if (call.operands.length == 1 && call.argument() == variable) {
      return new Applied(Rule.FUNCTION, Rules.partial(call, 0, Kink.DEFAULT), List.of());
    }
    List<Expr> terms = new ArrayList<>();
    List<Expr> parts = new ArrayList<>();
    List<Expr> partials = Partials.of(call, this::varies, Kink.DEFAULT);
    for (int i = 0; i < call.operands.length; i++) {
      if (varies(call.operands[i])) {
        parts.add(call.operands[i]);
        terms.add(Product.of(partials.get(i), derivative(call.operands[i])));
      }
    }
    return new Applied(Rule.CHAIN, Sum.of(terms), parts);
  }

  private Applied choice(Piecewise choice) {
    List<Piecewise.Branch> branches = new ArrayList<>();
    List<Expr> parts = new ArrayList<>();
    for (Piecewise.Branch branch : choice.branches()) {
      parts.add(branch.value());
      branches.add(
          new Piecewise.Branch(
              branch.left(), branch.relation(), branch.right(), derivative(branch.value())));
    }
    Expr otherwise = choice.otherwise();
    if (otherwise != null) {
      parts.add(otherwise);
    }
    return new Applied(
        Rule.BRANCHES,
        Piecewise.of(branches, otherwise == null ? null : derivative(otherwise)),
        parts);
  }
}
