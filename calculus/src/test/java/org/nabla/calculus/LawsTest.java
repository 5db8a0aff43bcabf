package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Laws that hold for every expression, tried on 20,000 random ones. */
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
    forAll(
        COUNT / 10,
        (random, message) -> {
          Expr f = random.smooth(3);
          Expr simple = f.simplify(14);
          assertThat(Measure.of(simple)).as(message).isLessThanOrEqualTo(Measure.of(f));
          agree(simple, f, random.point(), message);
        });
  }

  @Test
  void passesKeepTheValue() {
    forAll(
        COUNT / 10,
        (random, message) -> {
          Expr f = random.smooth(3);
          double[] x = random.point();
          agree(f.expand(), f, x, message + " expand");
          agree(f.collect(VARIABLES[0]), f, x, message + " collect");
          agree(f.cancel(), f, x, message + " cancel");
          agree(f.simplifyTrig(), f, x, message + " trig");
          agree(f.simplifyPowers(), f, x, message + " powers");
        });
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
