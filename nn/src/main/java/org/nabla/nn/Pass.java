package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one layer needs to compute one batch: how many samples, its parameters and their gradient,
 * scratch memory, and a seed. Made by the network, one per layer and thread; the same pass goes to
 * {@link Layer#forward} and then to {@link Layer#backward}.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Pass {

  private final int capacity;
  private final int[] offsets;
  private final Kernels kernels;
  private final long layerNumber;
  private final List<double[][]> scratch = new ArrayList<>();

  private int samples;
  private boolean training;
  private boolean wantsInputGradient;
  private double[] parameters = {};
  private double[] gradient = {};
  private long runSeed;
  private long step;

  Pass(int capacity, int layerNumber, int[] offsets, Kernels kernels) {
    this.capacity = capacity;
    this.layerNumber = layerNumber;
    this.offsets = offsets.clone();
    this.kernels = kernels;
  }

  /**
   * Returns the number of samples in this batch: rows are valid below this index.
   *
   * @return at least 1
   */
  public int samples() {
    return samples;
  }

  /**
   * Returns whether this pass is part of training, for layers that behave differently then.
   *
   * @return false while predicting
   */
  public boolean training() {
    return training;
  }

  /**
   * Returns the flat parameter array of the whole network; a layer reads its own blocks only, each
   * from {@link #offset}.
   *
   * @return the array; not to be modified
   */
  public double[] parameters() {
    return parameters;
  }

  /**
   * Returns the flat gradient of the whole network, laid out as {@link #parameters()}. In the
   * backward pass a layer sets every value of its own blocks.
   *
   * @return the array
   */
  public double[] gradient() {
    return gradient;
  }

  /**
   * Returns where a parameter block of this layer begins in {@link #parameters()} and {@link
   * #gradient()}.
   *
   * @param block index of the block in {@link Layer#parameters}
   * @return index of its first value
   */
  public int offset(int block) {
    return offsets[block];
  }

  /**
   * Returns whether anything before this layer learns, so that {@code dx} must be computed.
   *
   * @return false for the first layer of a network unless a gradient by the inputs was asked for
   */
  public boolean wantsInputGradient() {
    return wantsInputGradient;
  }

  /**
   * Returns scratch memory that is made at the first call and then kept: what the forward pass
   * leaves in it the backward pass of the same step finds. It starts as zeros.
   *
   * @param slot which scratch memory, from 0; a layer may have several
   * @param rows number of rows, the same in every call for that slot
   * @return rows as long as the largest batch
   */
  public double[][] scratch(int slot, int rows) {
    return scratch(slot, rows, capacity);
  }

  double[][] scratch(int slot, int rows, int length) {
    while (scratch.size() <= slot) {
      scratch.add(new double[0][]);
    }
    double[][] memory = scratch.get(slot);
    if (memory.length != rows) {
      memory = new double[rows][length];
      scratch.set(slot, memory);
    }
    return memory;
  }

  /**
   * Returns a seed that depends on the run, the step and the layer only, so that a pass that is
   * repeated draws the same numbers again, on any thread.
   *
   * @return the seed
   */
  public long seed() {
    return mix(mix(runSeed + 0x9E3779B97F4A7C15L * (layerNumber + 1)) + step);
  }

  Kernels kernels() {
    return kernels;
  }

  void begin(double[] parameters, double[] gradient, int samples, boolean training) {
    this.parameters = parameters;
    this.gradient = gradient;
    this.samples = samples;
    this.training = training;
  }

  void wantsInputGradient(boolean wants) {
    this.wantsInputGradient = wants;
  }

  void at(long runSeed, long step) {
    this.runSeed = runSeed;
    this.step = step;
  }

  /** Steele, Lea and Flood (2014), the finalizer of SplitMix64. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String toString() {
    return "Pass of " + samples + " samples, blocks at " + Arrays.toString(offsets);
  }
}
