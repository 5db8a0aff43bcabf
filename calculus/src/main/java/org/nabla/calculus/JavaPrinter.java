package org.nabla.calculus;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Writes a Java expression over {@code double}s that needs nothing but the JDK. */
final class JavaPrinter extends Printer {
  private static final int MAX_LENGTH = 1 << 24;

  /** What no variable or method may be called, or what would hide a class that is used. */
  private static final Set<String> TAKEN =
      Set.of(
          "_",
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while",
          "yield",
          "Math",
          "Double");

  /** Some functions write their argument twice or more, so nested ones soon get out of hand. */
  @Override
  void checkLength(int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the Java text has more than "
              + MAX_LENGTH
              + " characters; expected a smaller expression, so write its parts one by one or"
              + " compile instead");
    }
  }

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
    write(literal(number.value));
  }

  private static String literal(Rational value) {
    double number = value.doubleValue();
    return Double.isInfinite(number)
        ? number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY"
        : Double.toString(number);
  }

  @Override
  void symbol(Symbol symbol) {
    write(name(symbol.name));
  }

  /**
   * A name Java allows: what it keeps for itself gets one more underscore, so none are mixed up.
   */
  private static String name(String name) {
    String stem = name.replaceAll("(?<=.)_+$", "");
    return TAKEN.contains(stem) ? name + "_" : name;
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
    List<Expr> above = fraction.above();
    List<Expr> below = fraction.below();
    if (fraction.negative()) {
      write("-");
    }
    if (!below.isEmpty() && below.get(0) instanceof Num divisor && isHuge(above, divisor)) {
      boolean whole = !(above.get(0) instanceof Num);
      BigInteger dividend = whole ? BigInteger.ONE : ((Num) above.get(0)).value.numerator();
      write(literal(Rational.of(dividend, divisor.value.numerator())));
      above = whole ? above : above.subList(1, above.size());
      below = below.subList(1, below.size());
      write(above.isEmpty() ? "" : " * ");
    }
    write(above, " * ", POWER);
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

  /** Whether a coefficient has a part that is infinite as a {@code double}. */
  private static boolean isHuge(List<Expr> above, Num divisor) {
    return Double.isInfinite(divisor.value.doubleValue())
        || (above.get(0) instanceof Num dividend
            && Double.isInfinite(dividend.value.doubleValue()));
  }

  @Override
  void call(Call call) {
    if (call.head instanceof UserFunction own) {
      apply(name(own.label()) + "(", call.operands());
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
