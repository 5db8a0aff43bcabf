package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every tier against textbook loops, and against itself on other numbers of threads. */
class KernelsTest {

  private static final int[][] SHAPES = {
    {1, 1, 1},
    {2, 3, 5},
    {33, 1, 700},
    {40, 37, 50},
    {64, 65, 33},
    {7, 130, 41},
    {20, 90, 40},
    {129, 5, 64},
    {100, 90, 1},
    {70, 66, 128}
  };

  /** What the three products of a layer give. */
  private record Result(double[][] y, double[][] dx, double[] gradient) {}

  private static Result run(Kernels kernels, int in, int out, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles((long) in * out + out + 3, -1, 1).toArray();
    double[][] x = TestData.normal(in, n, seed + 1);
    double[][] dy = TestData.normal(out, n, seed + 2);
    double[][] y = new double[out][n];
    double[][] dx = new double[in][n];
    double[] gradient = new double[values.length];
    kernels.forward(values, 3, 3 + in * out, x, y, n);
    kernels.inputGradient(values, 3, dy, dx, n);
    kernels.weightGradient(dy, x, gradient, 3, n);
    kernels.biasGradient(dy, gradient, 3 + in * out, n);
    return new Result(y, dx, gradient);
  }

  @Test
  void sumsOverSamplesAreThoseOfTheTextbook() {
    for (Tier tier : new Tier[] {new PlainKernels(), new VectorKernels()}) {
      for (int n : new int[] {1, 2, 7, 8, 16, 31, 32, 33, 128, 1001}) {
        double[] a = TestData.normal(1, n + 1, 20 + n)[0];
        double[] x = TestData.normal(1, n + 1, 40 + n)[0];
        double sum = 0;
        double squares = 0;
        double dot = 0;
        for (int s = 0; s < n; s++) {
          sum += x[s];
          squares += (x[s] - 0.7) * (x[s] - 0.7);
          dot += a[s] * (x[s] - 0.7);
        }
        String what = tier + " of " + n;
        Close.assertClose(tier.sum(x, n), sum, 1e-10, what);
        Close.assertClose(tier.squares(x, 0.7, n), squares, 1e-10, what);
        Close.assertClose(tier.dot(a, x, 0.7, n), dot, 1e-10, what);
      }
    }
  }

  private static Result textbook(int in, int out, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles((long) in * out + out + 3, -1, 1).toArray();
    double[][] x = TestData.normal(in, n, seed + 1);
    double[][] dy = TestData.normal(out, n, seed + 2);
    Result result = new Result(new double[out][n], new double[in][n], new double[values.length]);
    for (int r = 0; r < out; r++) {
      for (int s = 0; s < n; s++) {
        result.y[r][s] = values[3 + in * out + r];
        result.gradient[3 + in * out + r] += dy[r][s];
        for (int k = 0; k < in; k++) {
          double w = values[3 + r * in + k];
          result.y[r][s] += w * x[k][s];
          result.dx[k][s] += w * dy[r][s];
          result.gradient[3 + r * in + k] += dy[r][s] * x[k][s];
        }
      }
    }
    return result;
  }

  private static void assertClose(Result actual, Result expected, String what) {
    assertClose(actual.y, expected.y, what + " y");
    assertClose(actual.dx, expected.dx, what + " dx");
    assertClose(
        new double[][] {actual.gradient}, new double[][] {expected.gradient}, what + " gradient");
  }

