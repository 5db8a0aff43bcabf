package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void textShowsNumbersByName() {
    Page page = Page.empty().number("final x", 0.5).number("steps", 100);
    assertThat(page.resolve("at {final x} after {steps} steps"))
        .isEqualTo("at 0.5 after 100 steps");
  }

  @Test
  void textCannotShowANumberThePageDoesNotHave() {
    Page page = Page.empty().number("final x", 0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.resolve("{finale x}"))
        .withMessageContaining("{finale x}")
        .withMessageContaining("final x");
  }

  @Test
  void aNameIsUsedOnce() {
    Page page = Page.empty().number("loss", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.number("loss", 2))
        .withMessageContaining("'loss'")
        .withMessageContaining("rename");
  }

  @Test
  void numbersAreShownToSixDigits() {
    assertThat(Page.format(2)).isEqualTo("2");
    assertThat(Page.format(-1.0 / 3)).isEqualTo("-0.333333");
    assertThat(Page.format(123456.789)).isEqualTo("123457");
    assertThat(Page.format(1.5e-7)).isEqualTo("1.50000e-07");
    assertThat(Page.format(0)).isEqualTo("0");
    assertThat(Page.format(Double.NaN)).isEqualTo("NaN");
  }
}
