package org.nabla.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of a straight line within a rectangle. */
final class Border {
  private Border() {}

  static Line line(
      double a, double b, double c, double xLow, double xHigh, double yLow, double yHigh) {
    Checks.limits("the limits along x", xLow, xHigh);
    Checks.limits("the limits along y", yLow, yHigh);
    Checks.finite("a", a);
    Checks.finite("b", b);
    Checks.finite("c", c);
    List<double[]> ends = new ArrayList<>();
    for (double x : new double[] {xLow, xHigh}) {
      addWithin(ends, x, -(a * x + c) / b, xLow, xHigh, yLow, yHigh);
    }
    for (double y : new double[] {yLow, yHigh}) {
      addWithin(ends, -(b * y + c) / a, y, xLow, xHigh, yLow, yHigh);
    }
    if (ends.size() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the line %s x + %s y + %s = 0 misses the rectangle from (%s, %s) to (%s, %s): give"
                  + " other limits",
              a,
              b,
              c,
              xLow,
              yLow,
              xHigh,
              yHigh));
    }
    double[] from = ends.get(0);
    double[] to = ends.get(ends.size() - 1);
    return Line.of(new double[] {from[0], to[0]}, new double[] {from[1], to[1]})
        .color(Palette.BLACK)
        .label("border");
  }

  private static void addWithin(
      List<double[]> ends,
      double x,
      double y,
      double xLow,
      double xHigh,
      double yLow,
      double yHigh) {
    if (x >= xLow && x <= xHigh && y >= yLow && y <= yHigh) {
      ends.add(new double[] {x, y});
    }
  }
}
