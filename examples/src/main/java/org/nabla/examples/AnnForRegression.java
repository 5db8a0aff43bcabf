package org.nabla.examples;

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
    double[][] x = data.features();
    double[][] y = data.targets();

    Network network =
        Network.of(1, new Dense(1), Activation.relu(), new Dense(1)).initialize(seed);
    Stepper sgd = new Sgd(LEARNING_RATE).over(network.size());
    Fit fit = network.fit(x, y, new Mse(), EPOCHS, sgd::step);

    double[][] predictions = fit.network().predict(x);
    double finalLoss = new Mse().value(predictions, y);
    double r = new PearsonsCorrelation().correlation(column(predictions), column(y));

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
            "A single ReLU bends the line once, and for some seeds it is switched off for all of"
                + " the data from the start: then the network can only predict the mean. Other"
                + " seeds show it.")
        .number("samples", data.size())
        .number("noise standard deviation", RegressionLine.NOTES.noise())
        .number("parameters", network.size())
        .number("learning rate", LEARNING_RATE)
        .number("epochs", EPOCHS)
        .number("first loss", fit.history().losses()[0])
        .number("final loss", finalLoss)
        .number("correlation", r)
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
                Plots.regression(column(x), column(y), column(predictions))
                    .title("Correlation of prediction and data: " + Page.format(r))));
  }

  private static double[] column(double[][] rows) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][0];
    }
    return column;
  }
}
