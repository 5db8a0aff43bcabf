package org.nabla.examples;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.RegressionLine;
import org.nabla.nn.Activation;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.optim.Sgd;
import org.nabla.optim.Stepper;
import org.nabla.viz.Figure;
import org.nabla.viz.Plots;

/** A network of one hidden unit fits a noisy line. */
public final class AnnForRegression implements Story {

  static final double LEARNING_RATE = 0.05;
  static final int EPOCHS = 500;

  private static final int SEEDS = 100;
  private static final double GOOD_CORRELATION = 0.7;

  /**
   * Tells this story on the command line.
   *
   * @param options {@code --seed N}, {@code --out DIR}
   */
  public static void main(String... options) {
    Main.main(new AnnForRegression(), options);
  }

  @Override
  public String name() {
    return "ann-regression";
  }

  @Override
  public String title() {
    return "An artificial neural network for regression";
  }

  @Override
  public Page tell(long seed) {
    Dataset data = RegressionLine.NOTES.generate(seed);
    double[] x = column(data.features());
    double[] y = column(data.targets());
    Fit fit = train(data, seed);
    double[] predictions = column(fit.network().predict(data.features()));
    double finalLoss = new Mse().value(fit.network().predict(data.features()), data.targets());
    double r = new PearsonsCorrelation().correlation(predictions, y);

    return Page.empty()
        .text(
            "The data are {samples} points around a line: `y = x + noise`, with x standard normal"
                + " and the noise's standard deviation {noise standard deviation}. The network is"
                + " `1-1-1`: one input, one hidden unit with a ReLU, one output, {parameters}"
                + " parameters in all.")
        .text(
            "It is trained by stochastic gradient descent on the mean squared error for {epochs}"
                + " epochs, each on all the data at once, with a learning rate of {learning rate}."
                + " The loss falls from {first loss} to {final loss}, and the predictions correlate"
                + " with the data at r = {correlation}.")
        .text(
            "A single ReLU bends the line once, and from an unlucky start it is off for all of the"
                + " data: then only the mean can be learned. Of {seeds tried} seeds,"
                + " {seeds that learn} reach a correlation above {correlation that counts}.")
        .number("samples", data.size())
        .number("noise standard deviation", RegressionLine.NOTES.noise())
        .number("parameters", fit.network().size())
        .number("learning rate", LEARNING_RATE)
        .number("epochs", EPOCHS)
        .number("first loss", fit.history().losses()[0])
        .number("final loss", finalLoss)
        .number("correlation", r)
        .number("seeds tried", SEEDS)
        .number("correlation that counts", GOOD_CORRELATION)
        .number(
            "seeds that learn",
            (double) LongStream.range(seed, seed + SEEDS).filter(this::learns).count())
        .figure(
            "loss",
            "The loss at each epoch, before its step.",
            Figure.of(
                Plots.lossCurve(fit.history().losses())
                    .title("Final loss: " + Page.format(finalLoss))))
        .figure(
            "predictions",
            "The data, and what the trained network predicts for them.",
            Figure.of(
                Plots.regression(x, y, predictions)
                    .title("Correlation of prediction and data: " + Page.format(r))));
  }

  private static Fit train(Dataset data, long seed) {
    Network network = Network.of(1, new Dense(1), Activation.relu(), new Dense(1)).initialize(seed);
    Stepper sgd = new Sgd(LEARNING_RATE).over(network.size());
    return network.fit(data.features(), data.targets(), new Mse(), EPOCHS, sgd::step);
  }

  private boolean learns(long seed) {
    Dataset data = RegressionLine.NOTES.generate(seed);
    double[] predictions = column(train(data, seed).network().predict(data.features()));
    return new PearsonsCorrelation().correlation(predictions, column(data.targets()))
        > GOOD_CORRELATION;
  }

  private static double[] column(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }
}
