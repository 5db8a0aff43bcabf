package org.nabla.calculus;

import java.util.List;
import java.util.Set;

/** Writes LaTeX for mathematics mode, with the commands of plain LaTeX and amsmath only. */
final class LatexPrinter extends Printer {
  private static final Set<String> COMMANDS =
      Set.of("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "max", "min");

  @Override
  void open() {
    write("\\left(");
  }

  @Override
  void close() {
    write("\\right)");
  }

  @Override
  void constant(Constant constant) {
    write(constant.latex);
  }

  @Override
  void symbol(Symbol symbol) {
    write(LatexNames.of(symbol.name));
  }

  @Override
  void power(Power power) {
    write(power.base(), ATOM);
    write("^{");
    write(power.exponent(), SUM);
    write("}");
  }

  @Override
  void fraction(Fraction fraction) {
    List<Expr> below = fraction.below();
    if (fraction.negative()) {
      write("-");
    }
    if (below.isEmpty()) {
      factors(fraction.above());
      return;
    }
    write("\\frac{");
    factors(fraction.above());
    write("}{");
    factors(below);
    write("}");
  }

  private void factors(List<Expr> factors) {
    if (factors.size() == 1) {
      write(factors.get(0), SUM);
      return;
    }
    for (int i = 0; i < factors.size(); i++) {
      write(i == 0 ? "" : between(factors.get(i - 1), factors.get(i)));
      write(factors.get(i), POWER);
    }
  }

  private static String between(Expr before, Expr after) {
    if (startsWithDigit(after)) {
      return " \\cdot ";
    }
    return !(before instanceof Num) && (isWord(before) || isWord(after)) ? " \\, " : " ";
  }

  private static boolean isWord(Expr factor) {
    Expr base = factor instanceof Power power ? power.base() : factor;
    return base instanceof Symbol symbol && LatexNames.isWord(symbol.name);
  }

  private static boolean startsWithDigit(Expr factor) {
    return factor instanceof Num || (factor instanceof Power power && power.base() instanceof Num);
  }

  @Override
  void call(Call call) {
    if (call.is(Builtin.SQRT) || call.is(Builtin.CBRT)) {
      write(call.is(Builtin.SQRT) ? "\\sqrt{" : "\\sqrt[3]{");
      write(call.argument(), SUM);
      write("}");
    } else if (call.is(Builtin.GROUP)) {
      write("\\left[");
      write(call.argument(), SUM);
      write("\\right]");
    } else if (call.is(Builtin.ABS)) {
      write("\\left|");
      write(call.argument(), SUM);
      write("\\right|");
    } else {
      String name = call.head.label();
      write(
          call.head instanceof Mark mark
              ? mark.toLatex()
              : COMMANDS.contains(name) ? "\\" + name : "\\operatorname{" + name(name, call) + "}");
      write("\\left(");
      write(call.operands(), ", ", SUM);
      write("\\right)");
    }
  }

  private static String name(String name, Call call) {
    return call.head instanceof Builtin ? name : name.replace("_", "\\_");
  }

  /** Its brace has no other end, so what it is a factor or base of needs parentheses. */
  @Override
  int choiceLevel() {
    return PRODUCT;
  }

  @Override
  void piecewise(Piecewise piecewise) {
    write("\\begin{cases} ");
    for (Piecewise.Branch branch : piecewise.branches()) {
      write(branch.value(), SUM);
      write(" & \\text{for } ");
      write(branch.left(), SUM);
      write(" " + relation(branch.relation()) + " ");
      write(branch.right(), SUM);
      write(" \\\\ ");
    }
    Expr otherwise = piecewise.otherwise();
    if (otherwise == null) {
      write("\\text{undefined}");
    } else {
      write(otherwise, SUM);
    }
    write(" & \\text{otherwise} \\end{cases}");
  }

  private static String relation(Relation relation) {
    return switch (relation) {
      case LE -> "\\le";
      case GE -> "\\ge";
      case EQ -> "=";
      case NE -> "\\ne";
      case LT, GT -> relation.symbol;
    };
  }
}
