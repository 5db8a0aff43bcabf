package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network of 20 dense layers that does not learn as it is, and what becomes of it with each
 * remedy: ten seeds each, on the same data and with the same optimizer.
 *
 * <p>The task: four clouds around (±1, ±1), standard deviation 0.3, opposite ones of the same
 * class; 200 samples to learn from, 400 others to measure accuracy with, which is 1/2 by chance.
 * The plain network: 2 inputs, 19 layers of 8 tanh units, one logit; hidden weights normal with
 * deviation 0.2, where 1/sqrt(8) = 0.35 would keep the scale; biases 0. The optimizer: momentum
 * 0.9, learning rate 0.02, batches of 40, 200 epochs.
 */
final class DeepNetworks {

  static final int SEEDS = 10;
  static final int DEPTH = 20;

  private static final int WIDTH = 8;
  private static final int BATCH = 40;
  private static final double RATE = 0.02;
  private static final Layer TANH = Activation.tanh();
  private static final double[][] X = clouds(200, 100);
  private static final double[][] Y = labels(200);
  private static final double[][] OTHER_X = clouds(400, 200);
  private static final double[][] OTHER_Y = labels(400);

  private DeepNetworks() {}

  /** A network and how it is trained. */
  record Setup(
      String name,
      Network network,
      Trainer trainer,
      double rate,
      UnaryOperator<ParameterUpdate> change,
      @Nullable Autoencoder pretraining) {

    static Setup of(String name, Network network) {
      Trainer trainer = Trainer.of(new BceWithLogits()).epochs(200).batchSize(BATCH);
      return new Setup(name, network, trainer, RATE, update -> update, null);
    }

    Setup penalty(Penalty penalty) {
      return new Setup(name, network, trainer.penalty(penalty), rate, change, pretraining);
    }

    Setup rate(double other) {
      return new Setup(name, network, trainer, other, change, pretraining);
    }

    Setup clipped() {
      return new Setup(name, network, trainer, rate, update -> update.clipNorm(1), pretraining);
    }

    Setup pretrained(Autoencoder autoencoder) {
      return new Setup(name, network, trainer, rate, change, autoencoder);
    }
  }

  /**
   * What became of it.
   *
   * @param gradients median over the seeds of the norm of the gradient by the weights of each dense
   *     layer, first to last, at the first step
   * @param accuracies accuracy on other samples at the end, for each seed; 0 if training diverged
   */
  record Outcome(String name, double[] gradients, double[] accuracies) {

    double first() {
      return gradients[0];
    }

    double mean() {
      return Arrays.stream(accuracies).average().orElseThrow();
    }

    double least() {
      return Arrays.stream(accuracies).min().orElseThrow();
    }

    double most() {
      return Arrays.stream(accuracies).max().orElseThrow();
    }

    /** A row of a table in Markdown: gradients at the first, the last and three between. */
    @Override
    public String toString() {
      int last = gradients.length - 1;
      StringBuilder row = new StringBuilder("| " + name);
      for (int i = 0; i <= 4; i++) {
        row.append(String.format(Locale.ROOT, " | %.0e", gradients[i * last / 4]));
      }
      long learned = Arrays.stream(accuracies).filter(accuracy -> accuracy > 0.9).count();
      return row.append(
              String.format(Locale.ROOT, " | %.3f | %.3f | %d |", mean(), least(), learned))
          .toString();
    }
  }

  static final String HEADER =
      "| network | gradient, layer 1 | 5 | 10 | 15 | 20 | mean accuracy | least | seeds above 0.9"
          + " |\n"
          + "|---|---|---|---|---|---|---|---|---|";

  static List<Setup> all() {
    Function<Dense, List<Layer>> plain = dense -> List.of(dense, TANH);
    Function<Dense, List<Layer>> relu = dense -> List.of(he(dense), Activation.relu());
    Function<Dense, List<Layer>> batch = dense -> List.of(dense, new BatchNorm(), TANH);
    Function<Dense, List<Layer>> layer = dense -> List.of(dense, new LayerNorm(), TANH);
    Autoencoder autoencoder =
        Autoencoder.of(Trainer.of(new Mse()).epochs(100).batchSize(BATCH)).withTiedWeights();
    Autoencoder untied = Autoencoder.of(Trainer.of(new Mse()).epochs(100).batchSize(BATCH));
    return List.of(
        Setup.of("plain", chain(DEPTH, plain)),
        Setup.of("3 layers", chain(3, plain)),
        Setup.of("ReLU, He", chain(DEPTH, relu)),
        Setup.of("weight norm", chain(DEPTH, dense -> List.of(new WeightNorm(dense), TANH))),
        Setup.of("autoencoder", chain(DEPTH, plain)).pretrained(autoencoder),
        Setup.of("autoencoder, untied", chain(DEPTH, plain)).pretrained(untied),
        Setup.of("autoencoder, denoising", chain(DEPTH, plain))
            .pretrained(autoencoder.denoising(new GaussianNoise(0.1))),
        Setup.of("batch norm", chain(DEPTH, batch)),
        Setup.of("layer norm", chain(DEPTH, layer)),
        Setup.of("residual", residual(plain)),
        Setup.of("dropout", chain(DEPTH, dense -> List.of(dense, TANH, new Dropout(0.1)))),
        Setup.of("noise", chain(DEPTH, dense -> List.of(dense, TANH, new GaussianNoise(0.1)))),
        Setup.of("L2", chain(DEPTH, plain)).penalty(Penalty.l2(1e-3)),
        Setup.of("L1", chain(DEPTH, plain)).penalty(Penalty.l1(1e-3)),
        Setup.of("clipping", chain(DEPTH, plain)).clipped(),
        Setup.of("ReLU, He, rate 0.1", chain(DEPTH, relu)).rate(0.1),
        Setup.of("ReLU, He, rate 0.1, clipping", chain(DEPTH, relu)).rate(0.1).clipped(),
        Setup.of(
            "ReLU, He, weight norm",
            chain(DEPTH, dense -> List.of(new WeightNorm(he(dense)), Activation.relu()))),
        Setup.of(
            "ReLU, He, batch norm",
            chain(DEPTH, dense -> List.of(he(dense), new BatchNorm(), Activation.relu()))),
        Setup.of("autoencoder, batch norm", chain(DEPTH, batch)).pretrained(autoencoder),
        Setup.of(
            "batch norm, dropout",
            chain(DEPTH, dense -> List.of(dense, new BatchNorm(), TANH, new Dropout(0.1)))),
        Setup.of("residual, batch norm", residual(batch)),
        Setup.of("residual, layer norm", residual(layer)),
        Setup.of("residual, batch norm, L2, clipping", residual(batch))
            .penalty(Penalty.l2(1e-3))
            .clipped());
  }

