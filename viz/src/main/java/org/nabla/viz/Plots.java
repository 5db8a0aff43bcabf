package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * Ready-made panels and figures of learning, from arrays and functions of the JDK. Each returns an
 * ordinary {@link Axes} or {@link Figure}, to which marks, labels and limits can be added.
 */
public final class Plots {
  private static final int CURVE_POINTS = 401;
  private static final double FOUND_SIZE = 9;

  private Plots() {}

  /**
   * A function.
   *
   * @param f the function; where it is infinite or NaN the curve has a gap
   * @param low the left end
   * @param high the right end
   * @return the curve through 401 points
   * @throws IllegalArgumentException if the ends are not finite, equal, or the wrong way round, or
   *     the function is NaN everywhere
   */
  public static Line curve(DoubleUnaryOperator f, double low, double high) {
    Checks.limits("the ends of the curve", low, high);
    double[] x = Sampling.nodes(low, high, CURVE_POINTS);
    return Line.of(x, Sampling.values(f, x));
  }

  /**
   * A function and its derivative on one axis, with red dots on both where something was found.
   *
   * @param f the function
   * @param derivative its derivative
   * @param low the left end
   * @param high the right end
   * @param found the places of the dots, for example minima; may be none; not modified
   * @return the panel
   * @throws IllegalArgumentException if the ends are not finite, equal, or the wrong way round
   */
  public static Axes functionAndDerivative(
      DoubleUnaryOperator f,
      DoubleUnaryOperator derivative,
      double low,
      double high,
      double... found) {
    Axes axes =
        Axes.of(
                curve(f, low, high).color(Palette.BLUE).label("f(x)"),
                curve(derivative, low, high)
                    .color(Palette.ORANGE)
                    .dash(Dash.DASHED)
                    .label("f\u2032(x)"))
            .xLabel("x")
            .legend(LegendPlace.BEST);
    if (found.length == 0) {
      return axes;
    }
    return axes.add(
        Points.of(found, Sampling.values(f, found))
            .color(Palette.RED)
            .size(FOUND_SIZE)
            .label("found"),
        Points.of(found, Sampling.values(derivative, found)).color(Palette.RED).size(FOUND_SIZE));
  }

  /**
   * A walk along a curve: the curve, the visited points, the start as a blue square and the end as
   * a red dot.
   *
   * @param f the function
   * @param low the left end of the curve
   * @param high the right end of the curve
   * @param path the visited x in their order, at least one; not modified
   * @return the panel
   * @throws IllegalArgumentException if the path is empty, or the ends are not finite, equal, or
   *     the wrong way round
   */
  public static Axes trajectory(DoubleUnaryOperator f, double low, double high, double... path) {
    requirePath(path.length);
    double[] y = Sampling.values(f, path);
    int last = path.length - 1;
    return Axes.of(
            curve(f, low, high).color(Palette.BLUE).label("f(x)"),
            Line.of(path, y)
                .color(Palette.GREY)
                .width(1)
                .marker(Marker.CIRCLE)
                .markerSize(5)
                .asOutlines()
                .label("path"),
            start(path[0], y[0]),
            end(path[last], y[last]))
        .xLabel("x")
        .yLabel("f(x)");
  }

  /**
   * A walk on a surface: the function as a heat map with contour lines, the path in red, its start
   * as a blue square and its end as a red dot.
   *
   * @param f the function
   * @param low the lower end along x and y
   * @param high the upper end along x and y
   * @param path the visited points {@code (x, y)} in their order, at least one; not modified
   * @return the panel, with a colour bar
   * @throws IllegalArgumentException if the path is empty or its points do not have two numbers, or
   *     the ends are not finite, equal, or the wrong way round
   */
  public static Axes trajectory(DoubleBinaryOperator f, double low, double high, double[][] path) {
    Contour levels =
        Contour.of(f, low, high, low, high, 121).color(new Color(255, 255, 255, 120)).width(0.8);
    return trajectory(
        Heatmap.of(f, low, high, low, high, 201, 201).colorBar("f(x, y)"), List.of(levels), path);
  }

  /**
   * A walk on a heat map: the path in red, its start as a blue square and its end as a red dot.
   *
   * @param map the heat map, with the limits, colours and bar wanted
   * @param path the visited points {@code (x, y)} in their order, at least one; not modified
   * @return the panel
   * @throws IllegalArgumentException if the path is empty or its points do not have two numbers
   */
  public static Axes trajectory(Heatmap map, double[][] path) {
    return trajectory(map, List.of(), path);
  }

