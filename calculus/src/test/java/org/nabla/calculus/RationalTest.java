package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RationalTest {
  @Test
  void isAlwaysInLowestTerms() {
    assertThat(Rational.of(6, -4)).hasToString("-3/2").isEqualTo(Rational.parse("-1.5"));
    assertThat(Rational.of(Long.MIN_VALUE, 2)).hasToString("-4611686018427387904");
  }

  @Test
  void decimalsAreExactAsWritten() {
    assertThat(Rational.parse("0.1").add(Rational.parse("0.2"))).isEqualTo(Rational.parse("0.3"));
    assertThat(Rational.of(0.1)).isEqualTo(Rational.of(1, 10));
    assertThat(Rational.of(1e300).doubleValue()).isEqualTo(1e300);
  }

  @Test
  void growsBeyondLongAndComesBack() {
    Rational big = Rational.of(10).pow(40);
    assertThat(big).hasToString("1" + "0".repeat(40)).isNotEqualTo(big.negate());
    assertThat(big.divide(Rational.of(10).pow(39))).isEqualTo(Rational.of(10));
    assertThat(big.compareTo(Rational.ONE)).isPositive();
    assertThat(big.hashCode()).isEqualTo(Rational.of(10).pow(40).hashCode());
    assertThat(big.add(big.negate())).isEqualTo(Rational.ZERO);
    assertThat(Rational.of(Long.MAX_VALUE).add(Rational.ONE).numerator())
        .isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(Rational.of(7, 2).subtract(Rational.HALF).intValue()).isEqualTo(3);
    assertThat(Rational.of(7, 2).floatValue()).isEqualTo(3.5f);
    assertThat(Rational.of(-2).abs().pow(-3)).hasToString("1/8");
  }

  @Test
  void whatHasNoValueOrIsTooLargeIsRefused() {
    assertThatThrownBy(() -> Rational.of(1, 0)).hasMessageContaining("division by zero: 1/0");
    assertThatThrownBy(() -> Rational.ONE.divide(Rational.ZERO))
        .hasMessageContaining("remove the divisor 0");
    assertThatThrownBy(() -> Rational.ZERO.pow(-1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rational.of(3).pow(1 << 20))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("3^1048576")
        .hasMessageContaining("exp(b*log(a))");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rational.of(Double.NaN))
        .withMessageContaining("value is NaN");
  }
}
