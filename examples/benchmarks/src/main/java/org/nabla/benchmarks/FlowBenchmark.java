package org.nabla.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nabla.nn.Activation;
import org.nabla.nn.Bce;
import org.nabla.nn.CrossEntropy;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Loss;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Trainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a training step costs with and without the gradient flow of every tenth step. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlowBenchmark {

  private static final int STEPS = 200;

  private static double[][] normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] data = new double[rows][columns];
    for (double[] row : data) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return data;
  }

  private static double[][] labels(int rows, int classes) {
    double[][] labels = new double[rows][1];
    for (int s = 0; s < rows; s++) {
      labels[s][0] = s % classes;
    }
    return labels;
  }

  /** The two networks. */
  @State(Scope.Benchmark)
  public static class Networks {
    /** Layers and samples. */
    @Param({"2-16-1-1 of 200", "784-128-10 of 64"})
    public String shape = "";

    private final Network hidden =
        Network.of(
                2,
                new Dense(16),
                Activation.relu(),
                new Dense(1),
                Activation.relu(),
                new Dense(1),
                Activation.sigmoid())
            .initialize(4);
    private final Network digits =
        Network.of(784, new Dense(128), Activation.relu(), new Dense(10)).initialize(1);
    private final double[][] points = normal(200, 2, 3);
    private final double[][] halves = labels(200, 2);
    private final double[][] images = normal(64, 784, 1);
    private final double[][] classes = labels(64, 10);

    private Fit train(Trainer trainer) {
      return shape.startsWith("2-")
          ? trainer.fit(hidden, points, halves, ParameterUpdate.sgd(1e-3))
          : trainer.fit(digits, images, classes, ParameterUpdate.sgd(1e-3));
    }

    private Trainer trainer() {
      Loss loss = shape.startsWith("2-") ? new Bce() : new CrossEntropy();
      return Trainer.of(loss).epochs(STEPS);
    }
  }

  /**
   * One step without.
   *
   * @param state the networks
   * @return the trained network
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Fit without(Networks state) {
    return state.train(state.trainer());
  }

  /**
   * One step, the mean of ten of which one is watched.
   *
   * @param state the networks
   * @param sink takes the flows
   * @return the trained network
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Fit everyTenth(Networks state, Blackhole sink) {
    return state.train(state.trainer().gradientFlow(10, sink::consume));
  }

  /**
   * One step, all of which are watched.
   *
   * @param state the networks
   * @param sink takes the flows
   * @return the trained network
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Fit every(Networks state, Blackhole sink) {
    return state.train(state.trainer().gradientFlow(1, sink::consume));
  }
}
