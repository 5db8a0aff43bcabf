package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestFunctionTest {
  private static final long SEED = 5;

  static Stream<TestFunction> all() {
    return Stream.concat(
        TestFunction.all().stream(),
        Stream.of(
            TestFunction.sphere(7),
            TestFunction.rosenbrock(5),
            TestFunction.ackley(4),
            TestFunction.rastrigin(3),
            TestFunction.styblinskiTang(6)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theGradientAgreesWithDifferencesAllOverTheDomain(TestFunction f) {
    double[] exact = new double[f.dimensions()];
    double[] differences = new double[f.dimensions()];
    Gradient check = Gradient.byDifferences(f.function());
    for (double[] x : MultiStart.uniform(f.lower(), f.upper(), 50, new SplittableRandom(SEED))) {
      f.gradient().at(x, exact);
      check.at(x, differences);
      double scale = Math.max(1, Math.max(Vectors.norm(exact), f.function().applyAsDouble(x)));
      for (int k = 0; k < exact.length; k++) {
        assertThat(differences[k]).as("seed %s", SEED).isCloseTo(exact[k], within(1e-7 * scale));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theGradientVanishesAtEveryMinimizer(TestFunction f) {
    double[] g = new double[f.dimensions()];
    for (double[] x : f.minimizers()) {
      f.gradient().at(x, g);
      assertThat(Vectors.norm(g)).isLessThan(1e-11);
      assertThat(f.function().applyAsDouble(x)).isCloseTo(f.minimum(), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingInTheDomainIsLower(TestFunction f) {
    for (double[] x : MultiStart.uniform(f.lower(), f.upper(), 2000, new SplittableRandom(SEED))) {
      assertThat(f.function().applyAsDouble(x))
          .as("seed %s", SEED)
          .isGreaterThanOrEqualTo(f.minimum());
    }
  }

  @Test
  void theMinimizersAreCopies() {
    TestFunction f = TestFunction.booth();
    f.minimizers().get(0)[0] = 99;
    assertThat(f.minimizers().get(0)).containsExactly(1, 3);
    assertThat(f.minimum()).isZero();
  }

  @Test
  void theTextbookMinimaAreThese() {
    assertThat(TestFunction.quadratic().minimum()).isEqualTo(3.25);
    assertThat(TestFunction.styblinskiTang(3).minimum()).isCloseTo(-117.49849711132, within(1e-10));
    assertThat(TestFunction.peaks().minimum()).isCloseTo(-6.551133332835836, within(1e-12));
    for (TestFunction zero :
        List.of(
            TestFunction.sphere(3),
            TestFunction.rosenbrock(3),
            TestFunction.himmelblau(),
            TestFunction.beale(),
            TestFunction.booth(),
            TestFunction.ackley(3),
            TestFunction.rastrigin(3))) {
      assertThat(zero.minimum()).as(zero.toString()).isCloseTo(0, within(1e-14));
    }
  }

  @Test
  void theNotesExperimentOfStartsEndsAsTheReference() {
    Golden run = Golden.of("descent.json").part("experiment_start");
    TestFunction f = TestFunction.dampedSine();
    double[] starts = run.numbers("starts");
    for (int i = 0; i < starts.length; i++) {
      double end =
          Descent.minimize(f.function(), f.gradient())
              .with(new Sgd(run.number("learning_rate")))
              .steps(run.whole("epochs"))
              .recording(1000)
              .from(starts[i])
              .x();
      assertThat(end).isCloseTo(run.numbers("finals")[i], within(1e-10));
    }
  }

  @Test
  void theNotesExperimentOfRatesEndsAsTheReference() {
    Golden run = Golden.of("descent.json").part("experiment_learning_rate");
    TestFunction f = TestFunction.dampedSine();
    double[] rates = run.numbers("learning_rates");
    for (int i = 0; i < rates.length; i++) {
      double end =
          Descent.minimize(f.function(), f.gradient())
              .with(new Sgd(rates[i]))
              .steps(run.whole("epochs"))
              .recording(1000)
              .from(run.number("start"))
              .x();
      assertThat(end).isCloseTo(run.numbers("finals")[i], within(1e-10));
    }
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> TestFunction.rosenbrock(1)).hasMessageContaining("dimensions is 1");
    assertThatThrownBy(() -> TestFunction.sphere(0)).hasMessageContaining("dimensions is 0");
    assertThatThrownBy(
            () ->
                new TestFunction(
                    "own", x -> 0, (x, g) -> {}, List.of(), new double[1], new double[1]))
        .hasMessageContaining("at least one minimizer");
  }

  @Test
  void functionsAreEqualWhereTheirPartsAre() {
    TestFunction f = TestFunction.beale();
    TestFunction same =
        new TestFunction(
            f.name(), f.function(), f.gradient(), f.minimizers(), f.lower(), f.upper());
    assertThat(same).isEqualTo(f).hasSameHashCodeAs(f).hasToString("Beale in 2 dimensions");
    assertThat(
            new TestFunction(
                f.name(), f.function(), f.gradient(), f.minimizers(), f.lower(), new double[2]))
        .isNotEqualTo(f);
    assertThat(
            new TestFunction(
                f.name(), f.function(), f.gradient(), List.of(new double[2]), f.lower(), f.upper()))
        .isNotEqualTo(f);
  }
}
