package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> texts(List<Ticks.Tick> ticks) {
    return ticks.stream().map(Ticks.Tick::text).toList();
  }

  @Test
  void linearTicksAreRoundNumbers() {
    assertThat(texts(Ticks.linear(0, 1, 6)))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(texts(Ticks.linear(-5, 5, 5))).containsExactly("−4", "−2", "0", "2", "4");
    assertThat(texts(Ticks.linear(-1.45, -1.2, 6))).contains("−1.40", "−1.20");
    assertThat(texts(Ticks.linear(0, 5e-5, 6))).contains("1×10⁻⁵", "5×10⁻⁵");
    assertThat(texts(Ticks.linear(0, 3e7, 4))).containsExactly("0", "1×10⁷", "2×10⁷", "3×10⁷");
  }

  @Test
  void linearTicksLieWithinTheRangeAndAreNoMoreThanAsked() {
    long seed = 42;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      double low = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
      double high =
          low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(9) - 4) + 1e-6;
      int most = 2 + random.nextInt(9);
      List<Ticks.Tick> ticks = Ticks.linear(low, high, most);
      double slack = 1e-6 * (high - low) + 1e-12;
      assertThat(ticks).as("seed %d, case %d", seed, i).hasSizeBetween(1, most);
      assertThat(ticks)
          .as("seed %d, case %d", seed, i)
          .allMatch(t -> t.value() >= low - slack && t.value() <= high + slack);
    }
  }

  @Test
  void neighbouringNumbersHaveFewTicks() {
    assertThat(Ticks.linear(1, Math.nextUp(1.0), 8)).hasSizeLessThanOrEqualTo(8);
    assertThat(Ticks.linear(1e20, 1e20 + 1e5, 8)).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void logarithmicTicksArePowersOfTenOrOneTwoFive() {
    assertThat(texts(Ticks.log(1, 1000, 8))).contains("1", "10", "10²", "10³");
    assertThat(texts(Ticks.log(1e-9, 1, 4))).contains("10⁻⁶", "10⁻³", "1").doesNotContain("10⁻⁵");
    assertThat(texts(Ticks.log(0.1, 1, 8))).contains("0.1", "0.2", "0.5", "1");
  }

  @Test
  void numbersHaveFourDigits() {
    assertThat(Ticks.number(0)).isEqualTo("0");
    assertThat(Ticks.number(-1.23456)).isEqualTo("−1.235");
    assertThat(Ticks.number(1.5e-7)).isEqualTo("1.5×10⁻⁷");
    assertThat(Ticks.number(2e9)).isEqualTo("2×10⁹");
    assertThat(Ticks.number(Double.NaN)).isEqualTo("NaN");
  }
}
