package org.nabla.calculus;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A function of your own: a name, how to compute it, and its derivative as an expression.
 *
 * <pre>{@code
 * UserFunction swish =
 *     UserFunction.of("swish", x -> x / (1 + Math.exp(-x)),
 *         u -> Expr.parse("sigmoid(u) + u*sigmoid(u)*(1 - sigmoid(u))")
 *             .substitute(Expr.symbol("u"), u));
 * Expr f = Expr.parse("3*swish(x^2)", swish);
 * Expr g = f.diff();
 * }</pre>
 *
 * <p>The derivative may call the function itself, another user's function, or anything an
 * expression knows; because it is an expression, it can be differentiated again. Two functions are
 * the same only if they are the same object. Immutable; as safe for threads as the code it was
 * given.
 */
public final class UserFunction implements Head {
  private final String name;
  private final int arity;
  private final ToDoubleFunction<double[]> value;
  private final Function<List<Expr>, List<Expr>> partials;

  private UserFunction(
      String name,
      int arity,
      ToDoubleFunction<double[]> value,
      Function<List<Expr>, List<Expr>> partials) {
    Checks.require(
        Symbol.isName(name) && !Builtin.isReserved(name),
        "function name '"
            + Checks.excerpt(name)
            + "' is taken or is not a name; expected a letter or _ followed by letters, digits or"
            + " _");
    this.name = name;
    this.arity = Checks.atLeast(arity, 1, "arity");
    this.value = value;
    this.partials = partials;
  }

  /**
   * A function of one variable.
   *
   * @param name what it is printed and parsed by
   * @param value computes the function; NaN is the right answer outside its domain
   * @param derivative given the argument, the derivative at that argument
   * @return the function
   * @throws IllegalArgumentException if the name is no name, or is taken by a function or constant
   */
  public static UserFunction of(
      String name, DoubleUnaryOperator value, UnaryOperator<Expr> derivative) {
    return new UserFunction(
        name,
        1,
        arguments -> value.applyAsDouble(arguments[0]),
        arguments -> List.of(derivative.apply(arguments.get(0))));
  }

  /**
   * A function of several variables.
   *
   * @param name what it is printed and parsed by
   * @param arity the number of arguments, at least 1
   * @param value computes the function from its arguments, which it must not modify or keep; NaN is
   *     the right answer outside its domain
   * @param partials given the arguments, the partial derivative by each of them, in their order
   * @return the function
   * @throws IllegalArgumentException if the name is no name, or is taken by a function or constant,
   *     or if {@code arity} is below 1
   */
  public static UserFunction of(
      String name,
      int arity,
      ToDoubleFunction<double[]> value,
      Function<List<Expr>, List<Expr>> partials) {
    return new UserFunction(name, arity, value, partials);
  }

  /**
   * The function applied.
   *
   * @param arguments as many expressions as the function takes
   * @return the call as an expression
   * @throws IllegalArgumentException if the number of arguments is wrong
   */
  public Expr call(Expr... arguments) {
    return Call.of(this, arguments);
  }

  List<Expr> partials(Expr[] arguments) {
    List<Expr> all = partials.apply(List.of(arguments));
    Checks.require(
        all.size() == arity,
        "function "
            + name
            + " gave "
            + Checks.plural(all.size(), "partial derivative")
            + "; expected "
            + arity
            + ", one per argument");
    return all;
  }

  double value(double[] arguments) {
    return value.applyAsDouble(arguments);
  }

  /**
   * The name.
   *
   * @return what the function is printed and parsed by
   */
  @Override
  public String label() {
    return name;
  }

  /**
   * The number of arguments.
   *
   * @return at least 1
   */
  @Override
  public int arity() {
    return arity;
  }

  @Override
  public String toString() {
    return name;
  }
}