  private static Axes trajectory(Heatmap map, List<Contour> levels, double[][] path) {
    requirePath(path.length);
    double[] x = Regions.column(path, 0);
    double[] y = Regions.column(path, 1);
    int last = path.length - 1;
    return Axes.of(map)
        .add(levels)
        .add(
            Line.of(x, y).color(Color.WHITE).width(3.6),
            Line.of(x, y).color(Palette.RED).width(2).label("path"),
            start(x[0], y[0]),
            end(x[last], y[last]))
        .xLabel("x")
        .yLabel("y")
        .equalAspect(true)
        .grid(false);
  }

  private static Points start(double x, double y) {
    return Points.at(x, y).color(Palette.BLUE).marker(Marker.SQUARE).size(11).label("start");
  }

  private static Points end(double x, double y) {
    return Points.at(x, y).color(Palette.RED).size(11).label("end");
  }

  private static void requirePath(int points) {
    if (points == 0) {
      throw new IllegalArgumentException("the path has no points: give at least the start");
    }
  }

  /**
   * Minimum, derivative and rate at each iteration, in one row of three panels with open circles;
   * more than 40 iterations as a thin line through all with 20 circles along it.
   *
   * @param x the current minimum at each iteration; not modified
   * @param derivative the derivative there, as many; not modified
   * @param rate the learning rate used, as many; not modified
   * @return the figure
   * @throws IllegalArgumentException if the lengths differ or an array is empty
   */
  public static Figure descentProgress(double[] x, double[] derivative, double[] rate) {
    Checks.sameLength("iterations of x", x.length, "derivative", derivative.length);
    Checks.sameLength("iterations of x", x.length, "rate", rate.length);
    return Figure.of(
        perIteration(x, "x"),
        perIteration(derivative, "f\u2032(x)"),
        perIteration(rate, "learning rate"));
  }

  private static Axes perIteration(double[] values, String name) {
    return Axes.of().add(LearningCurves.circles(0, 40, 20, values)).xLabel("iteration").title(name);
  }

  /**
   * The loss after each epoch as open circles; of more than 100 epochs as a thin line through all
   * with 50 circles along it.
   *
   * @param loss the loss after epochs 1, 2 and so on; NaN leaves a gap; not modified
   * @return the panel
   * @throws IllegalArgumentException if a loss is infinite or all are NaN
   */
  public static Axes lossCurve(double... loss) {
    return Axes.of().add(LearningCurves.circles(1, 100, 50, loss)).xLabel("epoch").yLabel("loss");
  }

  /**
   * Data as blue squares and predictions as red dots.
   *
   * @param x the feature of each sample; not modified
   * @param target the true value of each sample; not modified
   * @param prediction the predicted value of each sample; not modified
   * @return the panel
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or all are NaN
   */
  public static Axes regression(double[] x, double[] target, double[] prediction) {
    return Axes.of(
            Points.of(x, target).color(Palette.BLUE).marker(Marker.SQUARE).label("data"),
            Points.of(x, prediction).color(Palette.RED).size(6).label("prediction"))
        .xLabel("x")
        .yLabel("y");
  }

  /**
   * Classes of points in the plane: class 0 as blue squares, class 1 as black circles, others in
   * the palette's further colours, each with a shape of its own.
   *
   * @param points one row {@code (x, y)} for each sample; not modified
   * @param classes the class of each sample, from 0; not modified
   * @return the panel
   * @throws IllegalArgumentException if the lengths differ, a class is negative or a row is not two
   *     numbers
   */
  public static Axes classes(double[][] points, int[] classes) {
    return Regions.scatter(points, classes);
  }

  /**
   * Two classes over the regions that a classifier gives them, the misclassified as red crosses.
   *
   * @param points one row {@code (x, y)} for each sample; not modified
   * @param classes the class of each sample, 0 or 1; not modified
   * @param probability the probability of class 1 at {@code (x, y)}, or the class itself; a sample
   *     counts as class 1 from 0.5 on
   * @return the panel
   * @throws IllegalArgumentException if the lengths differ, a class is not 0 or 1, a row is not two
   *     numbers, or there are no samples
   */
  public static Axes decisionRegions(
      double[][] points, int[] classes, DoubleBinaryOperator probability) {
    return Regions.ofProbability(points, classes, probability);
  }

  /**
   * Any number of classes over the regions that a classifier gives them, the misclassified as red
   * crosses.
   *
   * @param points one row {@code (x, y)} for each sample; not modified
   * @param classes the class of each sample, from 0; not modified
   * @param classOf the class at {@code {x, y}}, from 0
   * @return the panel
   * @throws IllegalArgumentException if the lengths differ, a class is negative (of a sample or of
   *     the classifier), a row is not two numbers, or there are no samples
   */
  public static Axes decisionRegions(
      double[][] points, int[] classes, ToIntFunction<double[]> classOf) {
    return Regions.ofClasses(points, classes, classOf);
  }

