package org.nabla.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An expression made ready for many evaluations: value, gradient and Hessian as functions of {@code
 * double}s.
 *
 * <pre>{@code
 * CompiledFunction f = Expr.parse("x^2 + 3*y^2").compile();
 * double[] gradient = new double[2];
 * double value = f.valueAndGradient(new double[] {1, 2}, gradient);
 * }</pre>
 *
 * <p>Parts that occur several times are computed once per call, also across value, gradient and
 * Hessian. Of a choice only the branch taken is computed. Derivatives are worked out when they are
 * first asked for. Outside the domain results are NaN or infinite, never an exception; input NaN
 * gives NaN. Immutable; safe for use by any number of threads at once.
 */
public final class CompiledFunction {
  private static final double[] NO_GRADIENT = {};
  private static final double[][] NO_HESSIAN = {};

  private final Expr expr;
  private final List<Expr> variables;
  private final Kernel value;
  private volatile @Nullable Kernel gradient;
  private volatile @Nullable Kernel hessian;

  private CompiledFunction(Expr expr, List<Expr> variables) {
    this.expr = expr;
    this.variables = variables;
    this.value = kernel(0);
  }

  static CompiledFunction of(Expr expr, List<Expr> variables) {
    variables.forEach(Graphs::symbol);
    Checks.require(
        new HashSet<>(variables).size() == variables.size(),
        "variables are " + variables + "; expected each symbol once, so remove the repetition");
    return new CompiledFunction(expr, List.copyOf(variables));
  }

  private Kernel kernel(int order) {
    Lowering lowering = new Lowering(variables);
    int n = variables.size();
    List<Expr> outputs = new ArrayList<>(List.of(expr));
    if (order > 0) {
      outputs.addAll(Derivative.gradient(expr, variables, Kink.DEFAULT));
    }
    if (order > 1) {
      for (Expr partial : List.copyOf(outputs.subList(1, n + 1))) {
        outputs.addAll(Derivative.gradient(partial, variables, Kink.DEFAULT));
      }
    }
    List<Operation> lowered = lowering.lower(outputs);
    Map<Integer, Operation> numbered = new LinkedHashMap<>();
    for (int i = 0; i < lowered.size(); i++) {
      numbered.put(i, lowered.get(i));
    }
    return Schedule.of(n, numbered, lowering.functions, false);
  }

  private Kernel gradientKernel() {
    Kernel kernel = gradient;
    if (kernel == null) {
      kernel = kernel(1);
      gradient = kernel;
    }
    return kernel;
  }

  private Kernel hessianKernel() {
    Kernel kernel = hessian;
    if (kernel == null) {
      kernel = kernel(2);
      hessian = kernel;
    }
    return kernel;
  }

  /**
   * The expression this function computes.
   *
   * @return the expression
   */
  public Expr expr() {
    return expr;
  }

  /**
   * The arguments.
   *
   * @return the symbols in the order in which values are passed, unmodifiable
   */
  public List<Expr> variables() {
    return variables;
  }

  /**
   * The value at a point.
   *
   * @param x one number per variable; not modified
   * @return the value
   * @throws IllegalArgumentException if the length of {@code x} is wrong
   */
  public double value(double... x) {
    Checks.length(x, variables.size(), "x");
    return value.run(x, NO_GRADIENT, NO_HESSIAN);
  }

  /**
   * The gradient at a point.
   *
   * @param x one number per variable; not modified
   * @param out receives one partial derivative per variable; must not be {@code x}
   * @throws IllegalArgumentException if a length is wrong or the arrays are the same
   */
  public void gradient(double[] x, double[] out) {
    valueAndGradient(x, out);
  }

  /**
   * Value and gradient at a point, sharing their work.
   *
   * @param x one number per variable; not modified
   * @param out receives one partial derivative per variable; must not be {@code x}
   * @return the value
   * @throws IllegalArgumentException if a length is wrong or the arrays are the same
   */
  public double valueAndGradient(double[] x, double[] out) {
    Checks.length(x, variables.size(), "x");
    Checks.length(out, variables.size(), "out");
    Checks.require(x != out, "x and out are the same array; pass another one for the gradient");
    return gradientKernel().run(x, out, NO_HESSIAN);
  }

  /**
   * The Hessian at a point.
   *
   * @param x one number per variable; not modified
   * @return the second derivatives, one row per variable
   * @throws IllegalArgumentException if the length of {@code x} is wrong
   */
  public double[][] hessian(double... x) {
    Checks.length(x, variables.size(), "x");
    double[][] out = new double[x.length][x.length];
    hessianKernel().run(x, new double[x.length], out);
    return out;
  }

  /**
   * The function as the JDK's function of one {@code double}.
   *
   * @return the function
   * @throws IllegalArgumentException if it has more than one variable
   */
  public DoubleUnaryOperator asUnaryOperator() {
    int n = variables.size();
    Checks.require(
        n <= 1, "the function has variables " + variables + "; expected one, use asFunction()");
    return x -> value.run(new double[] {x}, NO_GRADIENT, NO_HESSIAN);
  }

  /**
   * The function as the JDK's function of an array.
   *
   * @return the function, which takes one number per variable
   */
  public ToDoubleFunction<double[]> asFunction() {
    return this::value;
  }
}