  /** Relative to the size of a sum of that many terms. */
  private static void assertClose(double[][] actual, double[][] expected, String what) {
    double scale =
        Arrays.stream(expected).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertThat(Math.abs(actual[i][j] - expected[i][j]))
            .as("%s [%d, %d]: %s, expected %s", what, i, j, actual[i][j], expected[i][j])
            .isLessThanOrEqualTo(1e-12 * scale);
      }
    }
  }

  @Test
  void bothTiersGiveTheTextbooksProducts() {
    for (int[] shape : SHAPES) {
      for (Tier tier : new Tier[] {new PlainKernels(), new VectorKernels()}) {
        String what = tier.getClass().getSimpleName() + " " + Arrays.toString(shape);
        Result expected = textbook(shape[0], shape[1], shape[2], 5);

        Kernels kernels = new Kernels(tier, Team.ALONE);
        assertClose(run(kernels, shape[0], shape[1], shape[2], 5), expected, what);
        assertClose(
            run(kernels, shape[0], shape[1], shape[2], 5), expected, what + ", used before");
      }
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    for (Tier tier : new Tier[] {new PlainKernels(), new VectorKernels()}) {
      for (int[] shape : SHAPES) {
        Result alone = run(new Kernels(tier, Team.ALONE), shape[0], shape[1], shape[2], 6);
        for (int threads : new int[] {2, 3, 8}) {
          try (Team team = new Team(threads)) {
            Result result = run(new Kernels(tier, team), shape[0], shape[1], shape[2], 6);
            assertThat(result.y).isDeepEqualTo(alone.y);
            assertThat(result.dx).isDeepEqualTo(alone.dx);
            assertThat(result.gradient).isEqualTo(alone.gradient);
          }
        }
      }
    }
  }

  @Test
  void weightGradientsOfFewInputsAreCutOverTheTeam() {
    double[][] dy = TestData.normal(90, 40, 1);
    double[][] x = TestData.normal(20, 40, 2);
    dy[89] = new double[0]; // a row of the second half: only the helper meets it
    try (Team team = new Team(2)) {
      Kernels kernels = new Kernels(new PlainKernels(), team);

      assertThatThrownBy(() -> kernels.weightGradient(dy, x, new double[90 * 20], 0, 40))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another thread")
          .hasRootCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
  }

  @Test
  void productsTooLargeForOneArrayAreRefused() {
    VectorKernels tier = new VectorKernels();
    Product product = new Product(tier, Team.ALONE);
    product.depth = 2200;
    product.columns = 1_000_000;

    assertThatThrownBy(() -> tier.reserve(product))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2200 x 1000000")
        .hasMessageContaining("smaller batches")
        .hasMessageContaining("batchSize");
  }

  @Test
  void trainingGivesTheSameBitsForAnyNumberOfThreads() {
    Network network =
        Network.of(
                40,
                new Dense(64),
                Activation.relu(),
                new Dense(48),
                Activation.tanh(),
                new Dense(3))
            .initialize(1);
    double[][] x = TestData.normal(64, 40, 2);
    double[][] y = TestData.normal(64, 3, 3);
    Trainer trainer = Trainer.of(new Mse()).epochs(5);
    double[] alone = trainer.fit(network, x, y, ParameterUpdate.sgd(0.1)).network().parameters();

    for (int threads : new int[] {2, 8}) {
      assertThat(
              trainer
                  .threads(threads)
                  .fit(network, x, y, ParameterUpdate.sgd(0.1))
                  .network()
                  .parameters())
          .isEqualTo(alone);
    }
    assertThatThrownBy(() -> trainer.threads(0)).hasMessageContaining("threads is 0");
  }

  @Test
  void aStepAllocatesNothing() {
    Network network =
        Network.of(2, new Dense(16), Activation.relu(), new Dense(1), Activation.sigmoid())
            .initialize(1);
    Objective objective =
        network.objective(new Bce(), TestData.twoClouds(50, 1), TestData.alternating(50));
    double[] parameters = network.parameters();
    double[] gradient = new double[network.size()];
    ParameterUpdate update = ParameterUpdate.sgd(0.1);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = 0;
    for (int step = 0; step < 2000; step++) {
      if (step == 1000) {
        before = threads.getThreadAllocatedBytes(id);
      }
      objective.lossAndGradient(parameters, gradient);
      update.apply(parameters, gradient);
    }

    long bytes = threads.getThreadAllocatedBytes(id) - before;
    assertThat(bytes)
        .as("bytes of a thousand steps, the measurement's own among them")
        .isLessThan(1000);
  }

  @Test
  void largeProductsAllocateAtFirstOnly() {
    Kernels kernels = new Kernels(new PlainKernels(), Team.ALONE);
    double[] values = new double[64 * 65];
    double[] gradient = new double[64 * 65];
    double[][] x = TestData.normal(64, 64, 1);
    double[][] y = new double[64][64];
    double[][] dx = new double[64][64];
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = 0;
    for (int step = 0; step < 200; step++) {
      if (step == 100) {
        before = threads.getThreadAllocatedBytes(id);
      }
      kernels.forward(values, 0, 64 * 64, x, y, 64);
      kernels.inputGradient(values, 0, y, dx, 64);
      kernels.weightGradient(y, x, gradient, 0, 64);
    }

    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1000);
  }

  @Test
  void aTeamDoesEveryPartOnceAndPassesOnFailures() {
    try (Team team = new Team(3)) {
      AtomicInteger parts = new AtomicInteger();
      for (int round = 0; round < 100; round++) {
        team.run((part, of) -> parts.addAndGet(1 << (8 * part)));
      }
      assertThat(parts.get()).isEqualTo(100 * 0x010101);
      assertThatThrownBy(
              () ->
                  team.run(
                      (part, of) -> {
                        if (part == 1) {
                          throw new IllegalArgumentException("part 1");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("part 1");
    }
  }

  @Test
  void whatIsNotFiniteIsFound() {
    for (int n = 0; n < 20; n++) {
      double[] row = new double[n];
      Arrays.fill(row, -1e308);
      assertThat(PlainKernels.finite(row)).isTrue();
      for (int i = 0; i < n; i++) {
        row[i] = i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
        assertThat(PlainKernels.finite(row)).isFalse();
        row[i] = 1;
      }
    }
  }
}
