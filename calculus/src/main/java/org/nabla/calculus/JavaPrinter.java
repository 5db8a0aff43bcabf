package org.nabla.calculus;

import java.util.List;

/** Writes a Java expression over {@code double}s that needs nothing but the JDK. */
final class JavaPrinter extends Printer {
  @Override
  void open() {
    write("(");
  }

  @Override
  void close() {
    write(")");
  }

  @Override
  void number(Num number) {
    write(Double.toString(number.value.doubleValue()));
  }

  @Override
  void constant(Constant constant) {
    write(constant.java);
  }

  @Override
  void power(Power power) {
    apply("Math.pow(", List.of(power.base(), power.exponent()));
  }

  private void apply(String open, List<Expr> arguments) {
    write(open);
    write(arguments, ", ", SUM);
    write(")");
  }

  @Override
  void fraction(Fraction fraction) {
    List<Expr> below = fraction.below();
    if (fraction.negative()) {
      write("-");
    }
    write(fraction.above(), " * ", POWER);
    if (!below.isEmpty()) {
      write(" / ");
      if (below.size() > 1) {
        write("(");
      }
      write(below, " * ", POWER);
      if (below.size() > 1) {
        write(")");
      }
    }
  }

  @Override
  void call(Call call) {
    if (call.head instanceof UserFunction own) {
      apply(own.label() + "(", call.operands());
      return;
    }
    Builtin function = (Builtin) call.head;
    Expr u = call.argument();
    switch (function) {
      case MAX, MIN -> extremum(function.label(), call.operands());
      case GROUP -> apply("(", List.of(u));
      case RELU -> apply("Math.max(0.0, ", List.of(u));
      case SIGN -> apply("Math.signum(", List.of(u));
      case SIGMOID -> around("(1.0 / (1.0 + Math.exp(-", u, ATOM, ")))");
      case SOFTPLUS -> {
        around("(Math.max(0.0, ", u, SUM, ") + ");
        around("Math.log1p(Math.exp(-Math.abs(", u, SUM, "))))");
      }
      case LOG2 -> around("(Math.log(", u, SUM, ") / Math.log(2.0))");
      case ASINH -> {
        around("(Math.signum(", u, SUM, ") * ");
        around("Math.log(Math.abs(", u, SUM, ")");
        around(" + Math.sqrt(1.0 + Math.pow(", u, SUM, ", 2.0))))");
      }
      case ACOSH -> {
        around("Math.log(", u, SUM, "");
        around(" + Math.sqrt(Math.pow(", u, SUM, ", 2.0) - 1.0))");
      }
      case ATANH -> {
        around("(0.5 * (Math.log1p(", u, SUM, ")");
        around(" - Math.log1p(-", u, ATOM, ")))");
      }
      case ERF, KINK ->
          throw new IllegalArgumentException(
              function.label()
                  + " has no equal in the JDK; expected an expression without it, so compile"
                  + " instead");
      default -> apply("Math." + function.label() + "(", List.of(u));
    }
  }

  private void around(String before, Expr e, int level, String after) {
    write(before);
    write(e, level);
    write(after);
  }

  private void extremum(String name, List<Expr> arguments) {
    int last = arguments.size() - 1;
    write(("Math." + name + "(").repeat(last));
    write(arguments.get(0), SUM);
    for (Expr argument : arguments.subList(1, last + 1)) {
      around(", ", argument, SUM, ")");
    }
  }

  @Override
  void piecewise(Piecewise piecewise) {
    write("(");
    for (Piecewise.Branch branch : piecewise.branches()) {
      write(branch.left(), PRODUCT);
      write(" " + branch.relation().symbol + " ");
      write(branch.right(), PRODUCT);
      write(" ? ");
      write(branch.value(), SUM);
      write(" : ");
    }
    Expr otherwise = piecewise.otherwise();
    if (otherwise == null) {
      write("Double.NaN");
    } else {
      write(otherwise, SUM);
    }
    write(")");
  }
}
