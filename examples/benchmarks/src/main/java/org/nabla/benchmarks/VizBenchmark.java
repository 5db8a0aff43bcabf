package org.nabla.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.data.xy.DefaultXYDataset;
import org.nabla.viz.Axes;
import org.nabla.viz.Figure;
import org.nabla.viz.Plots;
import org.nabla.viz.Points;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to draw figures, beside plain JFreeChart with its defaults. 200 MB of heap are enough for
 * all of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx200m", "-Djava.awt.headless=true"})
public class VizBenchmark {
  private final Figure peaks = Figure.of(Plots.trajectory(VizBenchmark::peaksAt, -3, 3, path()));
  private final double[][] points = points();
  private final Figure scatter = Figure.of(Axes.of(Points.of(points[0], points[1]).size(4)));
  private final Path file =
      Path.of(System.getProperty("java.io.tmpdir"), "nabla-viz-benchmark.png");

  private static double[][] path() {
    double[][] path = new double[100][];
    for (int i = 0; i < path.length; i++) {
      path[i] = new double[] {-0.1 + 0.004 * i, 1.3 - 0.01 * i};
    }
    return path;
  }

  private static double[][] points() {
    Random random = new Random(1);
    double[][] points = new double[2][100_000];
    for (int i = 0; i < points[0].length; i++) {
      points[0][i] = random.nextGaussian();
      points[1][i] = random.nextGaussian();
    }
    return points;
  }

  /** Deletes the file. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    Files.deleteIfExists(file);
  }

  private static double peaksAt(double x, double y) {
    return 3 * (1 - x) * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1))
        - 10 * (x / 5 - x * x * x - Math.pow(y, 5)) * Math.exp(-x * x - y * y)
        - Math.exp(-(x + 1) * (x + 1) - y * y) / 3;
  }

  /** Heat map of 201 x 201, contours and a path, to a PNG file of 144 dpi. */
  @Benchmark
  public Path peaksToPng() {
    return peaks.savePng(file, Figure.DEFAULT_DPI);
  }

  /** The same to SVG in memory. */
  @Benchmark
  public String peaksToSvg() {
    return peaks.toSvg();
  }

  /** A scatter of 100,000 points to a PNG file of 144 dpi. */
  @Benchmark
  public Path scatterToPng() {
    return scatter.savePng(file, Figure.DEFAULT_DPI);
  }

  /** The same points by plain JFreeChart, to PNG in memory of the same size. */
  @Benchmark
  public byte[] scatterByJFreeChart() {
    DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries("points", points);
    BufferedImage image =
        ChartFactory.createScatterPlot(null, null, null, data).createBufferedImage(900, 600);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
