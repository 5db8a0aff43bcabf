package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares numbers relative to their size. */
final class Close {

  private Close() {}

  static void assertClose(double[][] actual, double[][] expected, double tolerance, String what) {
    assertThat(actual.length).as(what).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertClose(actual[i], expected[i], tolerance, what + " row " + i);
    }
  }

  /** Relative to the larger of the expected value and 1e-3 (absolute below that). */
  static void assertClose(double[] actual, double[] expected, double tolerance, String what) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertClose(actual[i], expected[i], tolerance, what + "[" + i + "]");
    }
  }

  static void assertClose(double actual, double expected, double tolerance, String what) {
    if (Double.doubleToLongBits(actual) == Double.doubleToLongBits(expected)) {
      return;
    }
    double scale = Math.max(Math.abs(expected), 1e-3);
    assertThat(Math.abs(actual - expected))
        .as("%s: %s, expected %s", what, actual, expected)
        .isLessThanOrEqualTo(tolerance * scale);
  }
}
