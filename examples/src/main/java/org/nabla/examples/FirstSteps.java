package org.nabla.examples;

import java.nio.file.Path;
import org.nabla.calculus.Expr;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.Qwerties;
import org.nabla.nn.Activation;
import org.nabla.nn.BceWithLogits;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Network;
import org.nabla.optim.Descent;
import org.nabla.optim.Sgd;
import org.nabla.optim.Stepper;
import org.nabla.viz.Figure;
import org.nabla.viz.Plots;

/** The README's program: a derivative, a descent, a network and a picture. */
public final class FirstSteps {

  private FirstSteps() {}

  /**
   * Prints what the README says it prints.
   *
   * @param args the picture's file; {@code loss.png} without it
   */
  public static void main(String... args) {
    Path file = Path.of(args.length == 0 ? "loss.png" : args[0]);
    // README
    Expr f = Expr.parse("3*x^2 - 3*x + 4");
    Expr df = f.diff();
    var walk = Descent.minimize(f.compile().asUnaryOperator(), df.compile().asUnaryOperator());
    double x = walk.with(new Sgd(0.1)).steps(100).from(-2).x();
    System.out.printf("f'(x) = %s, and f is smallest at x = %.4f%n", df, x);

    Dataset data = Qwerties.NOTES.generate(7);
    Network net = Network.of(2, new Dense(16), Activation.relu(), new Dense(1)).initialize(7);
    Stepper sgd = new Sgd(0.05).over(net.size());
    Fit fit = net.fit(data.features(), data.targets(), new BceWithLogits(), 500, sgd::step);
    double[] loss = fit.history().losses();
    System.out.printf("the loss fell from %.3f to %.3f%n", loss[0], loss[loss.length - 1]);
    Figure.of(Plots.lossCurve(loss)).save(file);
    // README
  }
}
