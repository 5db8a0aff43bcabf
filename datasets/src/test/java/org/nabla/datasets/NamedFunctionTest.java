package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NamedFunctionTest {
  @Test
  void theNamedFunctionsAreWhatTheirNamesSay() {
    assertThat(NamedFunction.SIN.applyAsDouble(0.5)).isCloseTo(Math.sin(0.5), within(1e-15));
    assertThat(NamedFunction.RIPPLED_BOWL.applyAsDouble(1)).isCloseTo(2, within(1e-15));
    assertThat(NamedFunction.SQUARE.applyAsDouble(-3)).isEqualTo(9);
    assertThat(NamedFunction.CUBE.applyAsDouble(-3)).isEqualTo(-27);
    assertThat(NamedFunction.ABS.applyAsDouble(-3)).isEqualTo(3);
    assertThat(NamedFunction.STEP.applyAsDouble(-0.1)).isZero();
    assertThat(NamedFunction.STEP.applyAsDouble(0)).isEqualTo(1);
    assertThat(NamedFunction.IDENTITY.applyAsDouble(-3)).isEqualTo(-3);
  }

  @Test
  void theNameIsTheIdentity() {
    var one = new NamedFunction("f", x -> x);
    assertThat(one)
        .isEqualTo(new NamedFunction("f", x -> 2 * x))
        .hasSameHashCodeAs(new NamedFunction("f", x -> 2 * x))
        .isNotEqualTo(NamedFunction.IDENTITY)
        .hasToString("f");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NamedFunction(" ", x -> x))
        .withMessage("the name of a function is blank: give it a name");
  }
}
