package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
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
  void aScheduleOfZeroLengthIsRefused() {
    assertThatThrownBy(() -> Schedule.linear(0.1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length is 0: give a whole number of at least 1");
    assertThatThrownBy(() -> Schedule.timeDecay(0.1, 0)).hasMessageContaining("length is 0");
    assertThatThrownBy(() -> Schedule.constant(Double.NaN)).hasMessageContaining("value is NaN");
  }
}
