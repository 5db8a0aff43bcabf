package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void everyLayerIsARow() {
    Summary summary =
        Summary.of(Network.of(784, new Dense(512), Activation.relu(), new Dense(10).withoutBias()));

    assertThat(summary.rows())
        .containsExactly(
            new Summary.Row(0, "Dense(512)", 512, 401_920, 802_816),
            new Summary.Row(1, "ReLU", 512, 0, 512),
            new Summary.Row(2, "Dense(10, no bias)", 10, 5_120, 10_230));
    assertThat(summary.parameters()).isEqualTo(407_040);
    assertThat(summary.operations()).isEqualTo(813_558);
    assertThat(summary.toString().lines()).hasSize(5).last().asString().contains("407040");
  }

  @Test
  void columnsStandInLineHoweverLongTheTextOfALayerIs() {
    Residual block = Residual.of(new Dense(4), Activation.relu(), new Dense(4), Activation.relu());

    Summary summary = Summary.of(Network.of(4, block, Sequence.of(new Dense(1))));

    assertThat(summary.rows().get(0).layer()).isEqualTo("Residual[Dense(4), ReLU, Dense(4), ReLU]");
    assertThat(summary.toString().lines()).allMatch(line -> line.length() == 75);
    assertThat(summary).asString().contains("0     Residual[Dense(4), ReLU, De...          4 ");
  }
}
