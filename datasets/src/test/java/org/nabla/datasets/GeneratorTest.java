package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private record Odd(int n, double value, boolean flag, String words, Generator within, Object any)
      implements Generator {
    @Override
    public Schema schema() {
      return Schema.classes(List.of("x"), List.of("a", "b"));
    }

    @Override
    public Sampler sampler(RandomGenerator structure) {
      return (row, random, x, y) -> {
        x[0] = random.nextDouble();
        y[0] = value;
      };
    }

    @Override
    public int version() {
      return 2;
    }
  }

  private static Odd odd(double value, Object any) {
    return new Odd(3, value, true, "a b&c", RegressionLine.NOTES, any);
  }

  @Test
  void textHoldsEveryKindOfParameterAndTheVersion() {
    assertThat(odd(1, Thread.State.NEW).generate(5).origin())
        .isEqualTo(
            "odd?n=3&value=1&flag=true&words=a%20b%26c&within=regression-line%3Fn%3D30%26"
                + "slope%3D1%26noise%3D0.5&any=NEW&version=2&seed=5");
  }

  @Test
  void numbersParseBackToTheSameBits() {
    for (double value :
        new double[] {
          0.1, 1.0 / 3, 1e300, -1e-300, Double.MIN_VALUE, Math.PI, 2e-3, 1e15, 0x1p-44, -7
        }) {
      assertThat(Double.parseDouble(GeneratorText.number(value))).isEqualTo(value);
    }
    assertThat(GeneratorText.number(0.1)).isEqualTo("0.1");
    assertThat(GeneratorText.number(-0.0)).isEqualTo("-0.0");
    assertThat(GeneratorText.number(Double.NaN)).isEqualTo("NaN");
    assertThat(GeneratorText.number(0x1p-44)).isEqualTo("5.6843418860808015E-14");
  }

  @Test
  void whatAGeneratorDrawsIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> odd(2, 0).generate(1))
        .withMessage(
            "odd row 0: 2 is not a class: expected an integer from 0 to 1, the index of one of"
                + " [a, b]");
    assertThatThrownBy(() -> odd(Double.NaN, 0).generate(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "odd drew NaN at row 0, target 0: expected finite numbers: give smaller parameters, or"
                + " mend the sampler");
  }

  @Test
  void whatHasNoTextSaysSo() {
    assertThatThrownBy(() -> odd(1, new Object()).generate(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("component any of type java.lang.Object has no text");
    Generator anonymous =
        new Generator() {
          @Override
          public int n() {
            return 1;
          }

          @Override
          public Schema schema() {
            return Schema.values(List.of("x"), List.of("y"));
          }

          @Override
          public Sampler sampler(RandomGenerator structure) {
            return (row, random, x, y) -> {};
          }
        };
    assertThatThrownBy(anonymous::text).hasMessageContaining("is not a record: make it one");
  }
}
