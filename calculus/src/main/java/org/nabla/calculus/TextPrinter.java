package org.nabla.calculus;

import java.util.List;

/** Writes what {@link Parser} reads back as the same expression. */
final class TextPrinter extends Printer {
  @Override
  void open() {
    write("(");
  }

  @Override
  void close() {
    write(")");
  }

  @Override
  void constant(Constant constant) {
    write(constant.name);
  }

  @Override
  void power(Power power) {
    write(power.base(), ATOM);
    write("^");
    write(power.exponent(), POWER);
  }

  @Override
  void fraction(Fraction fraction) {
    List<Expr> below = fraction.below();
    if (fraction.negative()) {
      write("-");
    }
    write(fraction.above(), "*", POWER);
    // A product below the bar is a multiple of 0, which must not swallow the other factors.
    if (below.size() == 1 || below.stream().anyMatch(Product.class::isInstance)) {
      below.forEach(
          factor -> {
            write("/");
            write(factor, POWER);
          });
    } else if (!below.isEmpty()) {
      write("/");
      write(Product.of(below), POWER);
    }
  }

  @Override
  void call(Call call) {
    if (call.is(Builtin.GROUP)) {
      write("[");
      write(call.argument(), SUM);
      write("]");
      return;
    }
    write(call.head.label() + "(");
    write(call.operands(), ", ", SUM);
    write(")");
  }

  @Override
  void piecewise(Piecewise piecewise) {
    write(Builtin.PIECEWISE + "(");
    String separator = "";
    for (Piecewise.Branch branch : piecewise.branches()) {
      write(separator);
      write(branch.left(), SUM);
      write(" " + branch.relation().symbol + " ");
      write(branch.right(), SUM);
      write(", ");
      write(branch.value(), SUM);
      separator = ", ";
    }
    Expr otherwise = piecewise.otherwise();
    if (otherwise != null) {
      write(separator);
      write(otherwise, SUM);
    }
    write(")");
  }
}
