package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescentTest {
  private static final Golden GOLDEN = Golden.of("descent.json");
  static final DoubleUnaryOperator PARABOLA = x -> 3 * x * x - 3 * x + 4;
  static final DoubleUnaryOperator PARABOLA_SLOPE = x -> 6 * x - 3;
  static final DoubleUnaryOperator WAVE = x -> Math.cos(2 * Math.PI * x) + x * x;
  static final DoubleUnaryOperator WAVE_SLOPE =
      x -> -2 * Math.PI * Math.sin(2 * Math.PI * x) + 2 * x;

  @Test
  void quadraticOfOneVariableEndsAtTheReferencePoints() {
    for (Golden run : GOLDEN.parts("1d_quadratic")) {
      assertThat(fromTo(PARABOLA, PARABOLA_SLOPE, run).x())
          .isCloseTo(run.number("final"), within(1e-12));
    }
  }

  @Test
  void waveEndsAtTheReferencePointsOfEachStart() {
    for (Golden run : GOLDEN.parts("start_value")) {
      assertThat(fromTo(WAVE, WAVE_SLOPE, run).x()).isCloseTo(run.number("final"), within(1e-12));
    }
  }

  private static DescentResult fromTo(
      DoubleUnaryOperator function, DoubleUnaryOperator slope, Golden run) {
    return Descent.minimize(function, slope)
        .with(new Sgd(run.number("learning_rate")))
        .steps(run.whole("epochs"))
        .from(run.number("start"));
  }

  @Test
  void trajectoryHoldsThePointAfterAndTheGradientBeforeEachUpdate() {
    for (Golden run : GOLDEN.parts("learning_rate_rules")) {
      if (run.text("kind").equals("gradient")) {
        continue;
      }
      LearningRate rate =
          run.text("kind").equals("time")
              ? Schedule.timeDecay(0.1, 50)
              : LearningRate.constant(0.01);
      Trajectory path =
          Descent.minimize(PARABOLA, PARABOLA_SLOPE)
              .with(new Sgd(rate))
              .steps(50)
              .from(run.number("start"))
              .trajectory();
      double[][] rows = run.rows("rows");
      assertThat(path.rows()).isEqualTo(50);
      for (int i = 0; i < 50; i++) {
        assertThat(path.step()[i]).isEqualTo(i);
        assertThat(path.x()[i]).isCloseTo(rows[i][0], within(1e-12));
        assertThat(path.gradient()[i]).isCloseTo(rows[i][1], within(1e-12));
        assertThat(path.rate()[i]).isCloseTo(rows[i][2], within(1e-12));
        assertThat(path.value()[i]).isCloseTo(PARABOLA.applyAsDouble(rows[i][0]), within(1e-12));
      }
    }
  }

  @Test
  void stepsIsTheReasonWhereNothingElseEndsTheRun() {
    DescentResult result = Descent.minimize(PARABOLA, PARABOLA_SLOPE).steps(7).from(1);
    assertThat(result.reason().outcome()).isEqualTo(Reason.Outcome.LIMIT);
    assertThat(result.reason().condition()).isEqualTo("steps");
    assertThat(result.reason().sentence()).isEqualTo("stopped after the given 7 steps");
    assertThat(result.reason().converged()).isFalse();
    assertThat(result.steps()).isEqualTo(7);
    assertThat(result.evaluations()).isEqualTo(8);
    assertThat(result.start()).containsExactly(1);
    assertThat(result.startValue()).isEqualTo(4);
    assertThat(result.value()).isEqualTo(PARABOLA.applyAsDouble(result.x()));
  }

  @Test
  void manyDimensionsAreAsEasyAsOne() {
    DescentResult result =
        Descent.minimize(
                x -> x[0] * x[0] + 2 * x[1] * x[1],
                (x, g) -> {
                  g[0] = 2 * x[0];
                  g[1] = 4 * x[1];
                })
            .with(new Sgd(0.1))
            .steps(200)
            .from(3, -2);
    assertThat(result.point()).hasSize(2);
    assertThat(result.point()[0]).isCloseTo(0, within(1e-15));
    assertThat(result.point()[1]).isCloseTo(0, within(1e-15));
    assertThat(result.trajectory().dimensions()).isEqualTo(2);
    assertThat(result.trajectory().x(1)[0]).isCloseTo(-1.2, within(1e-15));
    assertThatThrownBy(result::x)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("point()");
  }

  @Test
  void steppingUphillAndDescendingTheNegatedFunctionGiveTheSamePathToTheBit() {
    Trajectory up =
        Descent.maximize(WAVE, WAVE_SLOPE).with(new Sgd(0.01)).steps(300).from(0.3).trajectory();
    Trajectory down =
        Descent.minimize(x -> -WAVE.applyAsDouble(x), x -> -WAVE_SLOPE.applyAsDouble(x))
            .with(new Sgd(0.01))
            .steps(300)
            .from(0.3)
            .trajectory();
    assertThat(up.x()).isEqualTo(down.x());
    assertThat(up.rate()).isEqualTo(down.rate());
    for (int i = 0; i < 300; i++) {
      assertThat(up.value()[i]).isEqualTo(-down.value()[i]);
      assertThat(up.gradient()[i]).isEqualTo(-down.gradient()[i]);
    }
  }

  @Test
  void tooHighARateIsReportedWithStepAndRemedy() {
    DescentResult result =
        Descent.minimize(PARABOLA, PARABOLA_SLOPE).with(new Sgd(2)).steps(5000).from(1);
    assertThat(result.reason().failed()).isTrue();
    assertThat(result.reason().condition()).isEqualTo("non-finite");
    assertThat(result.reason().sentence())
        .contains("step " + result.steps())
        .contains("the learning rate may be too high (2.0 in the last step)");
    assertThat(result.x()).isFinite();
    assertThat(result.value()).isFinite();
    assertThat(result.trajectory().rows()).isEqualTo((int) result.steps());
  }

  @Test
  void aStartOutsideTheDomainIsReported() {
    DescentResult result = Descent.minimize(Math::sqrt, x -> 0.5 / Math.sqrt(x)).from(-1);
    assertThat(result.reason().failed()).isTrue();
    assertThat(result.reason().sentence()).contains("NaN").contains("start inside");
    DescentResult edge = Descent.minimize(Math::sqrt, x -> 0.5 / Math.sqrt(x)).from(0);
    assertThat(edge.reason().sentence()).contains("gradient").contains("start inside");
  }

  @Test
  void recordingIsThinnedOnRequestAndKeepsTheLastStep() {
    Trajectory path =
        Descent.minimize(PARABOLA, PARABOLA_SLOPE).steps(25).recording(10).from(1).trajectory();
    assertThat(path.step()).containsExactly(0, 10, 20, 24);
  }

  @Test
  void theLastRowOfAThinnedRunThatFailsIsThatOfTheWholeRun() {
    Descent wild = Descent.minimize(PARABOLA, PARABOLA_SLOPE).with(new Sgd(2)).steps(5000);
    Trajectory whole = wild.from(1).trajectory();
    Trajectory thinned = wild.recording(100).from(1).trajectory();
    int last = thinned.rows() - 1;
    int row = (int) thinned.step()[last];
    assertThat(row).isEqualTo(whole.rows() - 1);
    assertThat(thinned.x()[last]).isEqualTo(whole.x()[row]);
    assertThat(thinned.gradient()[last]).isEqualTo(whole.gradient()[row]);
    assertThat(thinned.rate()[last]).isEqualTo(whole.rate()[row]);
    assertThat(thinned.value()[last]).isEqualTo(whole.value()[row]);
  }

  @Test
  void badSettingsAreNamed() {
    Descent descent = Descent.minimize(PARABOLA, PARABOLA_SLOPE);
    assertThatThrownBy(() -> descent.steps(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps is -1: give a whole number of at least 0");
    assertThatThrownBy(() -> descent.recording(0)).hasMessageContaining("spacing is 0");
    assertThatThrownBy(() -> descent.from(Double.NaN)).hasMessageContaining("[NaN]");
    assertThatThrownBy(descent::from).hasMessageContaining("at least one number");
  }

  static final ToDoubleFunction<double[]> BOWL = x -> x[0] * x[0] + 10 * x[1] * x[1];
  static final Gradient BOWL_SLOPE =
      (x, g) -> {
        g[0] = 2 * x[0];
        g[1] = 20 * x[1];
      };

  @Test
  void everyWayToDescendAscendsToTheSamePathToTheBit() {
    for (Descent[] pair :
        List.of(
            pair(descent -> descent.with(new Adam(0.1))),
            pair(descent -> descent.with(new Sgd(LearningRate.proportionalToLoss(0.01, -9, 99)))),
            pair(descent -> descent.with(new Lbfgs())),
            pair(descent -> descent.with(new Newton(Hessian.byDifferences(BOWL_SLOPE)))))) {
      DescentResult down = pair[0].steps(30).from(3, -2);
      DescentResult up = pair[1].steps(30).from(3, -2);
      assertThat(up.steps()).isEqualTo(down.steps());
      for (int k = 0; k < 2; k++) {
        assertThat(up.trajectory().x(k)).isEqualTo(down.trajectory().x(k));
      }
      assertThat(up.value()).isEqualTo(-down.value());
    }
  }

  private static Descent[] pair(UnaryOperator<Descent> settings) {
    Gradient negated =
        (x, g) -> {
          BOWL_SLOPE.at(x, g);
          g[0] = -g[0];
          g[1] = -g[1];
        };
    return new Descent[] {
      settings.apply(Descent.minimize(BOWL, BOWL_SLOPE)),
      settings.apply(Descent.maximize(x -> -BOWL.applyAsDouble(x), negated))
    };
  }

  @Test
  void differencesStandInForAGradientThatIsNotGiven() {
    assertThat(Descent.minimize(WAVE).steps(500).from(0.3).x())
        .isCloseTo(Descent.minimize(WAVE, WAVE_SLOPE).steps(500).from(0.3).x(), within(1e-8));
    DescentResult many = Descent.minimize(BOWL).with(new Lbfgs()).from(3, -2);
    assertThat(many.point()[0]).isCloseTo(0, within(1e-6));
    DescentResult hill =
        Descent.maximize((double[] x) -> -BOWL.applyAsDouble(x)).with(new Lbfgs()).from(3, -2);
    assertThat(hill.value()).isCloseTo(0, within(1e-10));
    assertThat(Descent.maximize((double x) -> -x * x).with(new Sgd(0.1)).from(1).x())
        .isCloseTo(0, within(1e-8));
  }

  @Test
  void peaksIsClimbedAndDescendedAsTheReference() {
    Golden peaks = GOLDEN.part("2d_peaks");
    double[] g = new double[2];
    for (Golden place : peaks.parts("gradient_at")) {
      TestFunction.peaks().gradient().at(place.numbers("at"), g);
      for (int k = 0; k < 2; k++) {
        assertThat(g[k]).isCloseTo(place.numbers("gradient")[k], within(1e-10));
      }
    }
    int chaotic = 0;
    for (Golden run : peaks.parts("runs")) {
      double[] start = run.numbers("start");
      DescentResult result = onPeaks(run, start);
      double[] near = onPeaks(run, new double[] {start[0] + 1e-15, start[1]}).point();
      if (Math.abs(near[0] - result.point()[0]) > 1e-6) {
        chaotic++;
        continue;
      }
      double[] expected = run.numbers("final");
      assertThat(result.point()[0]).isCloseTo(expected[0], within(1e-10));
      assertThat(result.point()[1]).isCloseTo(expected[1], within(1e-10));
      assertThat(result.value()).isCloseTo(run.number("value"), within(1e-10));
    }
    assertThat(chaotic)
        .as("two runs at rate 0.1, where starts that differ by 1e-15 end far apart")
        .isEqualTo(2);
  }

  private static DescentResult onPeaks(Golden run, double[] start) {
    TestFunction f = TestFunction.peaks();
    Descent descent =
        run.text("direction").equals("ascent")
            ? Descent.maximize(f.function(), f.gradient())
            : Descent.minimize(f.function(), f.gradient());
    return descent
        .with(new Sgd(run.number("learning_rate")))
        .steps(run.whole("epochs"))
        .recording(1000)
        .from(start);
  }

  @Test
  void theTrajectoryGoesToCsvAndReadsBackToTheBit(@TempDir Path folder) throws IOException {
    Trajectory path = Descent.minimize(BOWL, BOWL_SLOPE).steps(3).from(1, 1).trajectory();
    Path file = folder.resolve("path.csv");
    path.writeCsv(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("step,x0,x1,gradient0,gradient1,rate,value");
    String[] cells = lines.get(2).split(",", -1);
    assertThat(cells[0]).isEqualTo("1");
    assertThat(Double.parseDouble(cells[1])).isEqualTo(path.x()[1]);
    assertThat(Double.parseDouble(cells[4])).isEqualTo(path.gradient(1)[1]);
    assertThat(Double.parseDouble(cells[6])).isEqualTo(path.value()[1]);
  }

  @Test
  void aRateThatCannotBeUsedIsTheReasonAndKeepsThePath() {
    DescentResult result =
        Descent.minimize(x -> x[0] - 1, (x, g) -> g[0] = 1)
            .with(new Sgd(LearningRate.proportionalToLoss(1.5)))
            .from(2);
    assertThat(result.reason().failed()).isTrue();
    assertThat(result.reason().condition()).isEqualTo("settings");
    assertThat(result.reason().sentence())
        .startsWith("step " + result.steps() + ": the loss is -")
        .contains("proportionalToLoss(factor, low, high)");
    assertThat(result.steps()).isPositive();
    assertThat(result.trajectory().rows()).isEqualTo((int) result.steps());
    MultiStart.Report report =
        new MultiStart(
                Descent.minimize(x -> x[0] * x[0], (x, g) -> g[0] = 2 * x[0])
                    .with(
                        new Sgd(
                            state -> (step, now) -> now.parameters()[0] < 0 ? Double.NaN : 0.25)),
                1)
            .from(new double[] {-1}, new double[] {1});
    assertThat(report.failures()).containsExactly(0);
    assertThat(report.basins()).hasSize(1);
  }

  @Test
  void messagesShowTheFirstOfManyNumbers() {
    double[] many = new double[100_000];
    many[0] = Double.NaN;
    Descent descent = Descent.minimize(x -> Double.NaN, (x, g) -> {});
    assertThatThrownBy(() -> descent.from(many))
        .hasMessageContaining("[NaN, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...] (100000 numbers)");
    many[0] = 0;
    assertThat(descent.from(many).reason().sentence())
        .contains("(100000 numbers)")
        .hasSizeLessThan(300);
  }

  @Test
  void theUsersSnippetPrintsWhatItSays() {
    DescentResult found =
        Descent.minimize(PARABOLA, PARABOLA_SLOPE).with(new Sgd(0.01)).steps(100).from(1.7);
    assertThat(found.x()).isEqualTo(0.5024658497246284);
    assertThat(found.trajectory().x()).hasSize(100);
    assertThat(found.reason()).hasToString("stopped after the given 100 steps");
  }
}
