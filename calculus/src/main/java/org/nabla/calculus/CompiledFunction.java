package org.nabla.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

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
 * first asked for.
 *
 * <p>Where only the way to a result leaves the range of {@code double}s, the result does not
 * suffer: {@code log(1 + exp(x))}, {@code exp(x)/(exp(x) + exp(y))}, {@code log(1 - sigmoid(x))}
 * and their derivatives are as right at 800 and -800 as at 8. Terms that cancel for other reasons,
 * as in {@code sqrt(x + 1) - sqrt(x)}, round as they are written.
 *
 * <p>Outside the domain results are NaN or infinite, never an exception. NaN goes through
 * arithmetic as in Java; what does not depend on it has its value all the same: a constant, the
 * branch of a choice whose comparison with NaN is false, and so the derivative of {@code relu(x)},
 * which is 0 at NaN. Immutable; safe for use by any number of threads at once.
 */
public final class CompiledFunction {
  private static final double[] NO_GRADIENT = {};
  private static final double[][] NO_HESSIAN = {};

  private final Expr expr;
  private final List<Expr> variables;
  private final Mode mode;
  private final Kernel value;
  private final Map<Outputs, Kernel> derivatives = new ConcurrentHashMap<>();

  /** What one kernel computes. */
  private enum Outputs {
    VALUE,
    GRADIENT,
    VALUE_AND_GRADIENT,
    ALL
  }

  private record Mode(boolean strict, boolean interpreted, Kink kink) {}

  private CompiledFunction(Expr expr, List<Expr> variables, Mode mode) {
    this.expr = expr;
    this.variables = variables;
    this.mode = mode;
    this.value = kernel(Outputs.VALUE);
  }

  static CompiledFunction of(Expr expr, List<Expr> variables) {
    variables.forEach(Graphs::symbol);
    Checks.require(
        new HashSet<>(variables).size() == variables.size(),
        "variables are " + variables + "; expected each symbol once, so remove the repetition");
    return new CompiledFunction(expr, List.copyOf(variables), new Mode(false, false, Kink.DEFAULT));
  }

  private Kernel kernel(Outputs outputs) {
    Program program = program(outputs);
    return mode.interpreted ? program : Compiler.compile(program);
  }

  private Program program(Outputs outputs) {
    int n = variables.size();
    Lowering lowering = new Lowering(variables);
    Expr f = lowering.conditioned(List.of(expr)).get(0);
    List<Expr> wanted = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    if (outputs != Outputs.GRADIENT) {
      wanted.add(f);
      numbers.add(0);
    }
    if (outputs != Outputs.VALUE) {
      List<Expr> gradient = lowering.conditioned(Derivative.gradient(f, variables, mode.kink));
      for (int i = 0; i < n; i++) {
        wanted.add(gradient.get(i));
        numbers.add(1 + i);
        if (outputs == Outputs.ALL) {
          List<Expr> row =
              Derivative.gradient(gradient.get(i), variables.subList(0, i + 1), mode.kink);
          for (int j = 0; j <= i; j++) {
            wanted.add(row.get(j));
            numbers.add(1 + n + i * n + j);
            if (j < i) {
              wanted.add(row.get(j));
              numbers.add(1 + n + j * n + i);
            }
          }
        }
      }
    }
    List<Operation> lowered = lowering.lower(wanted);
    Map<Integer, Operation> numbered = new LinkedHashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      numbered.put(numbers.get(i), lowered.get(i));
    }
    return Schedule.of(n, numbered, lowering.functions, mode.strict);
  }

  private Kernel derivatives(Outputs outputs) {
    Kernel known = derivatives.get(outputs);
    return known != null ? known : derivatives.computeIfAbsent(outputs, this::kernel);
  }

  /**
   * The same function by {@link StrictMath}: results are the same bits on every machine and in
   * every version of Java; exp, sin and their like take longer.
   *
   * @return the strict function
   */
  public CompiledFunction strict() {
    return new CompiledFunction(expr, variables, new Mode(true, mode.interpreted, mode.kink));
  }

  /**
   * The same function by the interpreter: the same bits as this one, slower to call and quicker to
   * make. Where classes cannot be defined at run time, every function is interpreted.
   *
   * @return the interpreted function
   */
  public CompiledFunction interpreted() {
    return new CompiledFunction(expr, variables, new Mode(mode.strict, true, mode.kink));
  }

  /**
   * The same function with a choice of what its gradient and Hessian are at kinks; without it they
   * follow {@link Kink#DEFAULT}.
   *
   * @param kink the value at the kinks of relu, abs, sign, max and min
   * @return the function with these derivatives
   */
  public CompiledFunction with(Kink kink) {
    return new CompiledFunction(expr, variables, new Mode(mode.strict, mode.interpreted, kink));
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
    checkGradient(x, out);
    derivatives(Outputs.GRADIENT).run(x, out, NO_HESSIAN);
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
    checkGradient(x, out);
    return derivatives(Outputs.VALUE_AND_GRADIENT).run(x, out, NO_HESSIAN);
  }

  private void checkGradient(double[] x, double[] out) {
    Checks.length(x, variables.size(), "x");
    Checks.length(out, variables.size(), "out");
    Checks.require(x != out, "x and out are the same array; pass another one for the gradient");
  }

  /**
   * Value, gradient and Hessian at a point, sharing their work.
   *
   * @param x one number per variable; not modified
   * @param gradient receives one partial derivative per variable; must not be {@code x}
   * @param hessian receives the second derivatives, one row per variable; no row may be {@code x},
   *     {@code gradient} or another row
   * @return the value
   * @throws IllegalArgumentException if a length is wrong or an array is passed twice
   */
  public double valueGradientAndHessian(double[] x, double[] gradient, double[][] hessian) {
    checkGradient(x, gradient);
    Checks.require(
        hessian.length == x.length,
        "hessian has " + hessian.length + " rows; expected " + x.length + ", one per variable");
    for (int i = 0; i < hessian.length; i++) {
      double[] row = hessian[i];
      Checks.length(row, x.length, "row " + i + " of hessian");
      boolean taken = row == x || row == gradient;
      for (int j = 0; j < i; j++) {
        taken |= row == hessian[j];
      }
      Checks.require(
          !taken,
          "row "
              + i
              + " of hessian is the array of x, of the gradient or of an earlier row; expected"
              + " arrays of their own, as new double[n][n] makes them");
    }
    return derivatives(Outputs.ALL).run(x, gradient, hessian);
  }

  /**
   * The Hessian at a point.
   *
   * @param x one number per variable; not modified
   * @return the second derivatives, one row per variable
   * @throws IllegalArgumentException if the length of {@code x} is wrong
   */
  public double[][] hessian(double... x) {
    double[][] out = new double[x.length][x.length];
    valueGradientAndHessian(x, new double[x.length], out);
    return out;
  }

  /**
   * The values at many points at once, as a grid for a picture needs them.
   *
   * @param columns one array per variable, all of one length: column i holds variable i of each
   *     point; not modified
   * @param out receives the value at each point
   * @throws IllegalArgumentException if the number of columns or a length is wrong
   */
  public void values(double[][] columns, double[] out) {
    Checks.length(columns.length, variables.size(), "columns");
    for (double[] column : columns) {
      Checks.require(
          column.length == out.length,
          "a column has "
              + column.length
              + " entries and out "
              + out.length
              + "; expected the same");
    }
    double[] x = new double[columns.length];
    for (int point = 0; point < out.length; point++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = columns[i][point];
      }
      out[point] = value.run(x, NO_GRADIENT, NO_HESSIAN);
    }
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
