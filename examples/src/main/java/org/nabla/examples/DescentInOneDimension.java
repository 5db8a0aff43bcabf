package org.nabla.examples;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.nabla.calculus.Expr;
import org.nabla.optim.Descent;
import org.nabla.optim.DescentResult;
import org.nabla.optim.Sgd;
import org.nabla.optim.Trajectory;
import org.nabla.viz.Axes;
import org.nabla.viz.Figure;
import org.nabla.viz.Marker;
import org.nabla.viz.Palette;
import org.nabla.viz.Plots;
import org.nabla.viz.Points;

/**
 * Gradient descent in one dimension: a parabola, its derivative, and a walk down to its minimum.
 */
public final class DescentInOneDimension implements Story {

  static final double LEARNING_RATE = 0.01;
  static final int STEPS = 100;

  private static final double LOW = -2;
  private static final double HIGH = 2;
  private static final int GRID = 2001;

  /**
   * Tells this story on the command line.
   *
   * @param options {@code --seed N}, {@code --out DIR}
   */
  public static void main(String... options) {
    Main.main(new DescentInOneDimension(), options);
  }

  @Override
  public String name() {
    return "descent-1d";
  }

  @Override
  public String title() {
    return "Gradient descent in one dimension";
  }

  @Override
  public Page tell(long seed) {
    Expr function = Expr.parse("3*x^2 - 3*x + 4");
    Expr derivative = function.diff();
    DoubleUnaryOperator f = function.compile().asUnaryOperator();
    DoubleUnaryOperator df = derivative.compile().asUnaryOperator();

    int place = new SplittableRandom(seed).nextInt(GRID);
    double start = LOW + (HIGH - LOW) * place / (GRID - 1);
    DescentResult end =
        Descent.minimize(f, df).with(new Sgd(LEARNING_RATE)).steps(STEPS).from(start);
    Trajectory path = end.trajectory();

    return Page.empty()
        .text(
            "The function is `f(x) = "
                + function
                + "`, and its derivative, found symbolically, is `f'(x) = "
                + derivative
                + "`. Where the derivative is zero, at x = {exact minimum}, the function is"
                + " smallest; gradient descent finds that place by walking against the"
                + " derivative.")
        .text(
            "It starts at a random x between -2 and 2, here {start}, and repeats {steps} times:"
                + " `x = x - learningRate * f'(x)` with a learning rate of {learning rate}. It ends"
                + " at x = {final x}, where the derivative is {final derivative}.")
        .number("start", start)
        .number("learning rate", LEARNING_RATE)
        .number("steps", STEPS)
        .number("exact minimum", 0.5)
        .number("final x", end.x())
        .number("final value", end.value())
        .number("final derivative", df.applyAsDouble(end.x()))
        .figure(
            "function",
            "The function and its derivative. The walk starts at the blue squares and ends at the"
                + " red dots.",
            Figure.of(overview(f, df, start, end.x())))
        .figure(
            "iterations",
            "Each step is smaller than the one before, because the derivative shrinks on the way"
                + " down; the learning rate stays the same.",
            Plots.descentProgress(path.x(), path.gradient(), path.rate()));
  }

  private static Axes overview(
      DoubleUnaryOperator f, DoubleUnaryOperator df, double start, double end) {
    double[] x = {start, start};
    double[] y = {f.applyAsDouble(start), df.applyAsDouble(start)};
    Points starts = Points.of(x, y).marker(Marker.SQUARE).color(Palette.BLUE).label("start");
    return Plots.functionAndDerivative(f, df, LOW, HIGH, end)
        .add(starts)
        .title("Empirical local minimum: " + Page.format(end));
  }
}
