package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToIntFunction;

/** Classes of points in the plane, and what a classifier says of every place around them. */
final class Regions {
  private static final int CELLS = 160;

  private static final List<Color> COLORS =
      List.of(
          Palette.BLUE,
          Palette.BLACK,
          Palette.ORANGE,
          Palette.TEAL,
          Palette.MAGENTA,
          Palette.CYAN,
          Palette.GREY);

  private static final List<Marker> MARKERS =
      List.of(
          Marker.SQUARE,
          Marker.CIRCLE,
          Marker.TRIANGLE,
          Marker.DIAMOND,
          Marker.TRIANGLE_DOWN,
          Marker.STAR,
          Marker.PLUS);

  /** Two soft sides of a border, on which blue and black points stand out. */
  private static final Colormap TWO =
      Colormap.of("regions", new Color(0xB9D9F0), new Color(0xF7F7F7), new Color(0xE3DCCB));

  private final double[][] points;
  private final int[] classes;
  private final double[] x;
  private final double[] y;
  private final Bounds around;

  private Regions(double[][] points, int[] classes) {
    Checks.sameLength("samples", points.length, "class", classes.length);
    if (points.length == 0) {
      throw new IllegalArgumentException("there are no samples: give at least one");
    }
    this.points = points;
    this.classes = classes;
    this.x = Checks.finite("x", column(points, 0));
    this.y = Checks.finite("y", column(points, 1));
    Bounds data = Bounds.around(x, y);
    double mx = margin(data.xHigh() - data.xLow());
    double my = margin(data.yHigh() - data.yLow());
    this.around =
        new Bounds(
            data.xLow() - mx, data.xHigh() + mx, data.yLow() - my, data.yHigh() + my, true, false);
  }

  private static double margin(double span) {
    return span > 0 ? 0.08 * span : 0.5;
  }

  static Axes ofProbability(double[][] points, int[] classes, DoubleBinaryOperator probability) {
    Regions regions = new Regions(points, classes);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] > 1) {
        throw new IllegalArgumentException(
            "sample " + i + " is of class " + classes[i] + ": give 0 or 1");
      }
    }
    Contour border = regions.nodes(probability).levels(0.5).color(new Color(0x555555)).width(1.2);
    Heatmap map = regions.map(probability).colormap(TWO).limits(0, 1);
    return regions.axes(
        List.of(map, border), p -> probability.applyAsDouble(p[0], p[1]) >= 0.5 ? 1 : 0);
  }

  static Axes ofClasses(double[][] points, int[] classes, ToIntFunction<double[]> classOf) {
    Regions regions = new Regions(points, classes);
    Heatmap map =
        regions.map((px, py) -> notNegative(classOf.applyAsInt(new double[] {px, py}), px, py));
    int most = count(classes);
    for (double[] row : map.values()) {
      for (double value : row) {
        most = Math.max(most, (int) value + 1);
      }
    }
    Color[] pale = new Color[Math.max(2, most)];
    for (int k = 0; k < pale.length; k++) {
      pale[k] = pale(COLORS.get(k % COLORS.size()));
    }
    return regions.axes(
        List.of(map.colormap(Colormap.of("classes", pale)).limits(0, pale.length - 1)), classOf);
  }

  private static int notNegative(int k, double x, double y) {
    if (k < 0) {
      throw new IllegalArgumentException(
          "the classifier gives class " + k + " at (" + x + ", " + y + "): give 0 or above");
    }
    return k;
  }

  private static Color pale(Color c) {
    return new Color(
        255 - (255 - c.getRed()) / 4,
        255 - (255 - c.getGreen()) / 4,
        255 - (255 - c.getBlue()) / 4);
  }

  private Heatmap map(DoubleBinaryOperator f) {
    return Heatmap.of(
        f, around.xLow(), around.xHigh(), around.yLow(), around.yHigh(), CELLS, CELLS);
  }

  private Contour nodes(DoubleBinaryOperator f) {
    return Contour.of(f, around.xLow(), around.xHigh(), around.yLow(), around.yHigh(), CELLS + 1);
  }

  private Axes axes(List<Mark> background, ToIntFunction<double[]> classOf) {
    List<double[]> wrong = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (classOf.applyAsInt(points[i].clone()) != classes[i]) {
        wrong.add(points[i]);
      }
    }
    Axes axes =
        Axes.of()
            .add(background)
            .add(scatter(points, classes).marks())
            .xLabel("x\u2081")
            .yLabel("x\u2082")
            .grid(false);
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

  static Axes scatter(double[][] points, int[] classes) {
    Checks.sameLength("samples", points.length, "class", classes.length);
    List<Mark> marks = new ArrayList<>();
    for (int k = 0; k < count(classes); k++) {
      double[][] members = members(points, classes, k);
      if (members.length > 0) {
        marks.add(
            Points.of(column(members, 0), column(members, 1))
                .color(COLORS.get(k % COLORS.size()))
                .marker(MARKERS.get(k % MARKERS.size()))
                .label("class " + k));
      }
    }
    return Axes.of().add(marks).xLabel("x\u2081").yLabel("x\u2082");
  }

  static int count(int... classes) {
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

  static double[] column(double[][] rows, int index) {
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
