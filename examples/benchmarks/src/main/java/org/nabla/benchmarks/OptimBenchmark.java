package org.nabla.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nabla.optim.Adam;
import org.nabla.optim.Momentum;
import org.nabla.optim.Sgd;
import org.nabla.optim.Stepper;
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
 * One optimizer step beside a plain copy over as many bytes of memory, which is the machine's
 * bandwidth there (a cache that holds two arrays may not hold four).
 *
 * <p>What each must move, in bytes for each parameter, where a number that is read and written
 * counts twice: SGD 24 (p twice, g), beside {@code copyOverTwoArrays} 16; momentum 40 (p and v
 * twice, g), beside {@code copyOverThreeArrays} 24; Adam 56 (p, m and v twice, g), beside {@code
 * copyOverFourArrays} 32. Bandwidth is that times the size over the time. With {@code -prof gc} the
 * steps allocate nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OptimBenchmark {
  /** The number of parameters. */
  @Param({"100", "1000000"})
  public int size;

  private double[] parameters = {};
  private double[] gradient = {};
  private double[] source = {};
  private double[] copy = {};
  private Stepper sgd = new Sgd(0.01).over(0);
  private Stepper momentum = new Momentum(0.01).over(0);
  private Stepper adam = new Adam(1e-9).over(0);

  /** Makes a gradient so small that the parameters stay finite for ever. */
  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(42);
    parameters = random.doubles(size).toArray();
    gradient = Arrays.stream(random.doubles(size).toArray()).map(g -> 1e-9 * g).toArray();
    source = random.doubles(2L * size).toArray();
    copy = new double[2 * size];
    sgd = new Sgd(0.01).over(size);
    momentum = new Momentum(0.01).over(size);
    adam = new Adam(1e-9).over(size);
  }

  /**
   * The machine over SGD's footprint: 16 bytes for each parameter.
   *
   * @return the copy
   */
  @Benchmark
  public double[] copyOverTwoArrays() {
    return copyOf(size);
  }

  /**
   * The machine over momentum's footprint: 24 bytes for each parameter.
   *
   * @return the copy
   */
  @Benchmark
  public double[] copyOverThreeArrays() {
    return copyOf(size * 3 / 2);
  }

  /**
   * The machine over Adam's footprint: 32 bytes for each parameter.
   *
   * @return the copy
   */
  @Benchmark
  public double[] copyOverFourArrays() {
    return copyOf(size * 2);
  }

  private double[] copyOf(int length) {
    System.arraycopy(source, 0, copy, 0, length);
    return copy;
  }

  /**
   * 24 bytes for each parameter.
   *
   * @return the parameters
   */
  @Benchmark
  public double[] sgd() {
    sgd.step(parameters, gradient);
    return parameters;
  }

  /**
   * 40 bytes for each parameter.
   *
   * @return the parameters
   */
  @Benchmark
  public double[] momentum() {
    momentum.step(parameters, gradient);
    return parameters;
  }

  /**
   * 56 bytes for each parameter.
   *
   * @return the parameters
   */
  @Benchmark
  public double[] adam() {
    adam.step(parameters, gradient);
    return parameters;
  }
}
