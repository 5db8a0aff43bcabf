package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopTest {
  private static final Descent DESCENT =
      Descent.minimize(DescentTest.PARABOLA, DescentTest.PARABOLA_SLOPE).with(new Sgd(0.1));

  private static Reason reason(Stop stop) {
    return DESCENT.until(stop).from(3).reason();
  }

  @Test
  void aSmallGradientIsSuccess() {
    DescentResult result = DESCENT.until(Stop.gradientNorm(1e-6)).from(3);
    assertThat(result.reason().converged()).isTrue();
    assertThat(result.reason().condition()).isEqualTo("gradient norm");
    assertThat(result.reason().sentence())
        .matches("gradient norm \\S+ is below 1.0E-6 after " + result.steps() + " steps");
    assertThat(Math.abs(6 * result.x() - 3)).isLessThan(1e-6);
    assertThat(DESCENT.steps(result.steps() - 1).from(3).x() * 6 - 3).isGreaterThanOrEqualTo(1e-6);
  }

  @Test
  void noMoreChangeIsSuccess() {
    assertThat(reason(Stop.changeOfPoint(1e-6)).condition()).isEqualTo("change of x");
    assertThat(reason(Stop.changeOfValue(1e-6)).condition()).isEqualTo("change of f");
    assertThat(reason(Stop.changeOfValue(1e9)).step()).isEqualTo(1);
    assertThat(reason(Stop.changeOfPoint(1e9)).step()).isEqualTo(1);
  }

  @Test
  void aTargetIsReachedFromAboveOrBelow() {
    Reason down = reason(Stop.target(3.5));
    assertThat(down.converged()).isTrue();
    assertThat(down.sentence()).contains("reached the target 3.5");
    Descent up = Descent.maximize(x -> -x * x, x -> -2 * x).until(Stop.target(-0.5));
    assertThat(up.from(0.1).steps()).isZero();
    DescentResult climbed = up.from(1);
    assertThat(climbed.value()).isGreaterThanOrEqualTo(-0.5);
    assertThat(climbed.reason().converged()).isTrue();
  }

  @Test
  void evaluationsAndTimeAreLimits() {
    Reason evaluations = reason(Stop.evaluations(5));
    assertThat(evaluations.outcome()).isEqualTo(Reason.Outcome.LIMIT);
    assertThat(evaluations.step()).isEqualTo(4);
    assertThat(evaluations.sentence()).contains("limit of 5 (evaluations)");
    Reason time = reason(Stop.time(Duration.ZERO));
    assertThat(time.condition()).isEqualTo("time");
    assertThat(time.step()).isZero();
    assertThat(reason(Stop.steps(6).and(Stop.target(9))).step()).isEqualTo(6);
    assertThat(reason(Stop.time(Duration.ofDays(1))).condition()).isEqualTo("steps");
  }

  @Test
  void aPointThatRunsAwayIsAFailureWithItsRemedy() {
    Reason reason = DESCENT.with(new Sgd(1)).until(Stop.diverging(1e6)).from(3).reason();
    assertThat(reason.failed()).isTrue();
    assertThat(reason.sentence())
        .contains("step " + reason.step())
        .contains("the learning rate may be too high");
  }

  @Test
  void conditionsCombine() {
    Stop either = Stop.gradientNorm(1e-300).or(Stop.evaluations(10));
    assertThat(reason(either).condition()).isEqualTo("evaluations");
    Stop both = Stop.target(3.9).and(Stop.evaluations(10));
    Reason reason = reason(both);
    assertThat(reason.condition()).isEqualTo("target and evaluations");
    assertThat(reason.outcome()).isEqualTo(Reason.Outcome.LIMIT);
    assertThat(reason.step()).isEqualTo(9);
    assertThat(DESCENT.until(Stop.evaluations(9)).until(Stop.target(-1)).from(3).steps())
        .isEqualTo(8);
  }

  @Test
  void aConditionOfOnesOwnIsALambda() {
    assertThat(reason(Stop.when("far enough", now -> now.point()[0] < 1)).condition())
        .isEqualTo("far enough");
    Stop own =
        now ->
            now.lastValue() < 3.5 && now.lastPoint()[0] > now.point()[0]
                ? Optional.of(new Reason(Reason.Outcome.CONVERGED, "own", now.steps(), "enough"))
                : Optional.empty();
    assertThat(reason(own)).hasToString("enough");
  }

  @Test
  void theCapNamesTheConditionsThatWereNotMet() {
    Stop unreachable =
        Stop.gradientNorm(1e-300)
            .or(Stop.target(-5).and(Stop.diverging(1e9)))
            .or(Stop.when("own", now -> false))
            .or(now -> Optional.empty())
            .or(Stop.evaluations(10_000));
    Reason reason = DESCENT.steps(20).until(unreachable).from(3).reason();
    assertThat(reason.outcome()).isEqualTo(Reason.Outcome.LIMIT);
    assertThat(reason.condition()).isEqualTo("steps");
    assertThat(reason.sentence())
        .startsWith("stopped after the given 20 steps; not met: gradient norm ")
        .contains(", not below 1.0E-300")
        .contains("target -5.0 together with norm of x")
        .contains("own; a condition of your own; evaluations below 10000");
  }

  @Test
  void badLimitsAreNamed() {
    assertThatThrownBy(() -> Stop.gradientNorm(0)).hasMessageContaining("limit is 0.0");
    assertThatThrownBy(() -> Stop.target(Double.NaN)).hasMessageContaining("target is NaN");
    assertThatThrownBy(() -> Stop.steps(-1)).hasMessageContaining("steps is -1");
    assertThatThrownBy(() -> Stop.evaluations(0)).hasMessageContaining("evaluations is 0");
    assertThatThrownBy(() -> Stop.time(Duration.ofNanos(-1))).hasMessageContaining("is -1");
  }
}