  /**
   * The line {@code a x + b y + c = 0} that parts two classes, within a rectangle.
   *
   * @param a the weight of x
   * @param b the weight of y
   * @param c the bias
   * @param xLow the left edge of the rectangle
   * @param xHigh the right edge
   * @param yLow the lower edge
   * @param yHigh the upper edge
   * @return the line
   * @throws IllegalArgumentException if a weight is not finite, both are 0, or the line misses the
   *     rectangle
   */
  public static Line separatingLine(
      double a, double b, double c, double xLow, double xHigh, double yLow, double yHigh) {
    return Border.line(a, b, c, xLow, xHigh, yLow, yHigh);
  }

  /**
   * One line for each name, such as the losses of training and validation.
   *
   * @param curves the values after epochs 1, 2 and so on, by name; drawn in the order of the map;
   *     NaN leaves a gap; not modified
   * @param yName what the values are, such as {@code "loss"}
   * @return the panel
   * @throws IllegalArgumentException if a value is infinite or a curve is NaN everywhere
   */
  public static Axes curves(Map<String, double[]> curves, String yName) {
    List<Mark> marks = new ArrayList<>();
    Dash[] dashes = {Dash.SOLID, Dash.DASHED, Dash.DASH_DOT, Dash.DOTTED};
    curves.forEach(
        (name, values) ->
            marks.add(
                Line.of(Sampling.indices(1, values.length), values)
                    .dash(dashes[marks.size() % dashes.length])
                    .label(name)));
    return Axes.of().add(marks).xLabel("epoch").yLabel(yName);
  }

  /**
   * Many curves over one axis, such as the losses of 40 runs: coloured along viridis, from the
   * first to the last.
   *
   * @param x the places along x, shared by all; not modified
   * @param curves one row for each curve, as long as x; NaN leaves a gap; not modified
   * @param key the number that each curve stands for, such as its learning rate, for the colour
   *     bar; as many as curves; not modified
   * @param keyName the colour bar's label
   * @return the panel
   * @throws IllegalArgumentException if there are no curves, the lengths differ, a value is
   *     infinite or a curve is NaN everywhere
   */
  public static Axes manyCurves(double[] x, double[][] curves, double[] key, String keyName) {
    return LearningCurves.many(x, curves, key, keyName);
  }

  /**
   * The mean of several runs after each epoch, in a band of one standard deviation to both sides.
   *
   * @param runs one row for each run, all of one length; not modified
   * @param name what the values are, such as {@code "loss"}
   * @return the panel
   * @throws IllegalArgumentException if there are no runs, they differ in length, or a value is
   *     infinite or NaN
   */
  public static Axes meanAndDeviation(double[][] runs, String name) {
    return LearningCurves.meanAndDeviation(runs, name);
  }

  /**
   * Learning rates over steps.
   *
   * @param rates the rates at steps 0, 1 and so on, by name; drawn in the order of the map; not
   *     modified
   * @return the panel
   * @throws IllegalArgumentException if a rate is infinite or a curve is NaN everywhere
   */
  public static Axes rates(Map<String, double[]> rates) {
    List<Mark> marks = new ArrayList<>();
    rates.forEach((name, values) -> marks.add(Line.of(values).label(name)));
    return Axes.of().add(marks).xLabel("step").yLabel("learning rate");
  }

  /**
   * The result of an experiment over two axes as a heat map with a colour bar.
   *
   * @param x the settings along x, evenly spaced and ascending, at least two; not modified
   * @param y the settings along y, evenly spaced and ascending, at least two; not modified
   * @param result one row for each y, one column for each x; not modified
   * @param name what the result is, for the colour bar
   * @return the panel
   * @throws IllegalArgumentException if the sizes do not fit, the settings do not ascend, or a
   *     result is infinite
   */
  public static Axes experiment(double[] x, double[] y, double[][] result, String name) {
    double[][] checked = Checks.matrix("the result", result);
    Checks.sameLength("columns of the result", checked[0].length, "x", x.length);
    Checks.sameLength("rows of the result", checked.length, "y", y.length);
    double halfX = halfStep("x", x);
    double halfY = halfStep("y", y);
    Heatmap map =
        Heatmap.of(checked)
            .extent(x[0] - halfX, x[x.length - 1] + halfX, y[0] - halfY, y[y.length - 1] + halfY)
            .colorBar(name);
    return Axes.of(map).grid(false);
  }

  private static double halfStep(String name, double... settings) {
    if (settings.length < 2) {
      throw new IllegalArgumentException(
          "there is " + settings.length + " setting along " + name + ": give at least two");
    }
    Checks.limits("the settings along " + name, settings[0], settings[settings.length - 1]);
    return (settings[settings.length - 1] - settings[0]) / (settings.length - 1) / 2;
  }

