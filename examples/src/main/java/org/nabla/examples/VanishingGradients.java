package org.nabla.examples;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.Moons;
import org.nabla.nn.Autoencoder;
import org.nabla.nn.BceWithLogits;
import org.nabla.nn.Fit;
import org.nabla.nn.GradientFlow;
import org.nabla.nn.Metric;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Penalty;
import org.nabla.nn.Trainer;
import org.nabla.optim.Adam;
import org.nabla.optim.Sgd;
import org.nabla.viz.Axes;
import org.nabla.viz.Bars;
import org.nabla.viz.Figure;
import org.nabla.viz.Heatmap;
import org.nabla.viz.Marker;
import org.nabla.viz.Plots;
import org.nabla.viz.Points;

/** A network of twenty layers that does not learn, and what each remedy does for it. */
public final class VanishingGradients implements Story {

  static final double LEARNING_RATE = 0.1;
  static final int EPOCHS = 100;
  static final int BATCH = 20;

  private static final int SEEDS = 10;
  private static final double GOOD_ACCURACY = 95;
  private static final double WEIGHT_DECAY = 1e-3;
  private static final double LARGEST_GRADIENT = 1;
  private static final int PRE_TRAINING_EPOCHS = 100;
  private static final double PRE_TRAINING_RATE = 0.03;

  /** Below this a norm counts as this, so that a gradient of 0 has a logarithm. */
  private static final double LEAST_NORM = 1e-20;

  /**
   * Tells this story on the command line.
   *
   * @param options {@code --seed N}, {@code --out DIR}
   */
  public static void main(String... options) {
    Main.main(new VanishingGradients(), options);
  }

  @Override
  public String name() {
    return "vanishing-gradients";
  }

  @Override
  public String title() {
    return "Vanishing gradients, and what to do about them";
  }

  /** What came of one start: the gradient of each layer at first, the accuracy in the end. */
  private record Outcome(double[] logNorms, double accuracy, Network network) {}

