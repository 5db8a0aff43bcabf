package org.nabla.nn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A chain of layers and, once initialized or trained, the values of its parameters.
 *
 * <p>Networks are immutable: {@link #initialize} and {@link Trainer#fit} return new ones. So any
 * number of threads may predict with one at the same time, and the network that training started
 * from is still there afterwards.
 *
 * <p>All parameters lie in one flat array, layer by layer, named and laid out as PyTorch's {@code
 * Sequential} does: see {@link #blocks()}. What layers keep besides, such as running statistics,
 * lies in another, the state: see {@link #stateBlocks()}.
 */
public final class Network {

  private static final int BATCH = 256;

  private final Layout layout;
  private final double @Nullable [] values;

  /** Null for the initial state: nothing is allocated for layers alone, which a file may claim. */
  private final double @Nullable [] state;

  private Network(Layout layout, double @Nullable [] values, double @Nullable [] state) {
    this.layout = layout;
    this.values = values;
    this.state = state;
  }

  /**
   * Chains layers, each taking as many inputs as the one before gives. The network has no parameter
   * values yet: see {@link #initialize(long)} and {@link #withParameters}.
   *
   * @param inputs number of numbers in each sample
   * @param layers the layers, at least one
   * @return the network
   * @throws IllegalArgumentException if there is no layer, {@code inputs} is not positive, a layer
   *     has two blocks of one name, or a layer cannot take the number of inputs that it is given;
   *     the message names the layer and both numbers
   */
  public static Network of(int inputs, Layer... layers) {
    Layout layout = new Layout(inputs, Arrays.asList(layers));
    return new Network(layout, null, null);
  }

  /**
   * Returns this network with initial values drawn by each layer's initializers, and its initial
   * state.
   *
   * @param seed the same seed gives the same values
   * @return a new network
   */
  public Network initialize(long seed) {
    return initialize(new SplittableRandom(seed));
  }

  /**
   * Returns this network with initial values drawn by each layer's initializers, block after block,
   * and its initial state.
   *
   * @param random source of randomness
   * @return a new network
   */
  public Network initialize(RandomGenerator random) {
    double[] drawn = new double[size()];
    int offset = 0;
    for (ParameterSpec spec : layout.specs) {
      double[] block = new double[spec.size()];
      spec.initializer().fill(block, spec.fanIn(), spec.fanOut(), random);
      System.arraycopy(block, 0, drawn, offset, block.length);
      offset += block.length;
    }
    return new Network(layout, drawn, layout.initialState());
  }

  /**
   * Returns this network with other parameter values and the same state.
   *
   * @param parameters {@link #size()} finite values, laid out as {@link #blocks()} says; copied
   * @return a new network
   * @throws IllegalArgumentException if the length is wrong or a value is not finite
   */
  public Network withParameters(double[] parameters) {
    Checks.length(parameters.length, size(), "the parameter array");
    String wrong = firstNotFinite(parameters);
    Checks.require(wrong == null, "%s: parameters must be finite", String.valueOf(wrong));
    return new Network(layout, parameters.clone(), stateValues());
  }

  /**
   * Returns this network with another state and the same parameter values.
   *
   * @param state {@link #stateSize()} finite values, laid out as {@link #stateBlocks()} says;
   *     copied
   * @return a new network
   * @throws IllegalArgumentException if the length is wrong or a value is not finite
   */
  public Network withState(double[] state) {
    Checks.length(state.length, stateSize(), "the state array");
    String wrong = firstNotFinite(state, "state ", layout.stateBlocks);
    Checks.require(wrong == null, "%s: states must be finite", String.valueOf(wrong));
    return new Network(layout, values, state.clone());
  }

  /**
   * Returns the number of inputs.
   *
   * @return how many numbers each sample has
   */
  public int inputs() {
    return layout.widths[0];
  }

  /**
   * Returns the number of outputs.
   *
   * @return how many numbers each prediction has
   */
  public int outputs() {
    return layout.widths[layout.widths.length - 1];
  }

  /**
   * Returns the layers.
   *
   * @return the layers, first to last
   */
  public List<Layer> layers() {
    return layout.sequence.layers();
  }

  /**
   * Returns the number of parameters.
   *
   * @return length of the flat array
   */
  public int size() {
    return layout.size;
  }

  /**
   * Returns the named parts of the flat array, in order, without gaps.
   *
   * @return one block for each weight and bias
   */
  public List<ParameterBlock> blocks() {
    return layout.blocks;
  }

  /**
   * Returns the number of values that the layers keep from step to step though no gradient teaches
   * them, such as running statistics.
   *
   * @return length of the state array, often 0
   */
  public int stateSize() {
    return layout.stateSize;
  }

  /**
   * Returns the named parts of the state array, in order, without gaps.
   *
   * @return one block for each running mean and the like
   */
  public List<ParameterBlock> stateBlocks() {
    return layout.stateBlocks;
  }

  /**
   * Returns which parameters weight decay applies to, as a mask for an optimizer.
   *
   * @return one entry for each parameter
   */
  public boolean[] decays() {
    boolean[] mask = new boolean[size()];
    for (ParameterBlock block : layout.blocks) {
      Arrays.fill(mask, block.offset(), block.offset() + block.size(), block.decays());
    }
    return mask;
  }

  /**
   * Returns the parameter values.
   *
   * @return a copy of the flat array
   * @throws IllegalStateException if the network has no values yet
   */
  public double[] parameters() {
    return values().clone();
  }

  /**
   * Returns the values of one block.
   *
   * @param name its name, {@code 0.weight} for instance
   * @return a copy, row-major
   * @throws IllegalArgumentException if there is no such block
   * @throws IllegalStateException if the network has no values yet
   */
  public double[] parameters(String name) {
    return part(values(), layout.blocks, name);
  }

  /**
   * Returns what the layers keep from step to step: the initial values, or what training left.
   *
   * @return a copy of the flat array, often empty
   */
  public double[] state() {
    return stateValues().clone();
  }

  /**
   * Returns the values of one block of the state.
   *
   * @param name its name, {@code 1.running_mean} for instance
   * @return a copy, row-major
   * @throws IllegalArgumentException if there is no such block
   */
  public double[] state(String name) {
    return part(stateValues(), layout.stateBlocks, name);
  }

  private static double[] part(double[] values, List<ParameterBlock> blocks, String name) {
    for (ParameterBlock block : blocks) {
      if (block.name().equals(name)) {
        return Arrays.copyOfRange(values, block.offset(), block.offset() + block.size());
      }
    }
    throw new IllegalArgumentException(
        "there is no block '"
            + name
            + "': the blocks are "
            + blocks.stream().map(ParameterBlock::name).toList());
  }

  /**
   * Predicts a batch of any size.
   *
   * @param x samples, {@code [sample][input]}; not modified
   * @return predictions, {@code [sample][output]}
   * @throws IllegalArgumentException if there are no samples, their width is not {@link #inputs()},
   *     they are ragged, or one has a number that is not finite
   * @throws IllegalStateException if the network has no values yet
   */
  public double[][] predict(double[][] x) {
    double[] parameters = values();
    double[] kept = stateValues();
    Rows.requireWidth(x, inputs(), "samples");
    Rows.check(x, "samples");
    double[][] result = new double[x.length][outputs()];
    int chunk = Math.min(x.length, BATCH);
    Workspace workspace = new Workspace(this, chunk, false, Kernels.best());
    double[][] batch = new double[inputs()][chunk];
    for (int from = 0; from < x.length; from += chunk) {
      int count = Math.min(chunk, x.length - from);
      Rows.transpose(x, from, from + count, batch);
      double[][] outputs = workspace.forward(parameters, kept, batch, count, false);
      Rows.transposeBack(outputs, count, result, from);
    }
    return result;
  }

  /**
   * Predicts one sample.
   *
   * @param x {@link #inputs()} numbers; not modified
   * @return {@link #outputs()} numbers
   * @throws IllegalArgumentException if the length is wrong or a number is not finite
   * @throws IllegalStateException if the network has no values yet
   */
  public double[] predict(double[] x) {
    double[] parameters = values();
    Checks.require(
        x.length == inputs(),
        "the sample has %d numbers but the network takes %d inputs",
        x.length,
        inputs());
    Rows.requireFinite(x, 0, "the sample");
    return Workspace.forwardOne(this, parameters, stateValues(), x);
  }

  /**
   * Returns the loss at given parameters and sets its gradient: one full-batch evaluation, as
   * L-BFGS, a cluster or a check of derivatives needs it. For many evaluations on the same data
   * {@link #objective} is faster, since it prepares the data once.
   *
   * @param loss the loss
   * @param parameters {@link #size()} values; not modified
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @param gradientOut {@link #size()} values; all are set
   * @return the loss
   * @throws IllegalArgumentException if a shape does not fit or the data have no rows, are ragged
   *     or have numbers that are not finite
   */
  public double lossAndGradient(
      Loss loss, double[] parameters, double[][] x, double[][] y, double[] gradientOut) {
    return objective(loss, x, y).lossAndGradient(parameters, gradientOut);
  }

  /**
   * Binds this network's layers to a loss and data, as a function of the parameters.
   *
   * @param loss the loss
   * @param x samples, {@code [sample][input]}; copied
   * @param y targets, {@code [sample][output]}; copied
   * @return the function
   * @throws IllegalArgumentException if a shape does not fit or the data have no rows, are ragged
   *     or have numbers that are not finite
   */
  public Objective objective(Loss loss, double[][] x, double[][] y) {
    return new Objective(this, loss, Data.of(this, loss, x, y));
  }

  /**
   * Trains with the full batch: the short form of {@link Trainer}.
   *
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @param loss the loss
   * @param epochs number of steps
   * @param update what changes the parameters, such as {@link ParameterUpdate#sgd} or an
   *     optimizer's method reference
   * @return the trained network and the history of its training
   * @throws IllegalArgumentException if a shape does not fit or the data have no rows, are ragged
   *     or have numbers that are not finite
   * @throws IllegalStateException if the network has no values yet
   * @throws ArithmeticException if training diverges; the message says at which step
   */
  public Fit fit(double[][] x, double[][] y, Loss loss, int epochs, ParameterUpdate update) {
    return Trainer.of(loss).epochs(epochs).fit(this, x, y, update);
  }

  Layer layer(int i) {
    return layers().get(i);
  }

  int width(int i) {
    return layout.widths[i];
  }

  Sequence sequence() {
    return layout.sequence;
  }

  List<Place> places() {
    return layout.places;
  }

  String nameOf(int i) {
    return layout.sequence.nameOf(i);
  }

  /** Refuses data of which a training pass makes too small a batch for one of the layers. */
  void requireSamples(int samples) {
    requireSamples(samples, "the data have", "give more samples");
  }

  /** Refuses a training batch that is too small for one of the layers. */
  void requireSamples(int samples, String batch, String remedy) {
    for (int i = 0; i < layers().size(); i++) {
      int least = layer(i).leastSamples();
      Checks.require(
          samples >= least,
          "%s %d sample%s but layer %d, %s needs at least %d in training: %s",
          batch,
          samples,
          samples == 1 ? "" : "s",
          i,
          layer(i),
          least,
          remedy);
    }
  }

  double[] values() {
    if (values == null) {
      throw new IllegalStateException(
          "the network has no parameter values yet: call initialize(seed) or withParameters(...)");
    }
    return values;
  }

  private double[] stateValues() {
    return state == null ? layout.initialState() : state;
  }

  /** Takes over the arrays. */
  Network trained(double[] parameters, double[] learnedState) {
    return new Network(layout, parameters, learnedState);
  }

  @Nullable String firstNotFinite(double[] parameters) {
    return firstNotFinite(parameters, "parameter ");
  }

  @Nullable String firstNotFinite(double[] numbers, String what) {
    return firstNotFinite(numbers, what, layout.blocks);
  }

  private static @Nullable String firstNotFinite(
      double[] numbers, String what, List<ParameterBlock> blocks) {
    if (PlainKernels.finite(numbers)) {
      return null;
    }
    for (ParameterBlock block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        double number = numbers[block.offset() + i];
        if (!Double.isFinite(number)) {
          return what + block.name() + "[" + i + "] is " + number;
        }
      }
    }
    return null;
  }

  /** The first number of a range of a flat array that is not finite, with its block. */
  @Nullable NotFinite notFinite(NotFinite.Kind kind, double[] numbers, int from, int to) {
    for (ParameterBlock block : layout.blocks) {
      int end = Math.min(to, block.offset() + block.size());
      for (int i = Math.max(from, block.offset()); i < end; i++) {
        if (!Double.isFinite(numbers[i])) {
          return new NotFinite(kind, block.name(), i - block.offset(), -1, numbers[i]);
        }
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "Network of " + inputs() + " inputs, " + layers() + ", " + size() + " parameters";
  }
}
