package org.nabla.calculus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a gradient is right: the worst disagreement between it and other ways to the same number.
 *
 * <p>The error of one entry is {@code |a - b|/max(1, |a|, |b|)}; NaN or infinity on one side only
 * counts as infinite.
 *
 * @param point where the disagreement is worst
 * @param variable the index of the variable there
 * @param claimed the derivative that was checked
 * @param dual the derivative by dual numbers; equal to {@code claimed} where there is only code
 * @param difference the derivative by central differences
 * @param dualError the error against dual numbers
 * @param differenceError the error against central differences
 */
public record GradientCheck(
    List<Double> point,
    int variable,
    double claimed,
    double dual,
    double difference,
    double dualError,
    double differenceError) {

  /** What central differences can confirm. */
  public static final double DIFFERENCE_TOLERANCE = 1e-6;

  /** What dual numbers can confirm. */
  public static final double DUAL_TOLERANCE = 1e-9;

  /**
   * Keeps the point as it is.
   *
   * @param point where the disagreement is worst
   * @param variable the index of the variable there
   * @param claimed the derivative that was checked
   * @param dual the derivative by dual numbers; equal to {@code claimed} where there is only code
   * @param difference the derivative by central differences
   * @param dualError the error against dual numbers
   * @param differenceError the error against central differences
   * @throws IllegalArgumentException if the variable is no index of the point
   */
  public GradientCheck {
    point = List.copyOf(point);
    Checks.require(
        variable >= 0 && variable < point.size(),
        "variable is " + variable + "; expected an index below " + point.size());
  }

  /**
   * Checks the derivatives of an expression: compiled, by dual numbers, and by central differences.
   *
   * @param f the expression
   * @param points one point per row, with one number per symbol, by name; not modified
   * @return the worst disagreement
   * @throws IllegalArgumentException if there is no point or no symbol, or a length is wrong
   */
  public static GradientCheck of(Expr f, double[]... points) {
    CompiledFunction compiled = f.compile();
    return worst(
        compiled.asFunction(),
        compiled::gradient,
        x -> Dual.of(f, compiled.variables(), x).gradient(),
        points);
  }

  /**
   * Checks the gradient of any code against central differences.
   *
   * @param f the function
   * @param gradient writes the gradient at its first argument into its second
   * @param points one point per row; not modified
   * @return the worst disagreement
   * @throws IllegalArgumentException if there is no point or a point is empty
   */
  public static GradientCheck of(
      ToDoubleFunction<double[]> f, BiConsumer<double[], double[]> gradient, double[]... points) {
    return worst(f, gradient, null, points);
  }

  /** Another way to a gradient. */
  private interface Reference {
    double[] at(double[] x);
  }

  private static GradientCheck worst(
      ToDoubleFunction<double[]> f,
      BiConsumer<double[], double[]> gradient,
      @Nullable Reference dual,
      double[]... points) {
    GradientCheck worst = null;
    for (double[] point : points) {
      double[] claimed = new double[point.length];
      gradient.accept(point.clone(), claimed);
      double[] second = dual == null ? claimed : dual.at(point);
      double[] third = Differences.gradient(f, point);
      for (int i = 0; i < point.length; i++) {
        GradientCheck check =
            new GradientCheck(
                Arrays.stream(point).boxed().toList(),
                i,
                claimed[i],
                second[i],
                third[i],
                error(claimed[i], second[i]),
                error(claimed[i], third[i]));
        worst = worst == null || check.badness() > worst.badness() ? check : worst;
      }
    }
    if (worst == null) {
      throw new IllegalArgumentException(
          "there is nothing to check; expected at least one point with one variable");
    }
    return worst;
  }

  private static double error(double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    return Double.isFinite(a) && Double.isFinite(b)
        ? Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)))
        : Double.POSITIVE_INFINITY;
  }

  private double badness() {
    return Math.max(dualError / DUAL_TOLERANCE, differenceError / DIFFERENCE_TOLERANCE);
  }

  /**
   * Whether all ways agree within {@link #DUAL_TOLERANCE} and {@link #DIFFERENCE_TOLERANCE}.
   *
   * @return true if the gradient is confirmed
   */
  public boolean passed() {
    return badness() <= 1;
  }

  /**
   * The finding in a line.
   *
   * @return where the worst disagreement is, and the numbers there
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: worst at %s, variable %d: gradient %.17g, dual numbers %.17g (error %.1e), differences"
            + " %.17g (error %.1e)",
        passed() ? "passed" : "FAILED",
        point,
        variable,
        claimed,
        dual,
        dualError,
        difference,
        differenceError);
  }
}
