package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final Descent PARABOLA =
      Descent.minimize(DescentTest.PARABOLA, DescentTest.PARABOLA_SLOPE);
  private static final Gradient SADDLE_SLOPE =
      (x, g) -> {
        g[0] = 2 * x[0];
        g[1] = -2 * x[1];
      };

  private static Diagnosis parabola(double rate, long steps, double start) {
    DescentResult result = PARABOLA.with(new Sgd(rate)).steps(steps).from(start);
    return Diagnosis.of(result, DescentTest.PARABOLA_SLOPE);
  }

  private static void foundOnly(Diagnosis diagnosis, Symptom... symptoms) {
    assertThat(diagnosis.findings().stream().map(Diagnosis.Finding::symptom))
        .as(diagnosis.toString())
        .containsExactly(symptoms);
  }

  @Test
  void aMinimumIsRecognizedByItsCurvatures() {
    Diagnosis diagnosis = parabola(0.1, 100, -2);
    foundOnly(diagnosis, Symptom.MINIMUM);
    assertThat(diagnosis.eigenvalues()[0]).isCloseTo(6, within(1e-8));
    assertThat(diagnosis.suggestedRate()).isCloseTo(1 / 6.0, within(1e-9));
    assertThat(diagnosis.gradientNorm()).isLessThan(1e-12);
    assertThat(diagnosis.toString()).startsWith("the run ended at a minimum, with a gradient norm");
  }

  @Test
  void aMaximumIsWhatAnAscentFinds() {
    TestFunction f = TestFunction.peaks();
    DescentResult result =
        Descent.maximize(f.function(), f.gradient()).with(new Sgd(0.01)).from(0, 1.4);
    Diagnosis diagnosis = Diagnosis.of(result, f.gradient());
    foundOnly(diagnosis, Symptom.MAXIMUM);
    assertThat(diagnosis.eigenvalues()[1]).isNegative();
    assertThat(diagnosis.suggestedRate())
        .isCloseTo(-2 / (diagnosis.eigenvalues()[0] + diagnosis.eigenvalues()[1]), within(1e-12));
  }

  @Test
  void aSaddleIsRecognizedAndAStartUponItIsUnlucky() {
    DescentResult slid =
        Descent.minimize(x -> x[0] * x[0] - x[1] * x[1], SADDLE_SLOPE)
            .with(new Sgd(0.1))
            .steps(100)
            .from(1, 0);
    foundOnly(Diagnosis.of(slid, SADDLE_SLOPE), Symptom.SADDLE);
    DescentResult stuck = Descent.minimize(x -> x[0] * x[0] - x[1] * x[1], SADDLE_SLOPE).from(0, 0);
    Diagnosis diagnosis = Diagnosis.of(stuck, SADDLE_SLOPE);
    foundOnly(diagnosis, Symptom.STUCK_AT_START, Symptom.SADDLE);
    assertThat(diagnosis.toString()).contains("start a little beside it");
    assertThat(diagnosis.suggestedRate()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theNotesStartAtZeroOfTheWaveIsStuckOnAMaximum() {
    DescentResult result =
        Descent.minimize(DescentTest.WAVE, DescentTest.WAVE_SLOPE).steps(100).from(0);
    foundOnly(
        Diagnosis.of(result, DescentTest.WAVE_SLOPE), Symptom.STUCK_AT_START, Symptom.MAXIMUM);
  }

  @Test
  void aFlatPlaceIsLeftOpen() {
    DescentResult result = Descent.minimize(x -> x * x * x * x, x -> 4 * x * x * x).from(0);
    foundOnly(Diagnosis.of(result, x -> 4 * x * x * x), Symptom.STUCK_AT_START, Symptom.FLAT);
  }

  @Test
  void aSmallFunctionIsJudgedByItsOwnSize() {
    DescentResult result =
        Descent.minimize(x -> 1e-9 * x * x, x -> 2e-9 * x).with(new Sgd(4e8)).from(0.1);
    Diagnosis byDifferences = Diagnosis.of(result, x -> 2e-9 * x);
    foundOnly(byDifferences, Symptom.MINIMUM);
    DescentResult tiny =
        Descent.minimize(x -> 1e-12 * x * x, x -> 2e-12 * x).with(new Sgd(4e11)).from(0.1);
    Gradient slope = (x, g) -> g[0] = 2e-12 * x[0];
    foundOnly(Diagnosis.of(tiny, slope, (x, h) -> h[0][0] = 2e-12), Symptom.MINIMUM);
  }

  @Test
  void aTwoCycleIsOscillation() {
    Diagnosis exact = parabola(1 / 3.0, 100, 2);
    assertThat(exact.has(Symptom.OSCILLATING)).as(exact.toString()).isTrue();
    assertThat(exact.toString()).contains("jumps between").contains("lower the rate");
    DescentResult wave =
        Descent.minimize(DescentTest.WAVE, DescentTest.WAVE_SLOPE)
            .with(new Sgd(0.055))
            .steps(2000)
            .from(0.4);
    Diagnosis cycle = Diagnosis.of(wave, DescentTest.WAVE_SLOPE);
    assertThat(cycle.has(Symptom.OSCILLATING)).as(cycle.toString()).isTrue();
  }

  @Test
  void aRateAboveTwoOverLIsNamedWithASuggestion() {
    Diagnosis diagnosis = parabola(0.34, 20, 2);
    foundOnly(diagnosis, Symptom.RATE_TOO_HIGH);
    assertThat(diagnosis.toString())
        .contains("the rate 0.34 is above 2 / L = 0.33333")
        .contains("suggested rate 0.1666");
  }

  @Test
  void divergenceNamesTheStepAndTheSuggestedRate() {
    Diagnosis diagnosis = parabola(2, 5000, 1);
    assertThat(diagnosis.findings().get(0).symptom()).isEqualTo(Symptom.DIVERGING);
    assertThat(diagnosis.toString()).contains("the learning rate may be too high");
    Diagnosis explicit =
        Diagnosis.of(
            PARABOLA.with(new Sgd(1)).until(Stop.diverging(1e5)).from(1),
            DescentTest.PARABOLA_SLOPE);
    foundOnly(explicit, Symptom.DIVERGING, Symptom.RATE_TOO_HIGH);
    assertThat(explicit.suggestedRate()).isCloseTo(1 / 6.0, within(1e-4));
  }

  @Test
  void aHessianThatIsNotFiniteGivesNoSuggestion() {
    DescentResult result = Descent.minimize(Math::sqrt, x -> 0.5 / Math.sqrt(x)).from(-1);
    Diagnosis diagnosis = Diagnosis.of(result, x -> 0.5 / Math.sqrt(x));
    foundOnly(diagnosis, Symptom.DIVERGING);
    assertThat(diagnosis.suggestedRate()).isNaN();
    assertThat(diagnosis.eigenvalues()).containsOnly(Double.NaN);
  }

  @Test
  void aRateThatIsTooSmallIsNamedWithTheStepsLeft() {
    Diagnosis diagnosis = parabola(1e-4, 100, -2);
    foundOnly(diagnosis, Symptom.RATE_TOO_SMALL);
    assertThat(diagnosis.toString())
        .containsPattern("about \\d{5} steps are left after 100")
        .contains("suggested rate 0.1666");
  }

  @Test
  void vanishingAndExplodingStepsAreNamed() {
    Diagnosis vanishing =
        Diagnosis.of(
            PARABOLA.with(new Sgd(Schedule.exponential(0.1, 0.1))).steps(20).from(5),
            DescentTest.PARABOLA_SLOPE);
    assertThat(vanishing.has(Symptom.VANISHING_STEPS)).as(vanishing.toString()).isTrue();
    Diagnosis exploding = parabola(0.5, 12, 2);
    assertThat(exploding.has(Symptom.EXPLODING_STEPS)).as(exploding.toString()).isTrue();
    assertThat(exploding.has(Symptom.RATE_TOO_HIGH)).isTrue();
  }

  @Test
  void aRunThatIsSimplyShortIsOnTheWay() {
    Diagnosis diagnosis = parabola(0.1, 5, -2);
    foundOnly(diagnosis, Symptom.ON_THE_WAY);
    assertThat(diagnosis.toString()).contains("take more steps");
  }

  @Test
  void whatIsSaidOfRatesIsSaidOfPlainStepsAlone() {
    Diagnosis adam =
        Diagnosis.of(PARABOLA.with(new Adam(1e-4)).steps(50).from(-2), DescentTest.PARABOLA_SLOPE);
    foundOnly(adam, Symptom.ON_THE_WAY);
    Diagnosis thinned =
        Diagnosis.of(
            PARABOLA.with(new Sgd(1e-4)).steps(50).recording(10).from(-2),
            DescentTest.PARABOLA_SLOPE);
    foundOnly(thinned, Symptom.ON_THE_WAY);
  }

  @Test
  void diagnosesAreEqualWhereTheirNumbersAre() {
    Diagnosis.Finding finding = new Diagnosis.Finding(Symptom.MINIMUM, "A minimum.");
    Diagnosis one = new Diagnosis(1e-9, new double[] {1, 2}, 0.5, List.of(finding));
    assertThat(one)
        .isEqualTo(new Diagnosis(1e-9, new double[] {1, 2}, 0.5, List.of(finding)))
        .hasSameHashCodeAs(new Diagnosis(1e-9, new double[] {1, 2}, 0.5, List.of(finding)))
        .isNotEqualTo(new Diagnosis(1e-9, new double[] {1, 3}, 0.5, List.of(finding)))
        .isNotEqualTo(new Diagnosis(1e-8, new double[] {1, 2}, 0.5, List.of(finding)))
        .isNotEqualTo(new Diagnosis(1e-9, new double[] {1, 2}, 0.4, List.of(finding)))
        .isNotEqualTo(new Diagnosis(1e-9, new double[] {1, 2}, 0.5, List.of()));
  }
}
