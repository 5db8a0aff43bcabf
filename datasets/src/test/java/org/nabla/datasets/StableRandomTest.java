package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class StableRandomTest {
  @Test
  void bitsAreThoseOfTheJdksXoshiro256PlusPlus() {
    long[] state = {1, 2, 3, 4};
    ByteBuffer bytes = ByteBuffer.allocate(32);
    Arrays.stream(state).forEach(bytes::putLong);
    RandomGenerator peer = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(bytes.array());
    StableRandom random = new StableRandom(1, 2, 3, 4);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextLong()).isEqualTo(peer.nextLong());
    }
  }

  @Test
  void streamsOfOneSeedDiffer() {
    long plain = StableRandom.of(1).nextLong();
    long noise = StableRandom.stream(1, "noise").nextLong();
    long shuffle = StableRandom.stream(1, "shuffle").nextLong();
    long second = StableRandom.stream(1, "shuffle", 1).nextLong();
    assertThat(new long[] {plain, noise, shuffle, second}).doesNotHaveDuplicates();
    assertThat(StableRandom.stream(1, "shuffle", 0).nextLong()).isEqualTo(shuffle);
  }

  @Test
  void gaussianUniformAndExponentialNumbersFollowTheirLaws() {
    double[] gaussian = new double[100_000];
    double[] uniform = new double[100_000];
    double[] exponential = new double[100_000];
    StableRandom random = StableRandom.of(2);
    for (int i = 0; i < gaussian.length; i++) {
      gaussian[i] = random.nextGaussian();
      uniform[i] = random.nextDouble();
      exponential[i] = random.nextExponential();
    }
    fits(gaussian, new NormalDistribution());
    fits(uniform, new UniformRealDistribution());
    fits(exponential, new ExponentialDistribution(1));
  }

  private static void fits(double[] sample, RealDistribution law) {
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law, sample)).isGreaterThan(0.01);
  }

  @Test
  void gaussianTailHasTheRightWeightOnBothSides() {
    StableRandom random = StableRandom.of(3);
    int n = 10_000_000;
    int above = 0;
    int below = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      above += x > 3.7 ? 1 : 0;
      below += x < -3.7 ? 1 : 0;
    }
    double expected = n * new NormalDistribution().cumulativeProbability(-3.7);
    assertThat((double) above).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    assertThat((double) below).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void boundedIntegersAreUniformAndWithinTheirRange() {
    StableRandom random = StableRandom.of(4);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(-3, 4) + 3]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE)).isLessThan(Long.MAX_VALUE);
      assertThat(random.nextLong(1L << 40)).isBetween(0L, (1L << 40) - 1);
      assertThat(random.nextInt((1 << 30) + 1)).isBetween(0, 1 << 30);
      assertThat(random.nextDouble(-2, 3)).isBetween(-2.0, 3.0);
      assertThat(random.nextDouble(0.5)).isBetween(0.0, 0.5);
      assertThat(random.nextFloat()).isBetween(0f, 1f);
    }
    assertThat(random.nextDouble(1, Math.nextUp(1.0))).isEqualTo(1.0);
  }

  @Test
  void coinsAreFairAndGaussiansScale() {
    StableRandom random = StableRandom.of(5);
    int heads = 0;
    for (int i = 0; i < 10_000; i++) {
      heads += random.nextBoolean() ? 1 : 0;
    }
    assertThat(heads).isBetween(4_800, 5_200);
    assertThat(StableRandom.of(6).nextGaussian(10, 2))
        .isEqualTo(10 + 2 * StableRandom.of(6).nextGaussian());
    assertThat(StableRandom.of(6).nextInt())
        .isEqualTo((int) (StableRandom.of(6).nextLong() >>> 32));
  }

  @Test
  void emptyRangesAreRefused() {
    StableRandom random = StableRandom.of(7);
    assertThatThrownBy(() -> random.nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound is 0: expected an integer of at least 1");
    assertThatThrownBy(() -> random.nextLong(5, 5)).hasMessageContaining("from 5 to below 5");
    assertThatThrownBy(() -> random.nextDouble(1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> random.nextGaussian(0, -1)).hasMessageStartingWith("sd is -1.0");
  }

  /** Without rejection the thirds of this width would come 3 : 3 : 2. */
  @Test
  void boundedIntegersHaveNoBias() {
    StableRandom random = StableRandom.of(8);
    int[] ints = new int[3];
    int[] longs = new int[3];
    for (int i = 0; i < 90_000; i++) {
      ints[random.nextInt(0x60000000) % 3]++;
      longs[(int) (random.nextLong(0x6000000000000000L) % 3)]++;
    }
    for (int third = 0; third < 3; third++) {
      assertThat(ints[third]).isBetween(29_400, 30_600);
      assertThat(longs[third]).isBetween(29_400, 30_600);
    }
  }

  @Test
  void floatsAndBytesAreWrittenDownToo() {
    StableRandom random = StableRandom.of(9);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextFloat(-2, 3)).isBetween(-2f, Math.nextDown(3f));
      assertThat(random.nextFloat(0.5f)).isBetween(0f, Math.nextDown(0.5f));
    }
    assertThat(random.nextFloat(1, Math.nextUp(1f))).isEqualTo(1f);
    byte[] bytes = new byte[11];
    StableRandom.of(10).nextBytes(bytes);
    StableRandom words = StableRandom.of(10);
    ByteBuffer expected = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(words.nextLong()).putLong(words.nextLong());
    assertThat(bytes).isEqualTo(Arrays.copyOf(expected.array(), 11));
    assertThatThrownBy(() -> random.nextFloat(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the range from 1.0 to below 1.0 is empty or not finite: give two finite numbers, the"
                + " lower first");
  }

  /** Tails and rejections included: the bits of a million draws of each kind, on every JVM. */
  @Test
  void aMillionDrawsOfEachKindKeepTheirBits() {
    assertThat(checksum(r -> Double.doubleToRawLongBits(r.nextGaussian())))
        .isEqualTo(2959006474411373713L);
    assertThat(checksum(r -> Double.doubleToRawLongBits(r.nextExponential())))
        .isEqualTo(-3883805327087089798L);
    assertThat(checksum(r -> r.nextInt(0x60000000))).isEqualTo(-4358924666834380134L);
    assertThat(checksum(r -> r.nextLong(0x6000000000000000L))).isEqualTo(-6692043594028220414L);
    assertThat(checksum(r -> Double.doubleToRawLongBits(r.nextDouble(-0.1, 0.3))))
        .isEqualTo(1027940061541236672L);
    assertThat(checksum(r -> Float.floatToRawIntBits(r.nextFloat(-0.1f, 0.3f))))
        .isEqualTo(4620550159551146218L);
  }

  private static long checksum(ToLongFunction<StableRandom> draw) {
    StableRandom random = StableRandom.of(42);
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      sum = 31 * sum + draw.applyAsLong(random);
    }
    return sum;
  }
}
