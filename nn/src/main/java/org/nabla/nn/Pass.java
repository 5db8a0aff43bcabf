package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one layer needs to compute one batch: how many samples, its parameters and their gradient,
 * its state, scratch memory, and a seed. Made by the network, one per layer and thread; the same
 * pass goes to {@link Layer#forward} and then to {@link Layer#backward}.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Pass {

  private final String name;
  private final @Nullable Layer layer;
  private final int capacity;
  private final Place place;
  private final Kernels kernels;
  private final long path;
  private final List<Place> known;
  private final List<Pass> children = new ArrayList<>();
  private final List<double[][]> scratch = new ArrayList<>();

  private @Nullable Chain chain;
  private int samples;
  private boolean training;
  private boolean wantsInputGradient;
  private double[] parameters = {};
  private double[] gradient = {};
  private double[] state = {};
  private long runSeed;
  private long step;
  private @Nullable Watch watch;

  private Pass(
      String name,
      @Nullable Layer layer,
      int capacity,
      Place place,
      Kernels kernels,
      long path,
      List<Place> known) {
    this.name = name;
    this.layer = layer;
    this.capacity = capacity;
    this.place = place;
    this.kernels = kernels;
    this.path = path;
    this.known = known;
  }

  /** The pass of a whole network, whose layers are its children, at known places. */
  static Pass root(int capacity, List<Place> places, Kernels kernels) {
    return new Pass("", null, capacity, Place.BEFORE_ALL, kernels, 0, places);
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
    return place.offsets()[block];
  }

  /** Where the last parameter block of this layer begins: a nest's own come last. */
  int lastOffset() {
    return place.offsets()[place.offsets().length - 1];
  }

  /**
   * Returns the flat array of what the layers of the whole network keep from step to step; a layer
   * reads its own blocks only, each from {@link #stateOffset}, and writes them in the forward pass
   * of training only.
   *
   * @return the array
   */
  public double[] state() {
    return state;
  }

  /**
   * Returns where a block of this layer begins in {@link #state()}.
   *
   * @param block index of the block in {@link Layer#states}
   * @return index of its first value
   */
  public int stateOffset(int block) {
    return place.stateOffsets()[block];
  }

  /**
   * Returns the pass of a layer within this one, for layers that are made of others. It is made at
   * the first call and then kept; it wants the gradient by its inputs.
   *
   * <p>The parameters of a nest are those of its children, in the order of their numbers, and then
   * its own, and its states likewise: see {@link ParameterSpec#within} and {@link
   * StateSpec#within}. The forward pass asks for the children in that order too.
   *
   * @param number which child, from 0
   * @param layer the child, the same in every call for that number
   * @param inputs its number of inputs, the same in every call for that number
   * @return a pass of the same batch
   * @throws IllegalArgumentException if the children before it were never asked for
   */
  public Pass child(int number, Layer layer, int inputs) {
    if (number >= children.size()) {
      addChild(number, layer, inputs);
    }
    Pass child = children.get(number);
    child.begin(parameters, gradient, state, samples, training);
    child.at(runSeed, step);
    child.watch = watch;
    return child;
  }

  /**
   * Runs the forward pass of the layer that this pass is for. Nests run the layers within them this
   * way, so that a diagnosis of the network sees what each gives.
   *
   * @param x inputs, {@code [unit][sample]}; not modified
   * @param y outputs, {@code [unit][sample]}; set
   */
  public void forward(double[][] x, double[][] y) {
    layer().forward(this, x, y);
    if (watch != null) {
      watch.forward(this, x, y);
    }
  }

  /**
   * Runs the backward pass of the layer that this pass is for, as {@link #forward} does the forward
   * pass.
   *
   * @param x the inputs of the forward pass; not modified
   * @param y the outputs of the forward pass; not modified
   * @param dy derivative of the loss by each output; not modified
   * @param dx derivative of the loss by each input; set if it is wanted
   */
  public void backward(double[][] x, double[][] y, double[][] dy, double[][] dx) {
    if (watch != null) {
      watch.backward(this, dy);
    }
    layer().backward(this, x, y, dy, dx);
  }

  private void addChild(int number, Layer layer, int inputs) {
    Checks.require(
        number == children.size(),
        "child %d of a pass is asked for before child %d: ask for them in order, from 0",
        number,
        children.size());
    Place own;
    if (number < known.size()) {
      own = known.get(number);
    } else {
      Place before = number == 0 ? place.inside() : children.get(number - 1).place;
      own = before.next(layer, inputs);
    }
    String path = name.isEmpty() ? "" : name + ".";
    Pass child =
        new Pass(
            path + number, layer, capacity, own, kernels, mix(this.path) + number + 1, List.of());
    child.wantsInputGradient = true;
    children.add(child);
  }

  /** The children so far. */
  List<Pass> children() {
    return children;
  }

  /** The numbers of the nests and of the layer, with dots between; empty for the network. */
  String name() {
    return name;
  }

  Layer layer() {
    return Objects.requireNonNull(layer, "the pass of a network has no layer");
  }

  Place place() {
    return place;
  }

  /** Where the layer's own parameters begin, those of its children left out. */
  int ownParameters() {
    if (!children.isEmpty()) {
      return children.get(children.size() - 1).place.end();
    }
    return place.offsets().length == 0 ? place.end() : place.offsets()[0];
  }

  /** Lets something look on, from now on; null for nothing. */
  void watch(@Nullable Watch watch) {
    this.watch = watch;
  }

  /** The layers of a sequence, made at the first call and then kept. */
  Chain chain(Sequence sequence, int inputs) {
    if (chain == null) {
      chain = new Chain(sequence.layers(), sequence.widths(inputs), capacity);
    }
    return chain;
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
    return mix(mix(runSeed + 0x9E3779B97F4A7C15L * path) + step);
  }

  Kernels kernels() {
    return kernels;
  }

  void begin(
      double[] parameters, double[] gradient, double[] state, int samples, boolean training) {
    this.parameters = parameters;
    this.gradient = gradient;
    this.state = state;
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
    return "Pass of " + samples + " samples, blocks at " + Arrays.toString(place.offsets());
  }
}
