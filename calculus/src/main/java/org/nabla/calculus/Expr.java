package org.nabla.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A symbolic expression over the real numbers, exact and immutable.
 *
 * <pre>{@code
 * Expr f = Expr.parse("3*x^2 - 3*x + 4");
 * f.diff().toString();          // 6*x - 3
 * f.compile().value(2);         // 10.0
 * }</pre>
 *
 * <p>Expressions are interned: two that are built alike are the same object, so {@code ==} and
 * {@code equals} agree. Nothing else holds on to them; what you drop is collected. Numbers are
 * exact fractions; a decimal is taken as written ({@code 0.1} is one tenth).
 *
 * <p>Building an expression makes only rewrites that are cheap and keep its value and domain: sums
 * and products are flat and sorted, like terms and equal bases are collected, 0 and 1 vanish,
 * fractions are worked out. {@code x/x} stays {@code x/x}, which has no value at 0; only {@code
 * u^0} is 1 for every u, as {@link Math#pow} has it for NaN, too. A derivative keeps the domain of
 * what is left in it, not of what has vanished: that of {@code log(x)*0 + x} is 1. The order of
 * terms and factors depends on the mathematics alone: falling degree, symbols by name, numbers
 * last. No method recurses over the depth of the expression, so there is no input that overflows
 * the stack.
 *
 * <p>Evaluation follows {@code double}: outside the domain the value is NaN or infinite, never an
 * exception. Safe for use by any number of threads.
 */
public abstract sealed class Expr
    permits Num, Constant, Symbol, Sum, Product, Power, Call, Piecewise {
  final Expr[] operands;
  final double degree;

  /** Whether the value is finite for all real values of the symbols. */
  final boolean total;

  /** Whether the value is finite and above 0 for all real values of the symbols. */
  final boolean positive;

  /** Whether there is no symbol in it. */
  final boolean constant;

  final int height;
  private final int hash;

  private static final Expr[] NONE = {};

  /** A leaf. */
  Expr(int seed, double degree, boolean positive) {
    this.operands = NONE;
    this.degree = degree;
    this.total = true;
    this.positive = positive;
    this.constant = !(this instanceof Symbol);
    this.height = 0;
    this.hash = seed;
  }

  /** An inner node, which takes over the array. */
  Expr(int seed, Expr[] operands, double degree, boolean total, boolean positive) {
    this.operands = operands;
    this.degree = degree;
    this.total = total;
    this.positive = total && positive;
    int mixed = seed;
    int tallest = 0;
    boolean all = true;
    for (Expr operand : operands) {
      mixed = 31 * mixed + operand.hash;
      tallest = Math.max(tallest, operand.height);
      all &= operand.constant;
    }
    this.constant = all;
    this.height = tallest + 1;
    this.hash = mixed ^ (mixed >>> 15);
  }

  static boolean allTotal(Expr[] operands) {
    for (Expr operand : operands) {
      if (!operand.total) {
        return false;
      }
    }
    return true;
  }

  static boolean allPositive(Expr[] operands) {
    for (Expr operand : operands) {
      if (!operand.positive) {
        return false;
      }
    }
    return true;
  }

  /** The place of this kind of node among factors. */
  abstract int rank();

  /** Whether the other node is of the same kind and holds the same objects. */
  abstract boolean sameShape(Expr other);

  /** The same kind of node over other operands, in canonical form. */
  abstract Expr with(Expr[] operands);

  boolean sameOperands(Expr other) {
    return Arrays.equals(operands, other.operands);
  }

  /**
   * Reads an expression.
   *
   * <p>Operators by rising strength: {@code + -}, {@code * /}, sign, {@code ^} or {@code **} (from
   * the right: {@code 2^3^x} is {@code 2^(3^x)}, and {@code -x^2} is {@code -(x^2)}). Numbers are
   * decimals, with an exponent if you like; {@code pi} (or {@code π}) and {@code e} are the
   * constants. Functions: sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp log (or
   * ln, the natural one) log2 log10 log1p expm1 sqrt cbrt abs sign max min relu sigmoid softplus
   * erf, and {@code piecewise(condition, value, ..., otherwise)}, with at least one condition. Any
   * other name is a symbol. Multiplication is always written: {@code 2*x}.
   *
   * <p>Two forms come from derivatives and read back: a product in square brackets is kept
   * together, one factor of the products it is in, as in the derivatives of wide products, whose
   * parts are shared; and {@code kink(u)} is what {@link Kink#ERROR} puts where there is no
   * derivative, NaN if u is and otherwise an {@link ArithmeticException} when it is evaluated.
   *
   * @param text the expression
   * @param functions your own functions that the text may call
   * @return the expression; {@code parse(e.toString())} is {@code e}
   * @throws IllegalArgumentException if the text is no expression; the message has the position, a
   *     line with a caret under it, and what was expected there; or if two of the functions have
   *     one name
   */
  public static Expr parse(String text, UserFunction... functions) {
    return new Parser(text, functions).parse();
  }

  /**
   * A real variable.
   *
   * @param name a letter or {@code _}, then letters, digits or {@code _}
   * @return the symbol; the same name gives the same symbol
   * @throws IllegalArgumentException if the name is no name, or is that of a function or constant
   */
  public static Expr symbol(String name) {
    return Symbol.of(name);
  }

  /**
   * The exact number that the shortest decimal of a {@code double} names: {@code of(0.1)} is one
   * tenth.
   *
   * @param value a finite number
   * @return the number
   * @throws IllegalArgumentException if {@code value} is NaN or infinite
   */
  public static Expr of(double value) {
    return Num.from(Rational.of(value));
  }

  /**
   * An exact number.
   *
   * @param value the number
   * @return the number as an expression
   */
  public static Expr of(Rational value) {
    return Num.from(value);
  }

  /**
   * The ratio of a circle's circumference to its diameter.
   *
   * @return {@code pi}
   */
  public static Expr pi() {
    return Constant.PI;
  }

  /**
   * The base of the natural logarithm.
   *
   * @return {@code e}
   */
  public static Expr e() {
    return Constant.E;
  }

  /**
   * The sum of any number of terms, in one step.
   *
   * @param terms the terms; 0 if there are none
   * @return the sum
   */
  public static Expr sum(List<? extends Expr> terms) {
    return Sum.of(terms);
  }

  /**
   * The product of any number of factors, in one step.
   *
   * @param factors the factors; 1 if there are none
   * @return the product
   */
  public static Expr product(List<? extends Expr> factors) {
    return Product.of(factors);
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return {@code this + other}
   */
  public Expr add(Expr other) {
    return Sum.of(this, other);
  }

  /**
   * Adds a number.
   *
   * @param number the other summand, as {@link #of(double)} takes it
   * @return {@code this + number}
   */
  public Expr add(double number) {
    return add(of(number));
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return {@code this - other}
   */
  public Expr subtract(Expr other) {
    return Sum.of(this, other.negate());
  }

  /**
   * Subtracts a number.
   *
   * @param number what is taken away, as {@link #of(double)} takes it
   * @return {@code this - number}
   */
  public Expr subtract(double number) {
    return subtract(of(number));
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return {@code this * other}
   */
  public Expr multiply(Expr other) {
    return Product.of(this, other);
  }

  /**
   * Multiplies by a number.
   *
   * @param number the other factor, as {@link #of(double)} takes it
   * @return {@code this * number}
   */
  public Expr multiply(double number) {
    return multiply(of(number));
  }

  /**
   * Divides.
   *
   * @param other the divisor
   * @return {@code this / other}
   * @throws ArithmeticException if {@code other} is exactly 0
   */
  public Expr divide(Expr other) {
    return Product.of(this, Power.of(other, Num.MINUS_ONE));
  }

  /**
   * Divides by a number.
   *
   * @param number the divisor, as {@link #of(double)} takes it
   * @return {@code this / number}
   * @throws ArithmeticException if {@code number} is 0
   */
  public Expr divide(double number) {
    return divide(of(number));
  }

  /**
   * Raises to a power.
   *
   * @param exponent the exponent
   * @return {@code this ^ exponent}
   * @throws ArithmeticException if an exact 0 is raised to a negative number, or if the exact
   *     result is too large to hold
   */
  public Expr pow(Expr exponent) {
    return Power.of(this, exponent);
  }

  /**
   * Raises to the power of a number.
   *
   * @param exponent the exponent, as {@link #of(double)} takes it
   * @return {@code this ^ exponent}
   * @throws ArithmeticException if an exact 0 is raised to a negative number, or if the exact
   *     result is too large to hold
   */
  public Expr pow(double exponent) {
    return Power.of(this, of(exponent));
  }

  /**
   * Changes the sign.
   *
   * @return {@code -this}
   */
  public Expr negate() {
    return Product.of(Num.MINUS_ONE, this);
  }

  /**
   * The parts: terms of a sum, factors of a product, base and exponent of a power, arguments of a
   * function; none for numbers, constants and symbols.
   *
   * @return the parts in their order, unmodifiable
   */
  public List<Expr> operands() {
    return List.of(operands);
  }

  /**
   * The symbols that occur.
   *
   * @return each symbol once, by name
   */
  public List<Expr> variables() {
    return Graphs.variables(this);
  }

  /**
   * The exact derivative.
   *
   * @param variables the symbols to differentiate by, one after another; with none, the only symbol
   *     that occurs
   * @return the derivative; at kinks as {@link Kink#DEFAULT} says
   * @throws IllegalArgumentException if an argument is no symbol, or if there is none and the
   *     expression has several symbols
   */
  public Expr diff(Expr... variables) {
    Expr result = this;
    for (Expr variable : variables.length == 0 ? Graphs.onlyVariable(this) : List.of(variables)) {
      result = Derivative.of(result, variable, Kink.DEFAULT);
    }
    return result;
  }

  /**
   * The derivative of a higher order.
   *
   * @param variable the symbol to differentiate by
   * @param order how often, at least 0
   * @return the derivative
   * @throws IllegalArgumentException if {@code variable} is no symbol or {@code order} is negative
   */
  public Expr diff(Expr variable, int order) {
    Checks.atLeast(order, 0, "order");
    Expr result = this;
    for (int i = 0; i < order; i++) {
      result = Derivative.of(result, variable, Kink.DEFAULT);
    }
    return result;
  }

  /**
   * The derivative with a choice of what it is at kinks.
   *
   * @param variable the symbol to differentiate by
   * @param kink the value at the kinks of relu, abs, sign, max and min
   * @return the derivative
   * @throws IllegalArgumentException if {@code variable} is no symbol
   */
  public Expr diff(Expr variable, Kink kink) {
    return Derivative.of(this, variable, kink);
  }

  /**
   * All first derivatives in one pass from the value back to the symbols, sharing what they share:
   * together they have as many parts as a small multiple of what is differentiated.
   *
   * @param variables the symbols; with none, all that occur, by name
   * @return one derivative per symbol, in their order
   * @throws IllegalArgumentException if an argument is no symbol
   */
  public List<Expr> gradient(Expr... variables) {
    return Derivative.gradient(
        this, variables.length == 0 ? variables() : List.of(variables), Kink.DEFAULT);
  }

  /**
   * All first derivatives with a choice of what they are at kinks.
   *
   * @param kink the value at the kinks of relu, abs, sign, max and min
   * @param variables the symbols; with none, all that occur, by name
   * @return one derivative per symbol, in their order
   * @throws IllegalArgumentException if an argument is no symbol
   */
  public List<Expr> gradient(Kink kink, Expr... variables) {
    return Derivative.gradient(
        this, variables.length == 0 ? variables() : List.of(variables), kink);
  }

  /**
   * All second derivatives.
   *
   * @param variables the symbols; with none, all that occur, by name
   * @return one row per symbol: the gradient of the derivative by it
   * @throws IllegalArgumentException if an argument is no symbol
   */
  public List<List<Expr>> hessian(Expr... variables) {
    List<Expr> all = variables.length == 0 ? variables() : List.of(variables);
    return jacobian(gradient(variables), all.toArray(Expr[]::new));
  }

  /**
   * All first derivatives of several expressions.
   *
   * @param expressions the expressions
   * @param variables the symbols; with none, all that occur in any of the expressions, by name
   * @return one row per expression: its gradient, one entry per symbol
   * @throws IllegalArgumentException if a variable is no symbol
   */
  public static List<List<Expr>> jacobian(List<? extends Expr> expressions, Expr... variables) {
    List<Expr> all = variables.length == 0 ? Graphs.variables(expressions) : List.of(variables);
    return expressions.stream().map(e -> Derivative.gradient(e, all, Kink.DEFAULT)).toList();
  }

  /**
   * Multiplies out: products of sums and whole powers of sums become sums. What would have more
   * than 5,000 terms stays as it is.
   *
   * @return an expression of the same value
   */
  public Expr expand() {
    return Passes.expand(this);
  }

  /**
   * Gathers the terms with the same power of a symbol, after multiplying out.
   *
   * @param variable the symbol
   * @return an expression of the same value
   * @throws IllegalArgumentException if {@code variable} is no symbol
   */
  public Expr collect(Expr variable) {
    return Passes.collect(this, Graphs.symbol(variable));
  }

  /**
   * Cancels fractions: {@code x/x} is 1, and {@code (x^2 - y^2)/(x - y)} is {@code x + y}.
   * Polynomials in any number of symbols, and in functions taken as symbols, are divided by their
   * greatest common divisor; where finding it takes more than 50,000 steps they stay.
   *
   * @return an expression of the same value wherever this has one; it may have values at more
   *     points
   */
  public Expr cancel() {
    return Passes.cancel(this);
  }

  /**
   * Uses {@code sin^2 + cos^2 = 1} and {@code cosh^2 - sinh^2 = 1} where that is shorter.
   *
   * @return an expression of the same value
   */
  public Expr simplifyTrig() {
    return Passes.trig(this);
  }

  /**
   * Joins powers: {@code exp(x)*exp(y)} is {@code exp(x + y)}, {@code sqrt(x)^2} is {@code x},
   * {@code log(exp(x))} is {@code x}.
   *
   * @return an expression of the same value wherever this has one; it may have values at more
   *     points
   */
  public Expr simplifyPowers() {
    return Passes.powers(this);
  }

  /**
   * The shortest form that 100 steps of the named passes find.
   *
   * @return an expression of the same value wherever this has one, never a longer one
   */
  public Expr simplify() {
    return simplify(100);
  }

  /**
   * The shortest form that a number of steps finds, where a step is one pass over the expression.
   *
   * @param steps how many, at least 0
   * @return an expression of the same value wherever this has one, never a longer one
   * @throws IllegalArgumentException if {@code steps} is negative
   */
  public Expr simplify(int steps) {
    return Measure.simplify(this, Checks.atLeast(steps, 0, "steps"));
  }

  /**
   * The Taylor polynomial, {@code f(a) + f'(a)*(x - a) + ... + f^(n)(a)/n!*(x - a)^n}.
   *
   * @param variable the symbol x
   * @param at the point a, an expression without x
   * @param degree the degree n, at least 0
   * @return the polynomial, exact if the derivatives at a are
   * @throws IllegalArgumentException if {@code variable} is no symbol, {@code at} contains it or
   *     {@code degree} is negative
   * @throws ArithmeticException if a derivative divides by 0 at a
   */
  public Expr taylor(Expr variable, Expr at, int degree) {
    Symbol symbol = Graphs.symbol(variable);
    Checks.require(
        !Graphs.variables(at).contains(symbol),
        "at is '"
            + Checks.excerpt(at.toString())
            + "', which contains "
            + symbol.name
            + "; expected a fixed point, so take a number or another symbol for it");
    Checks.atLeast(degree, 0, "degree");
    List<Expr> terms = new ArrayList<>();
    Expr derivative = this;
    Rational factorial = Rational.ONE;
    for (int k = 0; k <= degree; k++) {
      Expr coefficient = derivative.substitute(variable, at).divide(Num.from(factorial));
      terms.add(coefficient.multiply(Power.of(variable.subtract(at), k)));
      if (k < degree) {
        derivative = derivative.diff(variable);
        factorial = factorial.multiply(Rational.of(k + 1));
      }
    }
    return Sum.of(terms);
  }

  /**
   * Replaces symbols, all at once.
   *
   * @param values what stands for each symbol
   * @return the expression with every occurrence replaced
   * @throws IllegalArgumentException if a key is no symbol
   * @throws ArithmeticException if an exact 0 becomes a divisor
   */
  public Expr substitute(Map<? extends Expr, ? extends Expr> values) {
    values.keySet().forEach(Graphs::symbol);
    return Graphs.rewrite(
        this,
        (node, rebuilt) -> {
          Expr value = values.get(node);
          return value == null ? rebuilt : value;
        });
  }

  /**
   * Replaces one symbol.
   *
   * @param symbol the symbol
   * @param value what stands for it
   * @return the expression with every occurrence replaced
   * @throws IllegalArgumentException if {@code symbol} is no symbol
   * @throws ArithmeticException if an exact 0 becomes a divisor
   */
  public Expr substitute(Expr symbol, Expr value) {
    return substitute(Map.of(symbol, value));
  }

  /**
   * The value at a point.
   *
   * @param point a value for each symbol, by name; other entries are ignored
   * @return the value; NaN or infinite outside the domain
   * @throws IllegalArgumentException if a symbol has no value
   */
  public double evaluate(Map<String, Double> point) {
    return Evaluation.at(this, point);
  }

  /**
   * The value of an expression with at most one symbol.
   *
   * @param x the value of the symbol
   * @return the value; NaN or infinite outside the domain
   * @throws IllegalArgumentException if there are several symbols
   */
  public double evaluate(double x) {
    return Evaluation.at(this, x);
  }

  /**
   * Makes a fast function of the expression.
   *
   * @param variables the arguments in their order; with none, all symbols by name
   * @return the function
   * @throws IllegalArgumentException if an argument is no symbol or comes twice, or if a symbol of
   *     the expression is missing
   */
  public CompiledFunction compile(Expr... variables) {
    return CompiledFunction.of(this, variables.length == 0 ? variables() : List.of(variables));
  }

  /**
   * The expression as text that {@link #parse} reads back as the same expression.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return new TextPrinter().print(this);
  }

  /**
   * The expression in LaTeX's mathematics mode, in the same order as {@link #toString()}.
   *
   * <p>Of a symbol's name, what stands after {@code _} and digits at the end are indices ({@code
   * x_max}; {@code x1} and {@code x_1} look alike), names of Greek letters and the letters
   * themselves are commands, and other names of several letters stand upright.
   *
   * @return LaTeX that needs the package amsmath
   */
  public String toLatex() {
    return new LatexPrinter().print(this);
  }

  /**
   * The expression in Java, over {@code double}s and the JDK alone, in the same order as {@link
   * #toString()}; symbols are variables of their names, and your own functions methods of theirs.
   * Only erf, which the JDK lacks, is that of commons-math3, which the text then needs. What Java
   * keeps for itself, and {@code Math}, {@code Double}, {@code java} and {@code org}, get an
   * underscore at the end: {@code class} is {@code class_}, and {@code class_} then {@code
   * class__}.
   *
   * <p>Each function is accurate wherever its value is a normal {@code double} (erf where x is 0 or
   * above 1e-154 in size, below which commons-math3 gives 0), but what several of them make is
   * written as it stands, without the rewriting of {@link #evaluate} and {@link #compile}: {@code
   * log(1 + exp(x))} overflows, {@code softplus(x)} does not. Where a function needs its argument
   * several times, a lambda holds any that is long, so the length stays in proportion to that of
   * {@link #toString()}. To compile a text nested some hundreds deep, give javac a larger stack, as
   * by {@code -J-Xss512m}.
   *
   * @return the source of an expression
   * @throws IllegalArgumentException if it contains a derivative that is an error, as {@link
   *     Kink#ERROR} puts it, or the text would have more than 2^24 characters: parts that are
   *     shared are written wherever they stand
   */
  public String toJava() {
    return new JavaPrinter().print(this);
  }

  /**
   * A hash of the structure, the same in every run.
   *
   * @return the hash
   */
  @Override
  public final int hashCode() {
    return hash;
  }
}
