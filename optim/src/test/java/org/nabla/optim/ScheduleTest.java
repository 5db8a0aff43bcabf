package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  static List<Golden> runs() {
    return Golden.of("schedules.json").parts("runs");
  }

  @Test
  void theTextOfAMultiStepNamesItsMilestones() {
    assertThat(Schedule.multiStep(1, 0.5, 2, 4))
        .hasToString("MultiStep[initial=1.0, gamma=0.5, milestones=[2, 4]]");
  }

  @Test
  void thereAreFifteenRuns() {
    assertThat(runs()).hasSize(15);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyStepIsTheReferenceOfPyTorch(Golden run) {
    double[] expected = run.numbers("lr");
    Rate rate = rate(run).rate(new State("test", 1));
    Moment now = new Moment();
    for (int t = 0; t < expected.length; t++) {
      double loss = run.has("losses") ? run.numbers("losses")[t] : 0;
      now.see(t, new double[1], new double[1], loss, true);
      assertThat(rate.at(t, now))
          .as("%s at step %s", run.text("name"), t)
          .isCloseTo(expected[t], within(1e-12 * Math.max(1e-3, expected[t])));
    }
  }

  private static LearningRate rate(Golden run) {
    double base = run.number("base_lr");
    Golden o = run.part("options");
    return switch (run.text("name")) {
      case "step" -> Schedule.step(base, o.whole("step_size"), o.number("gamma"));
      case "multistep" -> Schedule.multiStep(base, o.number("gamma"), 10, 25, 40);
      case "exponential" -> Schedule.exponential(base, o.number("gamma"));
      case "linear" -> warmUp(base, o);
      case "constant" ->
          Schedule.constant(base * o.number("factor"))
              .lasting(o.whole("total_iters"))
              .then(Schedule.constant(base));
      case "polynomial" -> Schedule.polynomial(base, 0, o.whole("total_iters"), o.number("power"));
      case "cosine" -> Schedule.cosine(base, o.number("eta_min"), o.whole("T_max"));
      case "cosine_warm_restarts" ->
          Schedule.warmRestarts(base, o.number("eta_min"), o.whole("T_0"), o.whole("T_mult"));
      case "cyclic_triangular" ->
          Schedule.triangular(o.number("base_lr"), o.number("max_lr"), 8, 8);
      case "cyclic_triangular2" ->
          Schedule.triangular2(o.number("base_lr"), o.number("max_lr"), 8, 4);
      case "cyclic_exp_range" ->
          Schedule.expRange(o.number("base_lr"), o.number("max_lr"), 6, 6, o.number("gamma"));
      case "one_cycle_cos", "one_cycle_linear" ->
          new OneCycle(
              o.number("max_lr"),
              o.whole("total_steps"),
              o.number("pct_start"),
              o.number("div_factor"),
              o.number("final_div_factor"),
              o.text("anneal_strategy").equals("linear"));
      case "warmup_then_cosine" ->
          warmUp(base, o.part("warmup"))
              .thenFrom(
                  last ->
                      Schedule.cosine(
                          last, o.part("then").number("eta_min"), o.part("then").whole("T_max")));
      case "reduce_on_plateau" ->
          new ReduceOnPlateau(base, o.number("factor"), o.whole("patience"));
      default -> throw new IllegalArgumentException(run.text("name"));
    };
  }

  private static Schedule warmUp(double base, Golden o) {
    return Schedule.linear(
        base * o.number("start_factor"), base * o.number("end_factor"), o.whole("total_iters"));
  }

  @Test
  void linearHoldsItsEnd() {
    Schedule line = Schedule.linear(0.01, 0.1, 20);
    assertThat(line.at(0)).isEqualTo(0.01);
    assertThat(line.at(10)).isCloseTo(0.055, within(1e-15));
    assertThat(line.at(20)).isEqualTo(0.1);
    assertThat(line.at(1000)).isEqualTo(0.1);
  }

  @Test
  void timeDecayIsTheNotesRule() {
    Schedule decay = Schedule.timeDecay(0.1, 50);
    assertThat(decay.at(0)).isEqualTo(0.1 * (1 - 1 / 50.0));
    assertThat(decay.at(49)).isZero();
    assertThat(decay.at(50)).isZero();
  }

  @Test
  void inverseTimeHalvesAfterOneOverTheDecay() {
    assertThat(Schedule.inverseTime(0.2, 0.1).at(0)).isEqualTo(0.2);
    assertThat(Schedule.inverseTime(0.2, 0.1).at(10)).isCloseTo(0.1, within(1e-16));
  }

  @Test
  void warmRestartsCountTheirCyclesInWholeNumbers() {
    Schedule thrice = Schedule.warmRestarts(1, 0, 1, 3);
    long start = 0;
    for (long length = 1; length < 1_000_000_000_000L; length *= 3) {
      assertThat(thrice.at(start)).as("restart at %s", start).isEqualTo(1);
      start += length;
      assertThat(thrice.at(start - 1))
          .isCloseTo((1 + Math.cos(Math.PI * (length - 1) / length)) / 2, within(1e-15));
    }
    assertThat(thrice.at(121)).isEqualTo(1);
    assertThat(Schedule.warmRestarts(1, 0, 10, 1).at(1_000_000)).isEqualTo(1);
    assertThat(Schedule.warmRestarts(1, 0, 10, 2).at(Long.MAX_VALUE)).isBetween(0.0, 1.0);
  }

  @Test
  void oneCycleHasTheOppositeMomentum() {
    OneCycle cycle = new OneCycle(0.1, 100);
    Schedule momentum = cycle.momentum(0.85, 0.95);
    assertThat(cycle.at(29)).isCloseTo(0.1, within(1e-15));
    assertThat(momentum.at(29)).isCloseTo(0.85, within(1e-15));
    assertThat(momentum.at(0)).isCloseTo(0.95, within(1e-15));
    assertThat(momentum.at(99)).isEqualTo(0.95);
    assertThat(cycle.at(99)).isEqualTo(0.1 / 25 / 1e4);
    assertThat(cycle.at(500)).isEqualTo(cycle.at(99));
    assertThat(momentum.length()).isEqualTo(100);
    assertThatThrownBy(() -> new OneCycle(0.1, 3)).hasMessageContaining("warmUp is 0.3 of 3 steps");
  }

  @Test
  void warmUpLeadsToTheFirstValue() {
    Schedule warmed = Schedule.exponential(0.2, 0.9).warmUp(4, 0.5);
    assertThat(warmed.at(0)).isEqualTo(0.1);
    assertThat(warmed.at(2)).isCloseTo(0.15, within(1e-16));
    assertThat(warmed.at(4)).isEqualTo(0.2);
    assertThat(warmed.at(5)).isCloseTo(0.18, within(1e-16));
  }

  @Test
  void whatHappensAfterTheEndIsNamed() {
    Schedule line = Schedule.cosine(4, 0, 4);
    assertThat(line.at(8)).isEqualTo(4);
    assertThat(line.hold().at(8)).isEqualTo(0);
    assertThat(line.hold().length()).isEqualTo(4);
    assertThat(line.repeat().at(4)).isEqualTo(4);
    assertThat(line.repeat().at(6)).isEqualTo(line.at(2));
    assertThat(line.orFail().at(3)).isEqualTo(line.at(3));
    assertThat(line.orFail().thenFrom(Schedule::constant).at(9)).isEqualTo(0);
    assertThatThrownBy(() -> line.orFail().at(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "step 4 is beyond the end of a schedule of 4 steps: say hold() or repeat(), or take"
                + " fewer steps");
  }

  @Test
  void aScheduleWithoutEndSaysHowToGiveItOne() {
    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable endless :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> Schedule.constant(1).then(Schedule.constant(2)),
            () -> Schedule.constant(1).repeat(),
            () -> Schedule.constant(1).orFail(),
            () -> Schedule.constant(1).thenFrom(Schedule::constant))) {
      assertThatThrownBy(endless)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lasting(steps)");
    }
  }

  @Test
  void aScheduleOfZeroLengthIsRefused() {
    assertThatThrownBy(() -> Schedule.linear(0.1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length is 0: give a whole number of at least 1");
    assertThatThrownBy(() -> Schedule.timeDecay(0.1, 0)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.cosine(1, 0, 0)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.polynomial(1, 0, 0, 1)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.warmRestarts(1, 0, 0, 1)).hasMessageContaining("period is 0");
    assertThatThrownBy(() -> Schedule.triangular(0, 1, 0, 1)).hasMessageContaining("up is 0");
    assertThatThrownBy(() -> Schedule.step(1, 0, 0.5)).hasMessageContaining("width is 0");
    assertThatThrownBy(() -> new OneCycle(1, 0)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.constant(1).lasting(0)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.constant(1).every(0)).hasMessageContaining("k is 0");
  }

  @Test
  void otherBadSettingsAreNamed() {
    assertThatThrownBy(() -> Schedule.constant(Double.NaN)).hasMessageContaining("value is NaN");
    assertThatThrownBy(() -> Schedule.multiStep(1, 0.1, 5, 4)).hasMessageContaining("milestone 1");
    assertThatThrownBy(() -> Schedule.constant(1).clamp(2, 1))
        .hasMessage("the range is [2.0, 1.0]: give the lower end first");
    assertThatThrownBy(() -> Schedule.inverseTime(1, -1)).hasMessageContaining("decay is -1.0");
    assertThatThrownBy(() -> Schedule.expRange(0, 1, 1, 1, 0)).hasMessageContaining("gamma is 0.0");
  }

  @Test
  void schedulesOfTheSameStepsAreEqual() {
    assertThat(Schedule.multiStep(1, 0.5, 2, 4))
        .isEqualTo(Schedule.multiStep(1, 0.5, 2, 4))
        .hasSameHashCodeAs(Schedule.multiStep(1, 0.5, 2, 4))
        .isNotEqualTo(Schedule.multiStep(1, 0.5, 2, 5))
        .isNotEqualTo(Schedule.multiStep(1, 0.6, 2, 4))
        .isNotEqualTo(Schedule.multiStep(2, 0.5, 2, 4));
    assertThat(new Adam(Schedule.multiStep(1, 0.5, 2)))
        .isEqualTo(new Adam(Schedule.multiStep(1, 0.5, 2)));
  }
}
