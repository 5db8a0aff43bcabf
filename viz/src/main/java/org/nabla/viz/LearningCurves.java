package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Curves over epochs and iterations. */
final class LearningCurves {
  private static final double CIRCLE = 6.5;

  private LearningCurves() {}

  /**
   * Open circles, one for each value; more than fit beside one another become a thin line through
   * all values with circles at some of them, the first and the last among these.
   *
   * @param first the place of the first value along x
   * @param most how many circles fit beside one another
   * @param along how many stand along a line
   */
  static List<Mark> circles(int first, int most, int along, double... values) {
    double[] x = Sampling.indices(first, values.length);
    if (values.length <= most) {
      return List.of(Points.of(x, values).color(Palette.BLUE).asOutlines().size(CIRCLE));
    }
    Line all = Line.of(x, values).color(Palette.BLUE).width(1);
    int[] finite = finite(values);
    int count = Math.min(along, finite.length);
    double[] px = new double[count];
    double[] py = new double[count];
    for (int i = 0; i < count; i++) {
      int place = finite[(int) Math.round(i * (finite.length - 1.0) / Math.max(1, count - 1))];
      px[i] = x[place];
      py[i] = values[place];
    }
    return List.of(all, Points.of(px, py).color(Palette.BLUE).asOutlines().size(CIRCLE));
  }

  private static int[] finite(double... values) {
    return IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
  }

  /** Many lines coloured by a number each, with a colour bar. */
  static Axes many(double[] x, double[][] curves, double[] key, String keyName) {
    Checks.sameLength("curves", curves.length, "key", key.length);
    if (curves.length == 0 || x.length == 0) {
      throw new IllegalArgumentException(
          "there are no curves: give at least one, of at least one point");
    }
    ColorScale scale = ColorScale.DEFAULT.bar(keyName).fitted(Checks.finite("key", key));
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < curves.length; i++) {
      marks.add(Line.of(x, curves[i]).color(new Color(scale.argb(key[i]))).width(1.1));
    }
    // Only points and areas show a colour bar: an invisible one stands for all lines.
    double[] none = {Double.NaN, x[0]};
    marks.add(
        Points.of(none, new double[] {0, first(curves[0])})
            .values(new double[] {scale.low(), scale.low()}, scale)
            .size(0.1));
    return Axes.of().add(marks);
  }

  private static double first(double... values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Double.NaN;
  }

  /** The mean of runs in a band of one standard deviation to both sides. */
  static Axes meanAndDeviation(double[][] runs, String name) {
    double[][] checked = Checks.matrix("the runs", runs);
    int epochs = checked[0].length;
    double[] mean = new double[epochs];
    double[] low = new double[epochs];
    double[] high = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      double sum = 0;
      double squares = 0;
      for (double[] run : checked) {
        sum += Checks.finite("a value of epoch " + e, run[e]);
      }
      mean[e] = sum / checked.length;
      for (double[] run : checked) {
        squares += (run[e] - mean[e]) * (run[e] - mean[e]);
      }
      double deviation = Math.sqrt(squares / Math.max(1, checked.length - 1));
      low[e] = mean[e] - deviation;
      high[e] = mean[e] + deviation;
    }
    double[] x = Sampling.indices(1, epochs);
    return Axes.of(
            Band.of(x, low, high).color(Palette.BLUE).label("± 1 standard deviation"),
            Line.of(x, mean).color(Palette.BLUE).label("mean of " + checked.length + " runs"))
        .xLabel("epoch")
        .yLabel(name);
  }
}
