package org.nabla.calculus;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes expressions; the languages differ, the order and the shape (signs, fractions, parentheses)
 * are the same in all. Parts wait on a stack of their own, so depth is no danger.
 */
abstract sealed class Printer permits TextPrinter, LatexPrinter, JavaPrinter {
  /** How strongly a piece holds together, weakest first. */
  static final int SUM = 0;

  static final int PRODUCT = 1;
  static final int POWER = 2;
  static final int ATOM = 3;

  private final List<Object> pieces = new ArrayList<>();

  private record Part(Expr expr, int level) {}

  /** A product as a fraction without sign: factors above and below the bar. */
  record Fraction(boolean negative, List<Expr> above, List<Expr> below) {}

  final String print(Expr root) {
    return print(root, Integer.MAX_VALUE);
  }

  /** The text, or a beginning of it that is longer than the limit. */
  final String print(Expr root, int limit) {
    StringBuilder out = new StringBuilder();
    Deque<Object> waiting = new ArrayDeque<>();
    waiting.push(new Part(root, SUM));
    while (!waiting.isEmpty() && out.length() <= limit) {
      Object next = waiting.pop();
      if (next instanceof Part part) {
        pieces.clear();
        expand(part.expr, part.level);
        for (int i = pieces.size() - 1; i >= 0; i--) {
          waiting.push(pieces.get(i));
        }
      } else {
        out.append(next);
        checkLength(out.length());
      }
    }
    return out.toString();
  }

  /** Refuses a text that gets too long; by default none is. */
  void checkLength(int length) {}

  final void write(String text) {
    pieces.add(text);
  }

  final void write(Expr part, int level) {
    pieces.add(new Part(part, level));
  }

  final void write(List<Expr> parts, String separator, int level) {
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        write(separator);
      }
      write(parts.get(i), level);
    }
  }

  private void expand(Expr e, int level) {
    int own = level(e);
    if (own < level) {
      open();
    }
    if (e instanceof Num number && number.value.isInteger()) {
      number(number);
    } else if (e instanceof Symbol symbol) {
      symbol(symbol);
    } else if (e instanceof Constant constant) {
      constant(constant);
    } else if (e instanceof Sum) {
      sum(e);
    } else if (e instanceof Call call) {
      call(call);
    } else if (e instanceof Piecewise piecewise) {
      piecewise(piecewise);
    } else if (e instanceof Power power && power.wholeExponent() >= 0) {
      power(power);
    } else {
      fraction(split(e));
    }
    if (own < level) {
      close();
    }
  }

  /** How strongly a choice holds together. */
  int choiceLevel() {
    return ATOM;
  }

  private int level(Expr e) {
    if (e instanceof Sum || isNegative(e)) {
      return SUM;
    }
    boolean fraction = e instanceof Num number && !number.value.isInteger();
    boolean inverse = e instanceof Power power && power.wholeExponent() < 0;
    if (e instanceof Product || fraction || inverse) {
      return PRODUCT;
    }
    if (e instanceof Piecewise) {
      return choiceLevel();
    }
    return e instanceof Power ? POWER : ATOM;
  }

  static boolean isNegative(Expr e) {
    return (e instanceof Num number && number.value.signum() < 0)
        || (e instanceof Product product && product.coefficient().signum() < 0);
  }

  /** Terms in order; a positive number goes before a single negative term, as in {@code 1 - x}. */
  private void sum(Expr sum) {
    List<Expr> terms = sum.operands();
    if (terms.size() == 2 && isNegative(terms.get(0)) && !isNegative(terms.get(1))) {
      if (terms.get(1) instanceof Num || terms.get(1) instanceof Constant) {
        terms = List.of(terms.get(1), terms.get(0));
      }
    }
    write(terms.get(0), SUM);
    for (Expr term : terms.subList(1, terms.size())) {
      write(isNegative(term) ? " - " : " + ");
      write(isNegative(term) ? term.negate() : term, PRODUCT);
    }
  }

  private static Fraction split(Expr e) {
    Rational coefficient = Rational.ONE;
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    for (Expr factor : Product.factors(e)) {
      if (factor instanceof Num number) {
        coefficient = number.value;
      } else if (factor instanceof Power power && power.wholeExponent() < 0) {
        long n = power.wholeExponent();
        below.add(n == -1 ? power.base() : Power.raw(power.base(), Num.from(-n)));
      } else {
        above.add(factor);
      }
    }
    Expr numerator = Num.from(Rational.of(coefficient.numerator().abs(), BigInteger.ONE));
    if (numerator != Num.ONE || above.isEmpty()) {
      above.add(0, numerator);
    }
    if (!coefficient.isInteger()) {
      below.add(0, Num.from(Rational.of(coefficient.denominator(), BigInteger.ONE)));
    }
    return new Fraction(coefficient.signum() < 0, above, below);
  }

  abstract void open();

  abstract void close();

  void symbol(Symbol symbol) {
    write(symbol.name);
  }

  void number(Num number) {
    write(number.value.toString());
  }

  abstract void constant(Constant constant);

  abstract void power(Power power);

  abstract void fraction(Fraction fraction);

  abstract void call(Call call);

  abstract void piecewise(Piecewise piecewise);
}
