package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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

/** Laws that hold for every expression, tried on 20,000 random ones. */
@Execution(ExecutionMode.CONCURRENT)
class LawsTest {
  private static final int COUNT = 20_000;
  private static final long SEED = 20261122;
  private static final Expr[] VARIABLES = RandomExpressions.VARIABLES.toArray(Expr[]::new);

  /** How often both sides of a law had a value. */
  private int agreed;

  private interface Law {
    void check(RandomExpressions random, String message);
  }

  private static void forAll(int count, Law law) {
    int refused = 0;
    for (int i = 0; i < count; i++) {
      try {
        law.check(new RandomExpressions(new Random(SEED + i)), "seed " + (SEED + i));
      } catch (ArithmeticException e) {
        // An exact 0 below the bar is refused when it comes up, as when u - x meets u = x.
        assertThat(e).hasMessageContaining("division by zero");
        refused++;
      }
    }
    assertThat(refused).isLessThan(count / 50);
  }

  @Test
  void whatIsPrintedReadsBackAsTheSame() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr e = random.any(4);
          assertThat(Expr.parse(e.toString())).as(message).isSameAs(e);
          Expr derivative = e.diff(VARIABLES[0]);
          assertThat(Expr.parse(derivative.toString())).as(message).isSameAs(derivative);
        });
  }

  @Test
  void numbersFarBeyondDoublesReadBackAsTheSame() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr e = random.wide(4);
          assertThat(Expr.parse(e.toString())).as(message).isSameAs(e);
          Expr derivative = e.diff(VARIABLES[0]);
          assertThat(Expr.parse(derivative.toString())).as(message).isSameAs(derivative);
        });
  }

  @Test
  void interpreterAndCompilerGiveTheSameBits() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr e = random.any(3);
          CompiledFunction compiled = e.compile(VARIABLES);
          CompiledFunction interpreted = compiled.interpreted();
          double[] x = random.point();
          double[] a = new double[3];
          double[] b = new double[3];
          double u = compiled.valueAndGradient(x, a);
          double v = interpreted.valueAndGradient(x, b);
          assertThat(Double.doubleToLongBits(u)).as(message).isEqualTo(Double.doubleToLongBits(v));
          for (int i = 0; i < 3; i++) {
            assertThat(Double.doubleToLongBits(a[i]))
                .as(message)
                .isEqualTo(Double.doubleToLongBits(b[i]));
          }
        });
  }

  @Test
  void symbolicAndDualDerivativesAgree() {
    AtomicInteger compared = new AtomicInteger();
    forAll(
        COUNT,
        (random, message) -> {
          Expr e = random.smooth(3);
          double[] x = random.point();
          double[] symbolic = new double[3];
          e.compile(VARIABLES).interpreted().gradient(x, symbolic);
          double[] dual = Dual.of(e, List.of(VARIABLES), x).gradient();
          double size = Evaluation.at(magnitude(e), at(x));
          for (int i = 0; i < 3; i++) {
            if (size < 1e3 && Double.isFinite(symbolic[i]) && Double.isFinite(dual[i])) {
              compared.incrementAndGet();
              double scale = Math.max(size, Math.abs(dual[i]));
              assertThat(Math.abs(symbolic[i] - dual[i]) / Math.max(1, scale))
                  .as(message + " " + e)
                  .isLessThan(1e-9);
            }
          }
        });
    assertThat(compared).hasValueGreaterThan(COUNT);
  }

  /** How large the parts of an expression get: beyond that digits are lost to cancellation. */
  private static Expr magnitude(Expr e) {
    List<Expr> parts = new ArrayList<>(List.of(Expr.of(1)));
    for (Expr part : Graphs.postorder(List.of(e))) {
      parts.add(Functions.abs(part));
      for (int i = 0; i < part.operands.length && !(part instanceof Sum); i++) {
        if (!part.operands[i].constant) {
          parts.add(Functions.abs(Rules.partial(part, i, Kink.DEFAULT)));
        }
      }
    }
    return Functions.max(parts.toArray(Expr[]::new));
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
          Expr x = VARIABLES[0];
          Expr whole = f.multiply(3).add(g.multiply(-2)).diff(x);
          Expr parts = f.diff(x).multiply(3).subtract(g.diff(x).multiply(2));
          agree(whole, parts, random.point(), message);
        });
    assertThat(agreed).isGreaterThan(COUNT / 4);
  }

  @Test
  void productRuleHolds() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.smooth(3);
          Expr g = random.smooth(3);
          Expr x = VARIABLES[0];
          Expr parts = f.diff(x).multiply(g).add(f.multiply(g.diff(x)));
          agree(f.multiply(g).diff(x), parts, random.point(), message);
        });
    assertThat(agreed).isGreaterThan(COUNT / 4);
  }

  @Test
  void chainRuleHolds() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr u = Expr.symbol("u");
          Expr outer = random.smooth(2).substitute(VARIABLES[0], u);
          Expr inner = random.smooth(2);
          Expr x = VARIABLES[0];
          Expr whole = outer.substitute(u, inner).diff(x);
          Expr chain = outer.diff(u).substitute(u, inner).multiply(inner.diff(x));
          agree(whole, chain, random.point(), message);
        });
    assertThat(agreed).isGreaterThan(COUNT / 4);
  }

  @Test
  void mixedPartialsCommute() {
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.smooth(3);
          Expr x = VARIABLES[0];
          Expr y = VARIABLES[1];
          agree(f.diff(x, y), f.diff(y, x), random.point(), message);
        });
    assertThat(agreed).isGreaterThan(COUNT / 4);
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
          keeps(simple, f, random.point(), message);
          shorter.addAndGet(Measure.of(simple) < Measure.of(f) ? 1 : 0);
        });
    assertThat(agreed).isGreaterThan(COUNT / 2);
    assertThat(shorter).hasValueGreaterThan(COUNT / 2);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void everyPassKeepsTheValue(Pass pass) {
    AtomicInteger changed = new AtomicInteger();
    forAll(
        COUNT,
        (random, message) -> {
          Expr f = random.reducible(2);
          Expr g = pass.of.apply(f);
          keeps(g, f, random.point(), message);
          changed.addAndGet(f == g ? 0 : 1);
        });
    assertThat(agreed).isGreaterThan(COUNT / 2);
    assertThat(changed).hasValueGreaterThan(COUNT / 10);
  }

  /** Where f has a value, g has the same. */
  private void keeps(Expr g, Expr f, double[] x, String message) {
    double value = Evaluation.at(f, at(x));
    double size = Evaluation.at(magnitude(f), at(x));
    if (Double.isFinite(value) && size < 1e5) {
      agreed++;
      double scale = Math.max(size, Evaluation.at(magnitude(g), at(x)));
      assertThat(Evaluation.at(g, at(x)))
          .as(message + ": " + g + " against " + f)
          .isCloseTo(value, within(1e-9 * scale));
    }
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

  /** Equal to 1e-9 of the largest part, where both have values. */
  private void agree(Expr a, Expr b, double[] x, String message) {
    double u = Evaluation.at(a, at(x));
    double v = Evaluation.at(b, at(x));
    double size = 1;
    for (Expr whole : List.of(a, b)) {
      size = Math.max(size, Evaluation.at(magnitude(whole), at(x)));
    }
    if (Double.isFinite(u) && Double.isFinite(v) && size < 1e5) {
      agreed++;
      assertThat(Math.abs(u - v) / size).as(message + ": " + a + " against " + b).isLessThan(1e-9);
    }
  }
}