  private static Dense he(Dense dense) {
    return dense.withInitializers(Initializer.heNormal(0), Initializer.constant(0));
  }

  private static Dense hidden() {
    return new Dense(WIDTH).withInitializers(Initializer.normal(0.2), Initializer.constant(0));
  }

  /** Blocks one after the other, each with one dense layer, and the one that gives the logit. */
  private static Network chain(int depth, Function<Dense, List<Layer>> block) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      layers.addAll(block.apply(hidden()));
    }
    layers.add(new Dense(1));
    return Network.of(2, layers.toArray(Layer[]::new));
  }

  /** The same blocks, each adding to its inputs from the second on. */
  private static Network residual(Function<Dense, List<Layer>> block) {
    List<Layer> layers = new ArrayList<>(block.apply(hidden()));
    for (int i = 2; i < DEPTH; i++) {
      layers.add(new Residual(new Sequence(block.apply(hidden())), null));
    }
    layers.add(new Dense(1));
    return Network.of(2, layers.toArray(Layer[]::new));
  }

  /** Trains from each seed, several at a time: the result does not depend on how many. */
  static Outcome run(Setup setup) {
    double[][] gradients = new double[SEEDS][];
    double[] accuracies = new double[SEEDS];
    IntStream.range(0, SEEDS)
        .parallel()
        .forEach(
            seed -> {
              Network start = start(setup, seed);
              gradients[seed] = gradients(start);
              accuracies[seed] = accuracy(setup, start, seed);
            });
    double[] medians = new double[gradients[0].length];
    for (int i = 0; i < medians.length; i++) {
      int layer = i;
      double[] sorted = Arrays.stream(gradients).mapToDouble(g -> g[layer]).sorted().toArray();
      medians[i] = sorted[SEEDS / 2];
    }
    return new Outcome(setup.name(), medians, accuracies);
  }

  private static Network start(Setup setup, int seed) {
    Network network = setup.network().initialize(seed);
    Autoencoder pretraining = setup.pretraining();
    return pretraining == null
        ? network
        : pretraining.pretrain(network, X, size -> momentum(0.1, size), seed).network();
  }

  private static double accuracy(Setup setup, Network start, int seed) {
    ParameterUpdate update = setup.change().apply(momentum(setup.rate(), start.size()));
    try {
      Network learned = setup.trainer().shuffle(seed).seed(seed).fit(start, X, Y, update).network();
      return Metric.binaryAccuracy(0).value(learned.predict(OTHER_X), OTHER_Y);
    } catch (ArithmeticException diverged) {
      return 0;
    }
  }

  private static double[] gradients(Network network) {
    double[] gradient = new double[network.size()];
    network.lossAndGradient(new BceWithLogits(), network.parameters(), X, Y, gradient);
    return network.blocks().stream()
        .filter(block -> block.name().endsWith("weight") || block.name().endsWith("weight_v"))
        .filter(block -> block.shape().size() == 2)
        .map(b -> Arrays.copyOfRange(gradient, b.offset(), b.offset() + b.size()))
        .mapToDouble(PlainKernels::norm)
        .toArray();
  }

  private static ParameterUpdate momentum(double rate, int size) {
    double[] velocity = new double[size];
    return (parameters, gradient) -> {
      for (int i = 0; i < size; i++) {
        velocity[i] = 0.9 * velocity[i] + gradient[i];
        parameters[i] -= rate * velocity[i];
      }
    };
  }

  private static double[][] clouds(int n, long seed) {
    double[][] x = TestData.normal(n, 2, seed);
    for (int s = 0; s < n; s++) {
      x[s][0] = 0.3 * x[s][0] + (s % 2 == 0 ? 1 : -1);
      x[s][1] = 0.3 * x[s][1] + (s / 2 % 2 == 0 ? 1 : -1);
    }
    return x;
  }

  private static double[][] labels(int n) {
    double[][] y = new double[n][1];
    for (int s = 0; s < n; s++) {
      y[s][0] = (s + s / 2) % 2;
    }
    return y;
  }
}
