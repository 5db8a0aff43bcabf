package org.nabla.calculus;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a Java expression over {@code double}s that needs the JDK, and for erf commons-math3. */
final class JavaPrinter extends Printer {
  private static final int MAX_LENGTH = 1 << 24;

  /** What no variable or method may be called, or what would hide a class or package in use. */
  private static final Set<String> TAKEN =
      Set.of(
          """
          _ abstract assert boolean break byte case catch char class const continue default do
          double else enum extends false final finally float for goto if implements import
          instanceof int interface long native new null package private protected public return
          short static strictfp super switch synchronized this throw throws transient true try
          void volatile while yield Math Double java org
          """
              .split("\\s"));

  /** The parameter of a lambda; no symbol's name has a $, so it hides no variable. */
  private static final String U = "u$";

  private static final Pattern OPENING = Pattern.compile("[(,] ?$");

  /** An argument is copied where all its copies have no more parts than this, else it is bound. */
  private static final int PLAIN_PARTS = 12;

  private static final String SOFTPLUS =
      "(Math.max(0.0, u$) + Math.log1p(Math.exp(-Math.abs(u$))))";

  private static final String ATANH = "(0.5 * (Math.log1p(u$) - Math.log1p(-u$)))";

  /** Right near 0, where {@code log(u + sqrt(u*u + 1))} cancels, and where u*u overflows. */
  private static final String ASINH =
      "Math.copySign(Math.abs(u$) < 1e8"
          + " ? Math.log1p(Math.abs(u$) + u$ * u$ / (1.0 + Math.sqrt(u$ * u$ + 1.0)))"
          + " : Math.log(Math.abs(u$)) + Math.log(2.0), u$)";

  /** Right near 1 and where u*u overflows. */
  private static final String ACOSH =
      "(u$ < 1e8"
          + " ? Math.log1p(u$ - 1.0 + Math.sqrt(u$ - 1.0) * Math.sqrt(u$ + 1.0))"
          + " : Math.log(u$) + Math.log(2.0))";

  /** Shared parts are written wherever they stand, so few of them can make a text without end. */
  @Override
  void checkLength(int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the Java text has more than "
              + MAX_LENGTH
              + " characters, with shared parts written wherever they stand; expected a smaller"
              + " expression, so write its parts one by one or compile instead");
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
      case SOFTPLUS -> repeat(SOFTPLUS, u);
      case LOG2 -> around("(Math.log(", u, SUM, ") / Math.log(2.0))");
      case ASINH -> repeat(ASINH, u);
      case ACOSH -> repeat(ACOSH, u);
      case ATANH -> repeat(ATANH, u);
      case ERF -> apply("org.apache.commons.math3.special.Erf.erf(", List.of(u));
      case KINK ->
          throw new IllegalArgumentException(
              "kink, a derivative that is an error, has no value in Java; expected an expression"
                  + " without it, so choose another Kink or compile instead");
      default -> apply("Math." + function.label() + "(", List.of(u));
    }
  }

  /** A function that needs its argument several times: a short one is copied, others are bound. */
  private void repeat(String body, Expr argument) {
    String[] pieces = body.split(Pattern.quote(U), -1);
    if (partsLeft(argument, PLAIN_PARTS / (pieces.length - 1)) < 0) {
      String bound = "((java.util.function.DoubleUnaryOperator) " + U + " -> " + body + ")";
      around(bound + ".applyAsDouble(", argument, SUM, ")");
      return;
    }
    write(pieces[0]);
    for (int i = 1; i < pieces.length; i++) {
      boolean alone = pieces[i].startsWith(")") && OPENING.matcher(pieces[i - 1]).find();
      around("", argument, alone ? SUM : ATOM, pieces[i]);
    }
  }

  /**
   * What is left of a number of parts after a sum, product or power; negative if it has more, or
   * calls a function, which is not to be called twice.
   */
  private static int partsLeft(Expr e, int parts) {
    int left = e instanceof Call || e instanceof Piecewise ? -1 : parts - 1;
    for (Expr operand : e.operands()) {
      if (left < 0) {
        break;
      }
      left = partsLeft(operand, left);
    }
    return left;
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