  /**
   * How weights or gradients are spread, one panel for each layer.
   *
   * @param byLayer the values of each layer by its name; drawn in the order of the map; not
   *     modified
   * @param name what the values are, such as {@code "weight"}
   * @return the figure
   * @throws IllegalArgumentException if there are no layers, one is empty, or a value is infinite
   */
  public static Figure histograms(Map<String, double[]> byLayer, String name) {
    List<Axes> panels = new ArrayList<>();
    byLayer.forEach(
        (layer, values) ->
            panels.add(
                Axes.of(Histogram.of(values).color(Palette.BLUE))
                    .title(layer)
                    .xLabel(name)
                    .yLabel(panels.size() % 3 == 0 ? "count" : "")));
    return Figure.grid(Math.min(3, Math.max(1, panels.size())), panels);
  }

  /**
   * How often each class was taken for each other: the true class by row, the predicted one by
   * column, the counts in the cells.
   *
   * @param actual the true class of each sample, from 0; not modified
   * @param predicted the predicted class of each sample, from 0; not modified
   * @param names the name of each class
   * @return the panel
   * @throws IllegalArgumentException if the lengths differ, or a class has no name
   */
  public static Axes confusionMatrix(int[] actual, int[] predicted, List<String> names) {
    Checks.sameLength("true classes", actual.length, "predicted class", predicted.length);
    int count = Math.max(Regions.count(actual), Regions.count(predicted));
    if (count > names.size() || names.isEmpty()) {
      throw new IllegalArgumentException(
          "there are " + count + " classes and " + names.size() + " names: give each class a name");
    }
    double[][] counts = new double[names.size()][names.size()];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    double most = Arrays.stream(counts).flatMapToDouble(Arrays::stream).max().orElse(0);
    double[] places = Sampling.indices(0, names.size());
    double[] upwards = places.clone();
    for (int i = 0; i < upwards.length; i++) {
      upwards[i] = names.size() - 1 - i;
    }
    return Axes.of(
            Heatmap.of(counts)
                .colormap(Colormap.BLUES)
                .limits(0, Math.max(1, most))
                .cellText("%.0f"))
        .xTicks(places, names)
        .yTicks(upwards, names)
        .xLabel("predicted class")
        .yLabel("true class")
        .grid(false)
        .equalAspect(true);
  }

  /**
   * The architecture of a dense network: a column of units for each layer, all of them joined.
   *
   * @param units the number of inputs, of units in each hidden layer, and of outputs; of more than
   *     12 only the ends are drawn; not modified
   * @return the panel
   * @throws IllegalArgumentException if there are fewer than two layers or one has no units
   */
  public static Axes network(int... units) {
    if (units.length < 2) {
      throw new IllegalArgumentException(
          "the network has " + units.length + " layer(s): give at least inputs and outputs");
    }
    for (int i = 0; i < units.length; i++) {
      Checks.positive("the number of units of layer " + i, units[i]);
    }
    return new NetworkDiagram(units.clone(), new double[0][][]).axes();
  }

  /**
   * The architecture of a dense network with its weights: blue and unbroken above zero, red and
   * dashed below, wider the larger.
   *
   * @param weights for each layer a matrix of outputs by inputs; not modified
   * @return the panel
   * @throws IllegalArgumentException if there are none, rows differ in length, a weight is
   *     infinite, or a layer does not have as many inputs as the one before has outputs
   */
  public static Axes network(double[][]... weights) {
    return NetworkDiagram.of(weights).axes();
  }

  /**
   * An activation function and its derivative from -5 to 5; {@link Figure#shareLegend} shows the
   * legend of many such panels once.
   *
   * @param name its name, the panel's title
   * @param f the function
   * @param derivative its derivative
   * @return the panel
   */
  public static Axes activation(
      String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
    return functionAndDerivative(f, derivative, -5, 5).title(name);
  }

  /**
   * Grey pictures in rows, such as the digits of a data set.
   *
   * @param images each with rows from the top by columns, 0 for black and 1 for white; not modified
   * @param titles what stands above each, as many as pictures, or none
   * @param columns how many stand side by side
   * @return the figure
   * @throws IllegalArgumentException if there are no pictures, or more or fewer titles than
   *     pictures
   */
  public static Figure images(List<double[][]> images, List<String> titles, int columns) {
    if (!titles.isEmpty()) {
      Checks.sameLength("pictures", images.size(), "title", titles.size());
    }
    List<Axes> panels = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      panels.add(
          Axes.of(Image.grey(images.get(i)))
              .title(titles.isEmpty() ? "" : titles.get(i))
              .equalAspect(true)
              .asBare());
    }
    int rows = (panels.size() + columns - 1) / Math.max(1, columns);
    return Figure.grid(columns, panels).size(600, Math.max(1, rows) * 600 / Math.max(2, columns));
  }
}