  @Override
  public Page tell(long seed) {
    Dataset data = Moons.STANDARD.generate(seed);
    Dataset fresh = Moons.STANDARD.generate(seed + 1);
    List<Remedy> remedies = Remedy.all();
    List<Outcome[]> outcomes =
        remedies.stream().map(remedy -> outcomes(remedy, data, fresh, seed)).toList();
    Network plain = remedies.get(0).network().initialize(seed);
    GradientFlow flow =
        GradientFlow.of(plain, new BceWithLogits(), data.features(), data.targets());

    Page page =
        Page.empty()
            .text(
                "Two half moons of {samples} points, which no line separates, and a network of"
                    + " {layers} layers of {units} sigmoid units. A sigmoid's slope is at most 1/4,"
                    + " and on its way back from the loss the gradient is multiplied by one such"
                    + " slope at each layer: at the first layer next to nothing is left of it.")
            .text(
                "Before the first step `GradientFlow` says: "
                    + flow.findings().get(0)
                    + ". So it does not learn: whatever the start, all points are taken for the"
                    + " same class.")
            .text(
                "Each remedy is tried from {starts} starts, {epochs} epochs in batches of {batch"
                    + " size} with a learning rate of {learning rate}, and judged by {samples}"
                    + " fresh points. A straight line gets {one layer: a line: accuracy in"
                    + " percent}% of them right; a start has learned the moons if it gets more than"
                    + " {accuracy that counts in percent}%. Clipping guards against large"
                    + " gradients, weight decay and dropout against overfitting: for small"
                    + " gradients they do nothing.")
            .text(
                "Pre-training each layer as an autoencoder leads to {pre-training: accuracy in"
                    + " percent}% in the mean, weight normalization to {weight normalization:"
                    + " accuracy in percent}%, layer normalization to {layer normalization:"
                    + " accuracy in percent}%: they make the gradient of the first layer larger,"
                    + " but not by enough. With batch normalization it is {batch normalization:"
                    + " accuracy in percent}%, and {batch normalization: starts that learn} of the"
                    + " {starts} starts learn. Residual blocks of sigmoids, at {residual blocks:"
                    + " accuracy in percent}%, learn something from every start, but in this time"
                    + " not much more than the line.")
            .text(
                "ReLU's slope is 1 or 0. With PyTorch's initial weights, which are made for no"
                    + " activation in particular, the signal fades on its way forward: {ReLU:"
                    + " accuracy in percent}%. He's weights are made for ReLU, and with them"
                    + " {ReLU, He weights: starts that learn} starts learn.")
            .text(
                "A network of two layers has no trouble with its gradients, and in this time gets"
                    + " to {few layers: accuracy in percent}%, about as far as the line. With"
                    + " residual blocks, ReLU and batch normalization together the twenty layers"
                    + " reach {residual, ReLU, batch norm.: accuracy in percent}%, and {residual,"
                    + " ReLU, batch norm.: starts that learn} starts learn.")
            .number("samples", data.size())
            .number("layers", Remedy.LAYERS)
            .number("units", Remedy.UNITS)
            .number("starts", SEEDS)
            .number("epochs", EPOCHS)
            .number("batch size", BATCH)
            .number("learning rate", LEARNING_RATE)
            .number("accuracy that counts in percent", GOOD_ACCURACY);
    for (int i = 0; i < remedies.size(); i++) {
      String name = remedies.get(i).name();
      Outcome[] own = outcomes.get(i);
      page =
          page.number(name + ": gradient norm of layer 1", Math.pow(10, logNorms(own)[0]))
              .number(name + ": accuracy in percent", mean(own))
              .number(name + ": starts that learn", learning(own));
    }
    Network best = outcomes.get(remedies.size() - 3)[0].network();
    DoubleBinaryOperator logit = (a, b) -> sigmoid(best.predict(new double[] {a, b})[0]);
    return page.figure(
            "gradients",
            "The norm of the gradient by the weights and biases of each layer before the first"
                + " step, the mean of the logarithms over all starts, with 1e-20 in place of a"
                + " gradient of 0.",
            Figure.of(gradients(remedies, outcomes)))
        .figure(
            "accuracy",
            "The accuracy on fresh points: bars are means, circles the single starts. Half are"
                + " right without learning anything.",
            Figure.of(accuracies(remedies, outcomes)))
        .figure(
            "regions",
            "What the deep network with residual blocks, ReLU and batch normalization makes of the"
                + " plane.",
            Figure.of(
                Plots.decisionRegions(data.features(), data.labels(), logit)
                    .title("Probability of class 1")));
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static Outcome[] outcomes(Remedy remedy, Dataset data, Dataset fresh, long seed) {
    return IntStream.range(0, SEEDS)
        .parallel()
        .mapToObj(start -> outcome(remedy, data, fresh, seed + start))
        .toArray(Outcome[]::new);
  }

  private static Outcome outcome(Remedy remedy, Dataset data, Dataset fresh, long seed) {
    double[][] x = data.features();
    double[][] y = data.targets();
    Network start = remedy.network().initialize(seed);
    Trainer trainer =
        Trainer.of(new BceWithLogits()).epochs(EPOCHS).batchSize(BATCH).shuffle(seed).seed(seed);
    ParameterUpdate update = new Sgd(LEARNING_RATE).over(start.size())::step;
    switch (remedy.how()) {
      case PRE_TRAINING -> start = preTrained(start, x, seed);
      case WEIGHT_DECAY -> trainer = trainer.penalty(Penalty.l2(WEIGHT_DECAY));
      case CLIPPING -> update = update.clipNorm(LARGEST_GRADIENT);
      case NOTHING -> {}
    }
    double[] norms =
        GradientFlow.of(start, new BceWithLogits(), x, y).layers().stream()
            .filter(layer -> layer.layer().matches("(Dense|WeightNorm)\\(.*"))
            .mapToDouble(layer -> Math.log10(Math.max(LEAST_NORM, layer.gradients().norm())))
            .toArray();
    Fit fit = trainer.fit(start, x, y, update);
    double accuracy =
        Metric.binaryAccuracy(0).value(fit.network().predict(fresh.features()), fresh.targets());
    return new Outcome(norms, 100 * accuracy, fit.network());
  }

  private static Network preTrained(Network start, double[][] x, long seed) {
    Trainer trainer =
        Trainer.of(new Mse()).epochs(PRE_TRAINING_EPOCHS).batchSize(BATCH).shuffle(seed);
    return Autoencoder.of(trainer)
        .pretrain(start, x, size -> new Adam(PRE_TRAINING_RATE).over(size)::step, seed)
        .network();
  }

  /** The mean over the starts, for each layer. */
  private static double[] logNorms(Outcome[] outcomes) {
    double[] mean = new double[outcomes[0].logNorms().length];
    for (Outcome outcome : outcomes) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += outcome.logNorms()[i] / outcomes.length;
      }
    }
    return mean;
  }

  private static double mean(Outcome[] outcomes) {
    return Arrays.stream(outcomes).mapToDouble(Outcome::accuracy).average().orElseThrow();
  }

  private static double learning(Outcome[] outcomes) {
    return Arrays.stream(outcomes).filter(o -> o.accuracy() > GOOD_ACCURACY).count();
  }

  private static Axes gradients(List<Remedy> remedies, List<Outcome[]> outcomes) {
    double[][] rows = new double[remedies.size()][Remedy.LAYERS];
    for (int i = 0; i < rows.length; i++) {
      double[] norms = logNorms(outcomes.get(i));
      Arrays.fill(rows[i], Double.NaN);
      System.arraycopy(norms, 0, rows[i], 0, norms.length);
    }
    return Axes.of(Heatmap.of(rows).colorBar("log10 of the norm"))
        .xTicks(new double[] {0, 4, 9, 14, 19}, List.of("1", "5", "10", "15", "20"))
        .yTicks(downwards(remedies), names(remedies))
        .xLabel("layer")
        .grid(false)
        .title("Gradients before the first step");
  }

  private static Axes accuracies(List<Remedy> remedies, List<Outcome[]> outcomes) {
    double[] places = downwards(remedies);
    double[] means = outcomes.stream().mapToDouble(VanishingGradients::mean).toArray();
    double[] single =
        outcomes.stream()
            .flatMapToDouble(o -> Arrays.stream(o).mapToDouble(Outcome::accuracy))
            .toArray();
    double[] row =
        Arrays.stream(places).flatMap(u -> IntStream.range(0, SEEDS).mapToDouble(s -> u)).toArray();
    return Axes.of(Bars.of(places, means).asLying(), Points.of(single, row).marker(Marker.CIRCLE))
        .yTicks(places, names(remedies))
        .xLimits(0, 105)
        .xLabel("accuracy in percent")
        .title("Accuracy of " + SEEDS + " starts");
  }

  /** The places of the remedies along y, the first on top. */
  private static double[] downwards(List<Remedy> remedies) {
    int last = remedies.size() - 1;
    return IntStream.rangeClosed(0, last).mapToDouble(i -> last - i).toArray();
  }

  private static List<String> names(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::name).toList();
  }
}
