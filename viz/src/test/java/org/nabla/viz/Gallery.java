package org.nabla.viz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/** The pictures of the lecture notes and one of every mark, with fixed data. */
final class Gallery {
  private Gallery() {}

  static double peaksAt(double x, double y) {
    return 3 * (1 - x) * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1))
        - 10 * (x / 5 - x * x * x - Math.pow(y, 5)) * Math.exp(-x * x - y * y)
        - Math.exp(-(x + 1) * (x + 1) - y * y) / 3;
  }

  static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("function-and-derivative", functionAndDerivative());
    figures.put("trajectory-on-curve", trajectoryOnCurve());
    figures.put("descent-progress", descentProgress());
    figures.put("peaks", peaks());
    figures.put("loss", loss());
    figures.put("regression", regression());
    figures.put("regions", regions());
    figures.put("lines", lines());
    return figures;
  }

  static double waves(double x) {
    return Math.cos(2 * Math.PI * x) + x * x;
  }

  static double wavesSlope(double x) {
    return -2 * Math.PI * Math.sin(2 * Math.PI * x) + 2 * x;
  }

  static Figure functionAndDerivative() {
    return Figure.of(
        Plots.functionAndDerivative(Gallery::waves, Gallery::wavesSlope, -2.5, 2.5, 0.4755, -1.4277)
            .title("cos(2\u03C0x) + x\u00B2 and its derivative"));
  }

  static Figure trajectoryOnCurve() {
    double[] path = descent(-2.1, 0.02, 40);
    return Figure.of(Plots.trajectory(Gallery::waves, -2.5, 2.5, path));
  }

  private static double[] descent(double start, double rate, int steps) {
    double[] path = new double[steps + 1];
    path[0] = start;
    for (int i = 0; i < steps; i++) {
      path[i + 1] = path[i] - rate * wavesSlope(path[i]);
    }
    return path;
  }

  static Figure descentProgress() {
    int n = 40;
    double[] x = new double[n];
    double[] d = new double[n];
    double[] rate = new double[n];
    double at = 5;
    for (int i = 0; i < n; i++) {
      x[i] = at;
      d[i] = 2 * at;
      rate[i] = 0.1 / (1 + 0.02 * i);
      at -= rate[i] * d[i];
    }
    return Plots.descentProgress(x, d, rate).title("Gradient descent on x\u00B2");
  }

  static double[][] peaksPath() {
    double[][] path = new double[120][];
    double[] p = {-0.1, 1.3};
    double h = 1e-6;
    for (int i = 0; i < path.length; i++) {
      path[i] = p.clone();
      double gx = (peaksAt(p[0] + h, p[1]) - peaksAt(p[0] - h, p[1])) / 2 / h;
      double gy = (peaksAt(p[0], p[1] + h) - peaksAt(p[0], p[1] - h)) / 2 / h;
      p[0] -= 0.01 * gx;
      p[1] -= 0.01 * gy;
    }
    return path;
  }

  static Figure peaks() {
    Heatmap map =
        Heatmap.of(Gallery::peaksAt, -3, 3, -3, 3, 201, 201).limits(-5, 5).colorBar("peaks(x, y)");
    return Figure.of(Plots.trajectory(map, peaksPath())).size(600, 480);
  }

  static Figure loss() {
    Random random = new Random(7);
    double[] loss = new double[100];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = 0.08 + Math.exp(-i / 15.0) * (1 + 0.1 * random.nextGaussian());
    }
    return Figure.of(
        Plots.lossCurve(loss).title("Loss"),
        Plots.lossCurve(loss).yLog().title("Loss, logarithmic"));
  }

  static Figure regression() {
    Random random = new Random(1);
    double[] x = new double[50];
    double[] y = new double[50];
    double[] p = new double[50];
    for (int i = 0; i < 50; i++) {
      x[i] = 4 * random.nextDouble() - 2;
      y[i] = 0.7 * x[i] + 0.3 + 0.3 * random.nextGaussian();
      p[i] = 0.68 * x[i] + 0.32;
    }
    return Figure.of(Plots.regression(x, y, p).title("Data and predictions"));
  }

  static Figure regions() {
    Random random = new Random(3);
    double[][] points = new double[200][];
    int[] classes = new int[200];
    for (int i = 0; i < 200; i++) {
      classes[i] = i % 2;
      double shift = classes[i] == 0 ? -1 : 1;
      points[i] = new double[] {shift + random.nextGaussian(), 0.5 * shift + random.nextGaussian()};
    }
    DoubleBinaryOperator p = (x, y) -> 1 / (1 + Math.exp(-3 * (x + 0.5 * y)));
    return Figure.of(Plots.decisionRegions(points, classes, p).title("Two classes"));
  }

  static Figure lines() {
    double[] x = Sampling.nodes(0, 6, 61);
    double[] gap = Sampling.values(Math::sin, x);
    gap[30] = Double.NaN;
    return Figure.of(
        Axes.of(
                Line.of(x, gap).label("with a gap"),
                Line.of(x, Sampling.values(v -> Math.cos(v) / 2, x), "r--").label("dashed"),
                Line.of(x, Sampling.values(v -> Math.exp(-v), x), "g:").label("dotted"),
                Line.of(
                        Sampling.nodes(0, 6, 13),
                        Sampling.values(v -> 0.1 * v - 1, Sampling.nodes(0, 6, 13)),
                        "mo-.")
                    .label("dashes and dots"))
            .xLabel("x")
            .yLabel("y"));
  }
}
