package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws that hold for every expression, each compared on 20,000 random ones: where a law has no
 * values to compare, another expression is drawn. What symbolic derivatives are compared with are
 * dual numbers, which know nothing of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class LawsTest {
  private static final int COUNT = 20_000;
  private static final long SEED = 20261122;
  private static final double TOLERANCE = 1e-9;

  /** How large parts and their derivatives may be: beyond, digits are lost to cancellation. */
  private static final double LARGE = 1e3;

  private static final Expr[] VARIABLES = RandomExpressions.VARIABLES.toArray(Expr[]::new);
  private static final Expr X = VARIABLES[0];

  private interface Law {
    /** Says whether there was something to compare. */
    boolean holds(RandomExpressions random, String message);
  }

  private static void forAll(int count, Law law) {
    int compared = 0;
    int refused = 0;
    int drawn = 0;
    while (compared < count) {
      long seed = SEED + drawn++;
      try {
        compared += law.holds(new RandomExpressions(new Random(seed)), "seed " + seed) ? 1 : 0;
      } catch (ArithmeticException e) {
        // An exact 0 below the bar is refused when it comes up, as when u - x meets u = x.
        assertThat(e).hasMessageContaining("division by zero");
        refused++;
      }
      assertThat(drawn).as("expressions drawn").isLessThan(5 * count);
    }
    assertThat(refused).isLessThan(drawn / 50);
  }

  @Test
  void whatIsPrintedReadsBackAsTheSame() {
    forAll(COUNT, (random, message) -> readsBack(random.any(4), message));
  }

  @Test
  void numbersFarBeyondDoublesReadBackAsTheSame() {
    forAll(COUNT, (random, message) -> readsBack(random.wide(3), message));
  }

  private static boolean readsBack(Expr e, String message) {
    assertThat(Expr.parse(e.toString())).as(message).isSameAs(e);
    Expr derivative = e.diff(X);
    assertThat(Expr.parse(derivative.toString())).as(message).isSameAs(derivative);
    return true;
  }

  @Test
  void interpreterAndCompilerGiveTheSameBits() {
    forAll(
        COUNT,
        (random, message) -> {
          boolean strict = random.chance(4);
          Expr e = random.any(random.chance(4) ? 3 : 2);
          double[] x = random.point();
          CompiledFunction f = e.compile(VARIABLES);
          CompiledFunction compiled = strict ? f.strict() : f;
          assertThat(bits(compiled, x)).as(message).isEqualTo(bits(compiled.interpreted(), x));
          return true;
        });
  }

  /** Value, gradient and Hessian. */
  private static List<Long> bits(CompiledFunction f, double[] x) {
    double[] gradient = new double[3];
    double[][] hessian = new double[3][3];
    List<Long> bits = new ArrayList<>();
    bits.add(Double.doubleToLongBits(f.value(x)));
    bits.add(Double.doubleToLongBits(f.valueGradientAndHessian(x, gradient, hessian)));
    for (double[] numbers : List.of(gradient, hessian[0], hessian[1], hessian[2])) {
      Arrays.stream(numbers).mapToObj(Double::doubleToLongBits).forEach(bits::add);
    }
    return bits;
  }

  @Test
  void symbolicAndDualDerivativesAgree() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr e = random.smooth(3);
          double[] x = random.point();
          Reference reference = new Reference(e, x);
          if (!reference.usable()) {
            return false;
          }
          double[] symbolic = new double[3];
          e.compile(VARIABLES).interpreted().gradient(x, symbolic);
          double[] dual = reference.dual.gradient();
          for (int i = 0; i < 3; i++) {
            close(symbolic[i], dual[i], reference.size, message + " " + e);
          }
          return Arrays.stream(dual).anyMatch(d -> d != 0);
        });
  }

  /** An expression by dual numbers. */
  private static final class Reference {
    final Dual dual;

    /**
     * How large its parts and functions and their first and second derivatives get; NaN if some has
     * none.
     */
    final double size;

    Reference(Expr e, double[] x) {
      DualEvaluation evaluation = new DualEvaluation(List.of(VARIABLES), x);
      double largest = 1;
      for (Expr part : Graphs.postorder(List.of(e))) {
        largest = Math.max(largest, size(evaluation.of(part)));
        if (part instanceof Power || part instanceof Call) {
          largest = Math.max(largest, size(alone(part, evaluation)));
        }
      }
      dual = evaluation.of(e);
      size = largest;
    }

    /** A function by its first argument instead of by x, y and z. */
    private static Dual alone(Expr part, DualEvaluation evaluation) {
      Dual u = Dual.variable(evaluation.of(part.operands[0]).value(), 0, 1);
      return part instanceof Power power
          ? u.pow(Dual.constant(evaluation.of(power.exponent()).value(), 1))
          : DualFunctions.of((Builtin) ((Call) part).head, u);
    }

    private static double size(Dual dual) {
      double largest = Math.abs(dual.value());
      for (double slope : dual.gradient()) {
        largest = Math.max(largest, Math.abs(slope));
      }
      for (double[] row : dual.hessian()) {
        for (double second : row) {
          largest = Math.max(largest, Math.abs(second));
        }
      }
      return largest;
    }

    boolean usable() {
      return size < LARGE;
    }

    double slope() {
      return dual.gradient()[0];
    }
  }

  private static void close(double actual, double expected, double size, String message) {
    assertThat(actual).as(message).isCloseTo(expected, within(TOLERANCE * size));
  }

  /** Compares expressions with a number; says whether it is one. */
  private static boolean equal(
      double expected, double size, double[] x, String message, Expr... expressions) {
    if (!(size < LARGE)) {
      return false;
    }
    for (Expr e : new HashSet<>(List.of(expressions))) {
      close(Evaluation.at(e, at(x)), expected, size, message + ": " + e);
    }
    return expected != 0;
  }

  private static Map<String, Double> at(double[] x) {
    return Map.of("x", x[0], "y", x[1], "z", x[2]);
  }

  @Test
  void derivativesAreLinear() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.smooth(3);
          Expr g = random.smooth(3);
          double[] x = random.point();
          Reference rf = new Reference(f, x);
          Reference rg = new Reference(g, x);
          return equal(
              3 * rf.slope() - 2 * rg.slope(),
              Math.max(rf.size, rg.size),
              x,
              message,
              f.multiply(3).add(g.multiply(-2)).diff(X),
              f.diff(X).multiply(3).subtract(g.diff(X).multiply(2)));
        });
  }

  @Test
  void productRuleHolds() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.smooth(2);
          Expr g = random.smooth(random.chance(2) ? 3 : 2);
          double[] x = random.point();
          Reference rf = new Reference(f, x);
          Reference rg = new Reference(g, x);
          return equal(
              rf.slope() * rg.dual.value() + rf.dual.value() * rg.slope(),
              rf.size * rg.size,
              x,
              message,
              f.multiply(g).diff(X),
              f.diff(X).multiply(g).add(f.multiply(g.diff(X))));
        });
  }

  @Test
  void chainRuleHolds() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr outer = random.smooth(2);
          Expr inner = random.smooth(2);
          double[] x = random.point();
          Reference ri = new Reference(inner, x);
          Reference ro = new Reference(outer, new double[] {ri.dual.value(), x[1], x[2]});
          Expr composed = outer.substitute(X, inner);
          return equal(
              ro.slope() * ri.slope(),
              ro.size * ri.size,
              x,
              message,
              composed.diff(X),
              outer.diff(X).substitute(X, inner).multiply(inner.diff(X)));
        });
  }

  @Test
  void mixedPartialsCommute() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.smooth(3);
          Expr y = VARIABLES[1];
          double[] x = random.point();
          Reference reference = new Reference(f, x);
          double expected = reference.dual.hessian()[0][1];
          return equal(expected, reference.size, x, message, f.diff(X, y), f.diff(y, X));
        });
  }

  @Test
  void simplifyNeverMakesLongerAndKeepsTheValue() {
    AtomicInteger shorter = new AtomicInteger();
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.reducible(2);
          Expr simple = f.simplify(14);
          assertThat(Measure.of(simple)).as(message).isLessThanOrEqualTo(Measure.of(f));
          shorter.addAndGet(Measure.of(simple) < Measure.of(f) ? 1 : 0);
          return keeps(simple, f, random.point(), message);
        });
    assertThat(shorter).hasValueGreaterThan(COUNT / 2);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void everyPassKeepsTheValue(Pass pass) {
    AtomicInteger changed = new AtomicInteger();
    forAll(
        COUNT / 2,
        (random, message) -> {
          Expr f = random.reducible(2);
          Expr g = pass.of.apply(f);
          changed.addAndGet(f == g ? 0 : 1);
          return keeps(g, f, random.point(), message);
        });
    assertThat(changed).hasValueGreaterThan(COUNT / 20);
  }

  /** Where f has a value, g has the same; says whether it has. */
  private static boolean keeps(Expr g, Expr f, double[] x, String message) {
    Reference before = new Reference(f, x);
    if (!before.usable()) {
      return false;
    }
    double size = Math.max(before.size, new Reference(g, x).size);
    double value = Evaluation.at(g, at(x));
    close(value, before.dual.value(), size, message + ": " + g + " against " + f);
    return true;
  }

  /** A named pass. */
  record Pass(String name, UnaryOperator<Expr> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Pass> passes() {
    return List.of(
        new Pass("expand", Expr::expand),
        new Pass("collect", f -> f.collect(VARIABLES[0])),
        new Pass("cancel", Expr::cancel),
        new Pass("simplifyTrig", Expr::simplifyTrig),
        new Pass("simplifyPowers", Expr::simplifyPowers));
  }
}
