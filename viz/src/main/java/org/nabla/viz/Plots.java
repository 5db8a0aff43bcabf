package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Ready-made panels and figures of learning, from arrays and functions of the JDK. Each returns an
 * ordinary {@link Axes} or {@link Figure}, to which marks, labels and limits can be added.
 */
public final class Plots {
  private static final int CURVE_POINTS = 401;
  private static final int REGION_CELLS = 160;
  private static final double TICK_POINT = 9;

  /** Two soft sides of a border, on which dark and coloured points stand out. */
  private static final Colormap REGIONS =
      Colormap.of("regions", new Color(0xB9D9F0), new Color(0xF7F7F7), new Color(0xE3DCCB));

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
            .size(TICK_POINT)
            .label("found"),
        Points.of(found, Sampling.values(derivative, found)).color(Palette.RED).size(TICK_POINT));
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
   * A walk on a surface: the function as a heat map, the path in red, its start as a blue square
   * and its end as a red dot.
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
    return trajectory(Heatmap.of(f, low, high, low, high, 201, 201).colorBar("f(x, y)"), path);
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
    requirePath(path.length);
    double[] x = column(path, 0);
    double[] y = column(path, 1);
    int last = path.length - 1;
    return Axes.of(
            map,
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
   * Minimum, derivative and rate at each iteration, in one row of three panels with open circles.
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
    return Axes.of(circles(0, values).color(Palette.BLUE)).xLabel("iteration").title(name);
  }

  /**
   * The loss after each epoch as open circles.
   *
   * @param loss the loss after epochs 1, 2 and so on; NaN leaves a gap; not modified
   * @return the panel
   * @throws IllegalArgumentException if a loss is infinite or all are NaN
   */
  public static Axes lossCurve(double... loss) {
    return Axes.of(circles(1, loss).color(Palette.BLUE)).xLabel("epoch").yLabel("loss");
  }

  private static Points circles(int first, double... values) {
    return Points.of(Sampling.indices(first, values.length), values).asOutlines().size(6.5);
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
    Checks.sameLength("samples", points.length, "class", classes.length);
    List<Mark> marks = new ArrayList<>();
    for (int k = 0; k < classCount(classes); k++) {
      double[][] members = members(points, classes, k);
      if (members.length > 0) {
        marks.add(
            Points.of(column(members, 0), column(members, 1))
                .color(CLASS_COLORS.get(k % CLASS_COLORS.size()))
                .marker(CLASS_MARKERS.get(k % CLASS_MARKERS.size()))
                .label("class " + k));
      }
    }
    return Axes.of(marks.toArray(new Mark[0])).xLabel("x\u2081").yLabel("x\u2082");
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
    Checks.sameLength("samples", points.length, "class", classes.length);
    double[] x = column(points, 0);
    double[] y = column(points, 1);
    Bounds data = Bounds.around(Checks.data("x", x), Checks.data("y", y));
    double mx = 0.08 * Math.max(data.xHigh() - data.xLow(), 1e-9);
    double my = 0.08 * Math.max(data.yHigh() - data.yLow(), 1e-9);
    Heatmap regions =
        Heatmap.of(
                probability,
                data.xLow() - mx,
                data.xHigh() + mx,
                data.yLow() - my,
                data.yHigh() + my,
                REGION_CELLS,
                REGION_CELLS)
            .colormap(REGIONS)
            .limits(0, 1);
    List<double[]> wrong = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (classes[i] > 1) {
        throw new IllegalArgumentException(
            "sample " + i + " is of class " + classes[i] + ": give 0 or 1");
      }
      int predicted = probability.applyAsDouble(x[i], y[i]) >= 0.5 ? 1 : 0;
      if (predicted != classes[i]) {
        wrong.add(points[i]);
      }
    }
    Axes scatter = classes(points, classes);
    Axes axes =
        Axes.of(regions).add(scatter.marks()).xLabel("x\u2081").yLabel("x\u2082").grid(false);
    return wrong.isEmpty() ? axes : axes.add(misclassified(wrong));
  }

  private static Points misclassified(List<double[]> wrong) {
    double[][] rows = wrong.toArray(new double[0][]);
    return Points.of(column(rows, 0), column(rows, 1))
        .color(Palette.RED)
        .marker(Marker.CROSS)
        .size(10)
        .label("misclassified");
  }

  private static final List<Color> CLASS_COLORS =
      List.of(
          Palette.BLUE,
          Palette.BLACK,
          Palette.ORANGE,
          Palette.TEAL,
          Palette.MAGENTA,
          Palette.CYAN,
          Palette.GREY);

  private static final List<Marker> CLASS_MARKERS =
      List.of(
          Marker.SQUARE,
          Marker.CIRCLE,
          Marker.TRIANGLE,
          Marker.DIAMOND,
          Marker.TRIANGLE_DOWN,
          Marker.STAR,
          Marker.PLUS);

  private static int classCount(int... classes) {
    int most = -1;
    for (int k : classes) {
      if (k < 0) {
        throw new IllegalArgumentException("a sample is of class " + k + ": give 0 or above");
      }
      most = Math.max(most, k);
    }
    return most + 1;
  }

  private static double[][] members(double[][] points, int[] classes, int k) {
    List<double[]> members = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (classes[i] == k) {
        members.add(points[i]);
      }
    }
    return members.toArray(new double[0][]);
  }

  private static double[] column(double[][] rows, int index) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != 2) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " numbers: give x and y");
      }
      column[i] = rows[i][index];
    }
    return column;
  }
}
