package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NumpyRandomTest {
  @TestFactory
  Stream<DynamicTest> numbersAreNumpys() {
    return Resource.words("numpy-randomstate.txt").stream()
        .map(words -> dynamicTest(words[0] + " " + words[1], () -> compare(words)));
  }

  private static void compare(String[] words) {
    NumpyRandom random = new NumpyRandom(Long.parseLong(words[1]));
    double[] expected = Resource.numbers(words, 2);
    switch (words[0]) {
      case "rand" -> assertThat(random.rand(1000)).isEqualTo(expected);
      case "randn" -> close(random.randn(1000), expected);
      case "permutation" ->
          assertThat(Arrays.stream(random.permutation(1000)).asDoubleStream().toArray())
              .isEqualTo(expected);
      default -> {
        double[] mixed = new double[14];
        mixed[0] = random.nextDouble();
        mixed[1] = random.nextGaussian();
        int[] order = random.permutation(10);
        IntStream.range(0, 10).forEach(i -> mixed[i + 2] = order[i]);
        mixed[12] = random.nextGaussian();
        mixed[13] = random.nextGaussian();
        close(mixed, expected);
      }
    }
  }

  private static void close(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("number %d: %s against %s", i, actual[i], expected[i])
          .isLessThanOrEqualTo(4e-16 * Math.abs(expected[i]));
    }
  }

  @Test
  void longsAreTwoIntsAndNothingIsNothing() {
    NumpyRandom random = new NumpyRandom(5);
    long high = random.nextInt();
    long low = random.nextInt() & 0xFFFFFFFFL;
    assertThat(new NumpyRandom(5).nextLong()).isEqualTo((high << 32) | low);
    assertThat(random.rand(0)).isEmpty();
    assertThat(random.permutation(1)).containsExactly(0);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(-1))
        .withMessage("seed is -1: expected an integer from 0 to 4294967295, as in NumPy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(1L << 32))
        .withMessageContaining("seed is 4294967296");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(1).randn(-1))
        .withMessage("n is -1: expected an integer of at least 0");
  }
}
