package org.nabla.viz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
    figures.put("trajectory-on-surface", trajectoryOnSurface());
    figures.put("loss", loss());
    figures.put("long-loss", longLoss());
    figures.put("regression", regression());
    figures.put("regions", regions());
    figures.put("lines", lines());
    figures.put("peaks-contours", peaksContours());
    figures.put("experiment", experiment());
    figures.put("learning-rates", learningRates());
    figures.put("mean-and-band", meanAndBand());
    figures.put("rates", rates());
    figures.put("three-classes", threeClasses());
    figures.put("bars", bars());
    figures.put("long-words", longWords());
    figures.put("histograms", histograms());
    figures.put("confusion", confusion());
    figures.put("network", network());
    figures.put("activations", activations());
    figures.put("images", images());
    figures.put("surface", surface());
    figures.put("annotations", annotations());
    figures.put("scatter", scatter());
    figures.put("dark", dark());
    figures.put("shared-axes", sharedAxes());
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

  static Figure trajectoryOnSurface() {
    return Figure.of(Plots.trajectory(Gallery::peaksAt, -3, 3, peaksPath())).size(600, 480);
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

  static Figure longLoss() {
    Random random = new Random(17);
    double[] loss = new double[1000];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = 0.08 + Math.exp(-i / 150.0) * (1 + 0.03 * random.nextGaussian());
    }
    return Figure.of(
        Plots.lossCurve(loss).title("1000 epochs"),
        Plots.lossCurve(loss).yLog().title("The same, logarithmic"));
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

  static Figure peaksContours() {
    Axes own =
        Axes.of(
                Heatmap.of(Gallery::peaksAt, -3, 3, -3, 3, 60, 60).colormap(Colormap.COOLWARM),
                Contour.of(Gallery::peaksAt, -3, 3, -3, 3, 121)
                    .levels(-4, -2, 0, 2, 4)
                    .color(Palette.BLACK)
                    .label("levels"))
            .equalAspect(true)
            .grid(false);
    Axes lines =
        Axes.of(
                Contour.of(Gallery::peaksAt, -3, 3, -3, 3, 121)
                    .scale(ColorScale.DEFAULT.bar("peaks(x, y)")))
            .equalAspect(true);
    return Figure.of(own.title("Given levels"), lines.title("Automatic levels"))
        .title("Contours of peaks");
  }

  /** What 50 starts find after 40 rates, as a heat map and as 40 lines. */
  static Figure experiment() {
    double[] rates = Sampling.nodes(0.005, 0.2, 40);
    double[] starts = Sampling.nodes(-2.5, 2.5, 50);
    double[][] result = new double[50][40];
    double[][] byRate = new double[40][50];
    for (int r = 0; r < 50; r++) {
      for (int c = 0; c < 40; c++) {
        double x = starts[r];
        result[r][c] = -1.3 + 0.12 * Math.sin(3 * x) + 0.02 * Math.cos(80 * rates[c]) - x * x / 40;
        byRate[c][r] = result[r][c];
      }
    }
    Heatmap map =
        Heatmap.of(result)
            .extent(0.0025, 0.2025, -2.55, 2.55)
            .limits(-1.45, -1.2)
            .colorBar("minimum found");
    return Figure.of(
        Axes.of(map)
            .xLabel("learning rate")
            .yLabel("start")
            .grid(false)
            .title("50 starts, 40 rates"),
        Plots.manyCurves(starts, byRate, rates, "learning rate")
            .xLabel("start")
            .yLabel("minimum found")
            .title("The same as lines"));
  }

  static Figure learningRates() {
    double[] rates = new double[40];
    double[] accuracy = new double[40];
    double[][] losses = new double[40][100];
    for (int i = 0; i < 40; i++) {
      rates[i] = Math.pow(10, -4 + 4.0 * i / 39);
      accuracy[i] = 0.5 + 0.48 / (1 + Math.exp(-(i - 12) / 2.0)) - (i > 34 ? 0.06 * (i - 34) : 0);
      for (int e = 0; e < 100; e++) {
        losses[i][e] = 0.69 * Math.exp(-rates[i] * e) + 0.02;
      }
    }
    double[] epochs = Sampling.indices(1, 100);
    double[] keys = new double[40];
    for (int i = 0; i < 40; i++) {
      keys[i] = Math.log10(rates[i]);
    }
    return Figure.of(
        Axes.of(Points.of(rates, accuracy).asOutlines())
            .xLog()
            .xLabel("learning rate")
            .yLabel("accuracy")
            .title("Accuracy"),
        Plots.manyCurves(epochs, losses, keys, "log\u2081\u2080 learning rate")
            .xLabel("epoch")
            .yLabel("loss")
            .title("Loss"));
  }

  static Figure meanAndBand() {
    Random random = new Random(5);
    double[][] runs = new double[8][60];
    for (double[] run : runs) {
      double level = 0.1 + 0.05 * random.nextDouble();
      for (int e = 0; e < run.length; e++) {
        run[e] = level + Math.exp(-e / 12.0) * (1 + 0.15 * random.nextGaussian());
      }
    }
    return Figure.of(
        Plots.meanAndDeviation(runs, "loss").title("Eight runs"),
        Plots.curves(new TreeMap<>(Map.of("training", runs[0], "validation", runs[1])), "loss")
            .title("One run"));
  }

  static Figure rates() {
    double[] steps = Sampling.indices(0, 100);
    Map<String, double[]> rates = new LinkedHashMap<>();
    rates.put("constant", Sampling.values(s -> 0.1, steps));
    rates.put("step", Sampling.values(s -> 0.1 * Math.pow(0.5, Math.floor(s / 25)), steps));
    rates.put("cosine", Sampling.values(s -> 0.05 * (1 + Math.cos(Math.PI * s / 99)), steps));
    return Figure.of(Plots.rates(rates).title("Schedules"));
  }

  static Figure threeClasses() {
    Random random = new Random(11);
    double[][] points = new double[150][];
    int[] classes = new int[150];
    for (int i = 0; i < 150; i++) {
      classes[i] = i % 3;
      double angle = 2 * Math.PI * classes[i] / 3;
      points[i] =
          new double[] {
            2 * Math.cos(angle) + random.nextGaussian(), 2 * Math.sin(angle) + random.nextGaussian()
          };
    }
    Axes regions =
        Plots.decisionRegions(
            points,
            classes,
            p -> (int) Math.floorMod(Math.round(Math.atan2(p[1], p[0]) * 3 / 2 / Math.PI), 3L));
    Axes two =
        Plots.classes(points, classes)
            .add(Plots.separatingLine(1, -1, 0.2, -4, 4, -4, 4))
            .xLimits(-4, 4)
            .yLimits(-4, 4);
    return Figure.of(regions.title("Regions"), two.title("A line"));
  }

  static Figure bars() {
    double[] at = {0, 1, 2, 3};
    return Figure.of(
        Axes.of(
                Bars.of(3, -1, 4, 1.5).width(0.7).label("upright"),
                ErrorBars.of(at, new double[] {3, -1, 4, 1.5}, new double[] {0.4, 0.3, 0.6, 0.2})
                    .color(Palette.BLACK)
                    .label("\u00B1 1 sd"))
            .xTicks(at, List.of("SGD", "Momentum", "Adam", "RMSProp"))
            .title("Upright"),
        Axes.of(Bars.of(3, 2, 4, 1.5).asLying().color(Palette.TEAL))
            .yTicks(at, List.of("a", "bb", "ccc", "dddd"))
            .title("Lying"));
  }

  static Figure longWords() {
    List<String> words =
        List.of("ankle boot", "handbag", "sneaker", "T-shirt", "trousers", "pullover", "sandal");
    double[] at = Sampling.indices(0, words.size());
    return Figure.of(
        Axes.of(Bars.of(at, new double[] {7, 5, 6, 3, 4, 2, 1}))
            .xTicks(at, words)
            .yLabel("errors")
            .title("Long words"),
        Axes.of(Line.of(new double[] {1000.001, 1000.004}, new double[] {0, 1}))
            .xLabel("x")
            .title("Long numbers"));
  }

  static Figure histograms() {
    Random random = new Random(2);
    Map<String, double[]> layers = new LinkedHashMap<>();
    for (int l = 1; l <= 3; l++) {
      double[] weights = new double[400 * l];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextGaussian() / l;
      }
      layers.put("layer " + l, weights);
    }
    return Plots.histograms(layers, "weight").title("Weights");
  }

  static Figure confusion() {
    Random random = new Random(4);
    int[] actual = new int[500];
    int[] predicted = new int[500];
    for (int i = 0; i < 500; i++) {
      actual[i] = random.nextInt(10);
      predicted[i] = random.nextDouble() < 0.85 ? actual[i] : random.nextInt(10);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      names.add(Integer.toString(i));
    }
    return Figure.of(Plots.confusionMatrix(actual, predicted, names).title("Digits"))
        .size(560, 520);
  }

  static Figure network() {
    Random random = new Random(9);
    double[][] first = new double[5][3];
    double[][] second = new double[2][5];
    for (double[][] weights : new double[][][] {first, second}) {
      for (double[] row : weights) {
        for (int i = 0; i < row.length; i++) {
          row[i] = random.nextGaussian();
        }
      }
    }
    return Figure.of(
        Plots.network(first, second).title("Weights"), Plots.network(30, 16, 1).title("Units"));
  }

  static Figure activations() {
    return Figure.grid(
            3,
            Plots.activation("tanh", Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)),
            Plots.activation("ReLU", x -> Math.max(0, x), x -> x > 0 ? 1 : 0),
            Plots.activation(
                "sigmoid",
                x -> 1 / (1 + Math.exp(-x)),
                x -> Math.exp(-x) / (1 + Math.exp(-x)) / (1 + Math.exp(-x))),
            Plots.activation("softplus", x -> Math.log1p(Math.exp(x)), x -> 1 / (1 + Math.exp(-x))),
            Plots.activation("sine", Math::sin, Math::cos),
            Plots.activation("identity", x -> x, x -> 1))
        .shareLegend();
  }

  static Figure images() {
    double[][] x = new double[28][28];
    double[][] y = new double[28][28];
    double[][] ring = new double[28][28];
    for (int r = 0; r < 28; r++) {
      for (int c = 0; c < 28; c++) {
        x[r][c] = c / 27.0;
        y[r][c] = r / 27.0;
        double d = Math.hypot(r - 13.5, c - 13.5);
        ring[r][c] = Math.exp(-(d - 9) * (d - 9) / 6);
      }
    }
    Figure grey = Plots.images(List.of(ring, x, y, ring), List.of("0", "x", "y", "0"), 4);
    Axes colour = Axes.of(Image.rgb(x, y, ring)).equalAspect(true).asBare().title("colour");
    List<Axes> panels = new ArrayList<>(grey.panels());
    panels.add(colour);
    return Figure.grid(5, panels).size(700, 210).title("Images");
  }

  static Figure surface() {
    return Figure.of(
            Axes.of(
                    Surface.of(Gallery::peaksAt, -3, 3, -3, 3, 101)
                        .scale(ColorScale.DEFAULT.bar("peaks")))
                .xLabel("x")
                .yLabel("y"))
        .title("Peaks in space")
        .size(600, 460);
  }

  static Figure annotations() {
    return Figure.of(
        Axes.of(
                Plots.curve(x -> x * x * x - 3 * x, -2.3, 2.3).label("x\u00B3 \u2212 3x"),
                Arrow.of(0.2, 3, -0.9, 2.15),
                Text.of(0.25, 3.05, "local maximum").align(Text.Align.LEFT),
                Arrow.of(0, -3.3, 0.93, -2.15).color(Palette.RED).width(2),
                Text.of(-0.05, -3.4, "local\nminimum").align(Text.Align.RIGHT).color(Palette.RED))
            .legend(LegendPlace.RIGHT)
            .xLabel("x")
            .title("Words and arrows"));
  }

  static Figure scatter() {
    Random random = new Random(8);
    int n = 60;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] z = new double[n];
    double[] sizes = new double[n];
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble();
      y[i] = random.nextDouble();
      z[i] = x[i] * y[i];
      sizes[i] = 4 + 14 * random.nextDouble();
      classes[i] = i % 4;
    }
    return Figure.of(
        Axes.of(
                Points.of(x, y)
                    .sizes(sizes)
                    .markersByClass(classes)
                    .values(z, ColorScale.DEFAULT.colormap(Colormap.PLASMA).bar("x y")))
            .xLabel("x")
            .yLabel("y"));
  }

  static Figure dark() {
    return Figure.of(lines().panels().get(0).title("Dark"), loss().panels().get(1))
        .theme(Theme.DARK);
  }

  static Figure sharedAxes() {
    double[] t = Sampling.nodes(1, 100, 50);
    return Figure.grid(
            2,
            Axes.of(Line.of(t, Sampling.values(Math::log, t)).label("log")).yLabel("value"),
            Axes.of(Line.of(t, Sampling.values(Math::sqrt, t), "r-").label("root")),
            Axes.of(Line.of(t, Sampling.values(v -> v / 10, t), "g-").label("linear"))
                .xLabel("t")
                .yLabel("value"),
            Axes.of(Line.of(t, Sampling.values(v -> 10 / v, t), "k--").label("inverse"))
                .xLabel("t"))
        .shareX()
        .shareY()
        .widthRatios(2, 1)
        .title("Shared axes");
  }
}
