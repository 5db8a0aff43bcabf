package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorFunctionTest {

  /** Computed with 40 digits by mpmath. */
  private static final double[][] ERFC = {
    {-6, 2},
    {-3.9, 1.9999999652077514},
    {-2, 1.9953222650189528},
    {-1, 1.8427007929497148},
    {-0.3, 1.3286267594591274},
    {-1e-10, 1.000000000112838},
    {0, 1},
    {0.2, 0.7772974107895215},
    {0.46875, 0.507386526782062},
    {0.4688, 0.5073412381867207},
    {1, 0.15729920705028513},
    {2.5, 0.0004069520174449589},
    {3.999, 1.554474949099499e-08},
    {4.001, 1.5290782173248732e-08},
    {6, 2.1519736712498913e-17},
    {10, 2.088487583762545e-45},
    {20, 5.395865611607901e-176},
    {26.5, 2.2109076642637343e-307},
    {100, 0}
  };

  @Test
  void isGoodToFifteenDigits() {
    for (double[] row : ERFC) {
      assertThat(ErrorFunction.erfc(row[0]))
          .as("erfc(%s)", row[0])
          .isCloseTo(row[1], within(2e-15 * row[1]));
    }
  }

  @Test
  void ofNotANumberIsNotANumber() {
    assertThat(ErrorFunction.erfc(Double.NaN)).isNaN();
  }

  @Test
  void tanhIsGoodToFifteenDigits() {
    for (double x : new double[] {1e-300, 1e-9, 0.1, 0.2499, 0.25, 0.3, 0.5, 3, 19, 1000, 0}) {
      assertThat(Exponentials.tanh(x)).isCloseTo(Math.tanh(x), within(2e-15 * Math.tanh(x)));
      assertThat(Exponentials.tanh(-x)).isEqualTo(-Exponentials.tanh(x));
    }
    assertThat(Exponentials.tanh(Double.NaN)).isNaN();
  }
}
