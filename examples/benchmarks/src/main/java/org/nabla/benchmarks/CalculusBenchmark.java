package org.nabla.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.nabla.calculus.CompiledFunction;
import org.nabla.calculus.Dual;
import org.nabla.calculus.Expr;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gradients: compiled, interpreted and by dual numbers, beside Commons Math's DerivativeStructure;
 * and a function of 500 variables, built and evaluated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CalculusBenchmark {
  private static final int VARIABLES = 500;
  private static final String PEAKS =
      "3*(1-x)^2*exp(-(x^2) - (y+1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2-y^2)"
          + " - 1/3*exp(-(x+1)^2 - y^2)";

  private final Expr peaks = Expr.parse(PEAKS);
  private final CompiledFunction compiled = peaks.compile();
  private final CompiledFunction interpreted = compiled.interpreted();
  private final double[] at = {1, 1};
  private final double[] gradient = new double[2];
  private final CompiledFunction rosenbrock = rosenbrock().compile();
  private final double[] many = many();
  private final double[] manyGradient = new double[VARIABLES];
  private final double[][] grid = grid();
  private final double[] heights = new double[201 * 201];

  private static double[] many() {
    double[] x = new double[VARIABLES];
    for (int i = 0; i < VARIABLES; i++) {
      x[i] = Math.sin(i);
    }
    return x;
  }

  private static double[][] grid() {
    double[][] columns = new double[2][201 * 201];
    for (int i = 0; i < 201 * 201; i++) {
      int row = i / 201;
      columns[0][i] = -3 + 0.03 * (i % 201);
      columns[1][i] = -3 + 0.03 * row;
    }
    return columns;
  }

  private static Expr rosenbrock() {
    List<Expr> terms = new ArrayList<>();
    for (int i = 1; i < VARIABLES; i++) {
      Expr x = Expr.symbol("x" + i);
      Expr next = Expr.symbol("x" + (i + 1));
      terms.add(next.subtract(x.pow(2)).pow(2).multiply(100));
      terms.add(Expr.of(1).subtract(x).pow(2));
    }
    return Expr.sum(terms);
  }

  /**
   * Gradient of peaks, compiled.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] peaksCompiled() {
    compiled.gradient(at, gradient);
    return gradient;
  }

  /**
   * Gradient of peaks, interpreted.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] peaksInterpreted() {
    interpreted.gradient(at, gradient);
    return gradient;
  }

  /**
   * Gradient and Hessian of peaks by our dual numbers.
   *
   * @return the number
   */
  @Benchmark
  public Dual peaksDual() {
    return Dual.of(peaks, compiled.variables(), at);
  }

  /**
   * Gradient of peaks by Commons Math.
   *
   * @return the number
   */
  @Benchmark
  public DerivativeStructure peaksCommonsMath() {
    DerivativeStructure x = new DerivativeStructure(2, 1, 0, at[0]);
    DerivativeStructure y = new DerivativeStructure(2, 1, 1, at[1]);
    DerivativeStructure x2 = x.multiply(x);
    DerivativeStructure y2 = y.multiply(y);
    DerivativeStructure a =
        x.negate().add(1).pow(2).multiply(3).multiply(x2.negate().subtract(y.add(1).pow(2)).exp());
    DerivativeStructure b =
        x.divide(5)
            .subtract(x.pow(3))
            .subtract(y.pow(5))
            .multiply(10)
            .multiply(x2.negate().subtract(y2).exp());
    DerivativeStructure c = x.add(1).pow(2).negate().subtract(y2).exp().divide(3);
    return a.subtract(b).subtract(c);
  }

  /**
   * Gradient of a 500-variable Rosenbrock function, compiled.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] rosenbrockGradient() {
    rosenbrock.gradient(many, manyGradient);
    return manyGradient;
  }

  /**
   * Builds the 500-variable Rosenbrock function and compiles and runs its gradient.
   *
   * @return the gradient
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double[] rosenbrockBuild() {
    rosenbrock().compile().gradient(many, manyGradient);
    return manyGradient;
  }

  /**
   * Peaks on a grid of 201 by 201 in one call.
   *
   * @return the values
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double[] peaksGrid() {
    compiled.values(grid, heights);
    return heights;
  }
}
