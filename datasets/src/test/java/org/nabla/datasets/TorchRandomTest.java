package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TorchRandomTest {
  @TestFactory
  Stream<DynamicTest> numbersArePyTorchs() {
    return Resource.words("torch-generator.txt").stream()
        .map(w -> dynamicTest(String.join(" ", w[0], w[1], w[2]), () -> compare(w)));
  }

  private static void compare(String[] words) {
    boolean single = words[1].equals("float32");
    long seed = Long.parseLong(words[2]);
    TorchRandom random = single ? TorchRandom.float32(seed) : TorchRandom.float64(seed);
    double[] expected = Resource.numbers(words, 3);
    double[] actual = call(words[0], random);
    assertThat(actual).hasSameSizeAs(expected);
    boolean normal = words[0].startsWith("randn") || words[0].equals("mixed");
    double tolerance = normal ? (single ? 1e-6 : 1e-14) : 0;
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("number %d", i)
          .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private static double[] call(String name, TorchRandom random) {
    return switch (name) {
      case "rand" -> random.rand(200);
      case "uniform" -> random.uniform(200, -0.3, 0.7);
      case "randn5" -> join(random.randn(5), random.randn(2));
      case "randn16" -> random.randn(16);
      case "randn50" -> random.randn(50);
      case "linear-2-1" -> flat(random.linear(2, 1));
      case "linear-10-16" -> flat(random.linear(10, 16));
      case "randperm" -> doubles(random.randperm(300));
      case "mixed" ->
          join(
              random.rand(3),
              doubles(random.randperm(7)),
              random.randn(3),
              random.rand(2),
              random.randn(20));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double[] flat(TorchRandom.Linear linear) {
    return join(join(linear.weight()), linear.bias());
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static double[] join(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
  }

  @Test
  void layersAreEqualWhereTheirNumbersAre() {
    TorchRandom.Linear layer = TorchRandom.float64(1).linear(2, 1);
    assertThat(layer)
        .isEqualTo(TorchRandom.float64(1).linear(2, 1))
        .hasSameHashCodeAs(TorchRandom.float64(1).linear(2, 1))
        .isNotEqualTo(TorchRandom.float64(2).linear(2, 1))
        .isNotEqualTo(new TorchRandom.Linear(layer.weight(), new double[1]));
    assertThat(new TorchRandom.Linear(new double[][] {{1, 2}}, new double[] {3}))
        .hasToString("Linear[weight=[[1.0, 2.0]], bias=[3.0]]");
  }

  @Test
  void bitsAreThoseOfTheTwister() {
    // the authors' reference output for init_genrand(5489) begins with 3499211612
    assertThat(Integer.toUnsignedLong(TorchRandom.float32(5489).nextInt())).isEqualTo(3499211612L);
  }

  @Test
  void badArgumentsAreRefused() {
    TorchRandom random = TorchRandom.float32(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.uniform(3, 1, 0))
        .withMessage("bounds are 1.0 and 0.0: expected finite numbers, the lower first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.randperm(-1))
        .withMessageContaining("n is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.linear(0, 1))
        .withMessage("inputs is 0: expected an integer of at least 1");
  }
}
