package org.nabla.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.nabla.nn.Activation;
import org.nabla.nn.Bce;
import org.nabla.nn.BceWithLogits;
import org.nabla.nn.CrossEntropy;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Loss;
import org.nabla.nn.Metric;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.nn.Objective;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Trainer;
import org.ojalgo.ann.ArtificialNeuralNetwork;
import org.ojalgo.ann.NetworkTrainer;
import org.ojalgo.data.DataBatch;
import org.ojalgo.matrix.store.R064Store;
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

/**
 * Training steps (forward, loss, backward, SGD) of small and large networks beside ojAlgo's, the
 * prediction of one sample, and whole experiments of the notes.
 *
 * <p>Run with {@code -jvmArgsAppend "--add-modules jdk.incubator.vector"} for the Vector API.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NnBenchmark {

  private static final int STEPS = 20;

  private static double[][] normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] data = new double[rows][columns];
    for (double[] row : data) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return data;
  }

  /** The notes' clouds around (1, 1) and (5, 1). */
  private static double[][] clouds(int rows, long seed) {
    double[][] data = normal(rows, 2, seed);
    for (int s = 0; s < rows; s++) {
      data[s][0] += s < rows / 2 ? 1 : 5;
      data[s][1] += 1;
    }
    return data;
  }

  private static double[][] halves(int rows) {
    double[][] labels = new double[rows][1];
    for (int s = rows / 2; s < rows; s++) {
      labels[s][0] = 1;
    }
    return labels;
  }

  /** One network, its data and everything that a step needs. */
  private static final class Step {
    private final Objective objective;
    private final double[] parameters;
    private final double[] gradient;
    private final ParameterUpdate update = ParameterUpdate.sgd(1e-3);

    Step(Network network, Loss loss, double[][] x, double[][] y) {
      objective = network.objective(loss, x, y);
      parameters = network.parameters();
      gradient = new double[network.size()];
    }

    double run() {
      double value = objective.lossAndGradient(parameters, gradient);
      update.apply(parameters, gradient);
      return value;
    }
  }

  /** ojAlgo's trainer of the same layers on the same data as one batch. */
  private static final class Peer {
    private final NetworkTrainer trainer;
    private final DataBatch input;
    private final DataBatch output;

    Peer(ArtificialNeuralNetwork network, double[][] x, double[][] y) {
      trainer = network.newTrainer(x.length).rate(1e-3);
      input = trainer.newInputBatch();
      output = trainer.newOutputBatch();
      for (int s = 0; s < x.length; s++) {
        input.addRow(R064Store.FACTORY.column(x[s]));
        output.addRow(R064Store.FACTORY.column(y[s]));
      }
    }

    void run() {
      trainer.train(input, output);
    }
  }

  private static final ArtificialNeuralNetwork.Activator RELU =
      ArtificialNeuralNetwork.Activator.RELU;
  private static final ArtificialNeuralNetwork.Activator IDENTITY =
      ArtificialNeuralNetwork.Activator.IDENTITY;
  private static final ArtificialNeuralNetwork.Activator SIGMOID =
      ArtificialNeuralNetwork.Activator.SIGMOID;

  /** The networks of the notes. */
  @State(Scope.Benchmark)
  public static class Small {
    private final double[][] x = normal(50, 1, 1);
    private final double[][] y = normal(50, 1, 2);
    private final double[][] points = clouds(200, 3);
    private final double[][] labels = halves(200);
    private final Step line =
        new Step(
            Network.of(1, new Dense(1), Activation.relu(), new Dense(1)).initialize(1),
            new Mse(),
            x,
            y);
    private final Step logits =
        new Step(
            Network.of(2, new Dense(1), Activation.relu(), new Dense(1)).initialize(2),
            new BceWithLogits(),
            points,
            labels);
    private final Step hidden =
        new Step(
            Network.of(
                    2,
                    new Dense(16),
                    Activation.relu(),
                    new Dense(1),
                    Activation.relu(),
                    new Dense(1),
                    Activation.sigmoid())
                .initialize(4),
            new Bce(),
            points,
            labels);
    private final Peer peerLine =
        new Peer(ArtificialNeuralNetwork.builder(1).layer(1, RELU).layer(1, IDENTITY).get(), x, y);
    private final Peer peerLogits =
        new Peer(
            ArtificialNeuralNetwork.builder(2).layer(1, RELU).layer(1, SIGMOID).get(),
            points,
            labels);
    private final Peer peerHidden =
        new Peer(
            ArtificialNeuralNetwork.builder(2)
                .layer(16, RELU)
                .layer(1, RELU)
                .layer(1, SIGMOID)
                .get(),
            points,
            labels);
  }

  /**
   * 1-1-1, 50 samples, MSE.
   *
   * @param state the networks
   * @return the loss
   */
  @Benchmark
  public double step111(Small state) {
    return state.line.run();
  }

  /**
   * 2-1-1, 200 samples, BCE with logits.
   *
   * @param state the networks
   * @return the loss
   */
  @Benchmark
  public double step211(Small state) {
    return state.logits.run();
  }

  /**
   * 2-16-1-1 with a sigmoid, 200 samples, BCE.
   *
   * @param state the networks
   * @return the loss
   */
  @Benchmark
  public double step21611(Small state) {
    return state.hidden.run();
  }

  /**
   * ojAlgo: 1-1-1, 50 samples, squared error.
   *
   * @param state the networks
   */
  @Benchmark
  public void ojAlgo111(Small state) {
    state.peerLine.run();
  }

  /**
   * ojAlgo: 2-1-1 with a sigmoid, 200 samples, squared error: its cross-entropy wants a softmax.
   *
   * @param state the networks
   */
  @Benchmark
  public void ojAlgo211(Small state) {
    state.peerLogits.run();
  }

  /**
   * ojAlgo: 2-16-1-1 with a sigmoid, 200 samples, squared error.
   *
   * @param state the networks
   */
  @Benchmark
  public void ojAlgo21611(Small state) {
    state.peerHidden.run();
  }

  /** 784-512-256-10, batches of 128. */
  @State(Scope.Benchmark)
  public static class Large {
    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private final double[][] x = normal(128, 784, 1);
    private final double[][] y = new double[128][1];
    private final double[][] oneHot = new double[128][10];
    private final Trainer trainer = Trainer.of(new CrossEntropy()).epochs(STEPS);
    private final Network network =
        Network.of(
                784,
                new Dense(512),
                Activation.relu(),
                new Dense(256),
                Activation.relu(),
                new Dense(10))
            .initialize(1);
    private final Peer peer;

    /** Makes the labels, the digits in turn. */
    public Large() {
      for (int s = 0; s < y.length; s++) {
        y[s][0] = s % 10;
        oneHot[s][s % 10] = 1;
      }
      peer =
          new Peer(
              ArtificialNeuralNetwork.builder(784)
                  .layer(512, RELU)
                  .layer(256, RELU)
                  .layer(10, IDENTITY)
                  .get(),
              x,
              oneHot);
    }
  }

  /**
   * One step of the large network, 411 MFLOP counting 6 for each weight and sample.
   *
   * @param state the network
   * @return the trained network
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Fit stepLarge(Large state) {
    return state
        .trainer
        .threads(state.threads)
        .fit(state.network, state.x, state.y, ParameterUpdate.sgd(1e-3));
  }

  /**
   * ojAlgo: one step of the large network, which uses as many threads as it likes.
   *
   * @param state the network
   */
  @Benchmark
  public void ojAlgoLarge(Large state) {
    state.peer.run();
  }

  /**
   * The large network predicts one sample.
   *
   * @param state the network
   * @return the prediction
   */
  @Benchmark
  public double[] predictOne(Large state) {
    return state.network.predict(state.x[0]);
  }

  /**
   * The notes' slope experiment: 21 slopes, 50 repetitions, 500 steps of 1-1-1, on two threads.
   *
   * @return the sum of the last losses
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double slopeExperiment() {
    Network shape = Network.of(1, new Dense(1), Activation.relu(), new Dense(1));
    Trainer trainer = Trainer.of(new Mse()).epochs(500);
    return IntStream.range(0, 2)
        .parallel()
        .mapToDouble(
            half -> {
              double sum = 0;
              for (int run = half; run < 21 * 50; run += 2) {
                double slope = -2 + 0.2 * (run / 50);
                double[][] x = normal(50, 1, run);
                double[][] y = normal(50, 1, ~run);
                for (int s = 0; s < 50; s++) {
                  y[s][0] = slope * x[s][0] + y[s][0] / 2;
                }
                Fit fit = trainer.fit(shape.initialize(run), x, y, ParameterUpdate.sgd(0.05));
                sum += fit.history().losses()[499];
              }
              return sum;
            })
        .sum();
  }

  /**
   * The notes' learning-rate meta-experiment: 1,000,000 steps of 2-1-1 with 200 samples, on two
   * threads.
   *
   * @return the sum of the accuracies
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double learningRateExperiment() {
    Network shape = Network.of(2, new Dense(1), Activation.relu(), new Dense(1));
    Trainer trainer = Trainer.of(new BceWithLogits()).epochs(500);
    double[][] labels = halves(200);
    return IntStream.range(0, 2)
        .parallel()
        .mapToDouble(
            half -> {
              double sum = 0;
              for (int run = half; run < 2000; run += 2) {
                double[][] x = clouds(200, run);
                ParameterUpdate update = ParameterUpdate.sgd(0.001 + 0.0099 * (run / 200));
                Fit fit = trainer.fit(shape.initialize(run), x, labels, update);
                sum += Metric.binaryAccuracy(0).value(fit.network().predict(x), labels);
              }
              return sum;
            })
        .sum();
  }
}
