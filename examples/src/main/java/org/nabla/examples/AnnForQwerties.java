package org.nabla.examples;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.Qwerties;
import org.nabla.nn.Activation;
import org.nabla.nn.Bce;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Network;
import org.nabla.optim.Sgd;
import org.nabla.optim.Stepper;
import org.nabla.viz.Figure;
import org.nabla.viz.Plots;

/** A network of one hidden unit tells two clusters of points in the plane apart. */
public final class AnnForQwerties implements Story {

  static final double LEARNING_RATE = 0.01;
  static final int EPOCHS = 1000;

  private static final int SEEDS = 100;
  private static final double GOOD_ACCURACY = 70;

  /**
   * Tells this story on the command line.
   *
   * @param options {@code --seed N}, {@code --out DIR}
   */
  public static void main(String... options) {
    Main.main(new AnnForQwerties(), options);
  }

  @Override
  public String name() {
    return "ann-qwerties";
  }

  @Override
  public String title() {
    return "An artificial neural network for classifying qwerties";
  }

  @Override
  public Page tell(long seed) {
    Dataset data = Qwerties.NOTES.generate(seed);
    Fit fit = train(data, seed);
    Network trained = fit.network();
    int wrong = misclassified(trained, data);
    double accuracy = 100.0 * (data.size() - wrong) / data.size();
    double[] losses = fit.history().losses();
    DoubleBinaryOperator probability = (a, b) -> trained.predict(new double[] {a, b})[0];

    return Page.empty()
        .text(
            "Qwerties come in two kinds: {samples} points in the plane, half of them scattered"
                + " around (1, 1) and half around (5, 1), with a standard deviation of 1 in each"
                + " direction.")
        .text(
            "The network is `2-1-1`: two inputs, one hidden unit with a ReLU, and one output with a"
                + " sigmoid, which is the probability of class 1. It is trained on the binary"
                + " cross-entropy for {epochs} epochs with a learning rate of {learning rate}.")
        .text(
            "The loss falls from {first loss} to {final loss}, and {accuracy in percent}% of the"
                + " points are classified correctly, {misclassified} are not. No classifier can"
                + " expect more than {best expected accuracy in percent}%, because the clusters"
                + " overlap.")
        .text(
            "From an unlucky start the hidden unit is off for most of the data, and nothing is"
                + " learned. Of {seeds tried} seeds, {seeds that learn} reach an accuracy above"
                + " {accuracy that counts in percent}%.")
        .number("samples", data.size())
        .number("parameters", trained.size())
        .number("learning rate", LEARNING_RATE)
        .number("epochs", EPOCHS)
        .number("first loss", losses[0])
        .number("final loss", new Bce().value(trained.predict(data.features()), data.targets()))
        .number("misclassified", wrong)
        .number("accuracy in percent", accuracy)
        .number(
            "best expected accuracy in percent",
            100 * (1 - Qwerties.NOTES.bayesError().orElseThrow()))
        .number("seeds tried", SEEDS)
        .number("accuracy that counts in percent", GOOD_ACCURACY)
        .number(
            "seeds that learn",
            (double) LongStream.range(seed, seed + SEEDS).filter(this::learns).count())
        .figure(
            "data",
            "The data: class 0 as blue squares, class 1 as black circles.",
            Figure.of(Plots.classes(data.features(), data.labels()).title("The qwerties")))
        .figure(
            "loss",
            "The loss at each epoch, before its step.",
            Figure.of(Plots.lossCurve(losses).title("Loss per epoch")))
        .figure(
            "regions",
            "The probability of class 1 that the network gives each place, and the points it"
                + " misclassifies.",
            Figure.of(
                Plots.decisionRegions(data.features(), data.labels(), probability)
                    .title("Accuracy: " + Page.format(accuracy) + "%")));
  }

  private static Fit train(Dataset data, long seed) {
    Network network =
        Network.of(2, new Dense(1), Activation.relu(), new Dense(1), Activation.sigmoid())
            .initialize(seed);
    Stepper sgd = new Sgd(LEARNING_RATE).over(network.size());
    return network.fit(data.features(), data.targets(), new Bce(), EPOCHS, sgd::step);
  }

  private static int misclassified(Network network, Dataset data) {
    double[][] probabilities = network.predict(data.features());
    int[] labels = data.labels();
    int wrong = 0;
    for (int i = 0; i < labels.length; i++) {
      int predicted = probabilities[i][0] >= 0.5 ? 1 : 0;
      wrong += predicted == labels[i] ? 0 : 1;
    }
    return wrong;
  }

  private boolean learns(long seed) {
    Dataset data = Qwerties.NOTES.generate(seed);
    int wrong = misclassified(train(data, seed).network(), data);
    return 100.0 * (data.size() - wrong) / data.size() > GOOD_ACCURACY;
  }
}
