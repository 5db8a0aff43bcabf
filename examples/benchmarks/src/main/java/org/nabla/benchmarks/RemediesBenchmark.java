package org.nabla.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dropout;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterSpec;
import org.nabla.nn.Pass;
import org.nabla.nn.StateSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Normalization and dropout, forward and backward, on 256 units and 128 samples, beside one pass
 * over the same memory: a copy, which reads and writes as many numbers.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class RemediesBenchmark {

  private static final int UNITS = 256;
  private static final int SAMPLES = 128;

  @Param({"LayerNorm", "Dropout", "BatchNorm"})
  private String name = "";

  private Kept kept = new Kept(new Dropout(0.5));

  /** Keeps what a layer is given in a training step, to give it again. */
  private static final class Kept implements Layer {
    private final Layer layer;
    private @Nullable Pass pass;
    private double[][] x = {};
    private double[][] y = {};
    private double[][] dy = {};
    private double[][] dx = {};

    Kept(Layer layer) {
      this.layer = layer;
    }

    @Override
    public int outputs(int inputs) {
      return layer.outputs(inputs);
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      return layer.parameters(inputs);
    }

    @Override
    public List<StateSpec> states(int inputs) {
      return layer.states(inputs);
    }

    @Override
    public void forward(Pass given, double[][] in, double[][] out) {
      pass = given;
      x = in;
      y = out;
      layer.forward(given, in, out);
    }

    @Override
    public void backward(
        Pass given, double[][] in, double[][] out, double[][] outGradient, double[][] inGradient) {
      dy = outGradient;
      dx = inGradient;
      layer.backward(given, in, out, outGradient, inGradient);
    }

    Pass pass() {
      return Objects.requireNonNull(pass);
    }
  }

  /** A layer that wants its inputs' gradient, as behind another that learns. */
  private record Ahead() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {}
  }

  private static Layer layer(String name) {
    return switch (name) {
      case "LayerNorm" -> new LayerNorm();
      case "BatchNorm" -> new BatchNorm();
      case "Dropout" -> new Dropout(0.3);
      default -> throw new IllegalArgumentException("no layer " + name);
    };
  }

  private static double[][] normal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] data = new double[SAMPLES][UNITS];
    for (double[] row : data) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return data;
  }

  /** Takes one training step. */
  @Setup
  public void step() {
    kept = new Kept(layer(name));
    Network network = Network.of(UNITS, new Ahead(), kept).initialize(1);
    network.lossAndGradient(
        new Mse(), network.parameters(), normal(1), normal(2), new double[network.size()]);
  }

  /** One pass over memory: every number is read and written once. */
  @Benchmark
  public double[][] copy() {
    for (int u = 0; u < UNITS; u++) {
      System.arraycopy(kept.x[u], 0, kept.y[u], 0, SAMPLES);
    }
    return kept.y;
  }

  /** The outputs of a training batch. */
  @Benchmark
  public double[][] forward() {
    kept.layer.forward(kept.pass(), kept.x, kept.y);
    return kept.y;
  }

  /** The gradients of a training batch. */
  @Benchmark
  public double[][] backward() {
    kept.layer.backward(kept.pass(), kept.x, kept.y, kept.dy, kept.dx);
    return kept.dx;
  }
}
