package org.nabla.nn;

import java.util.ArrayList;
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
 * Sequential} does: see {@link #blocks()}.
 */
public final class Network {

  private static final int BATCH = 256;

  private final int[] widths;
  private final List<Layer> layers;
  private final List<ParameterSpec> specs;
  private final List<ParameterBlock> blocks;
  private final int[][] offsets;
  private final int size;
  private final double @Nullable [] values;

  private Network(int inputs, List<Layer> layers) {
    this.layers = List.copyOf(layers);
    widths = new int[layers.size() + 1];
    widths[0] = Checks.positive(inputs, "the number of inputs of a network");
    Checks.require(!layers.isEmpty(), "the network has no layers: give at least one");
    offsets = new int[layers.size()][];
    List<ParameterSpec> allSpecs = new ArrayList<>();
    List<ParameterBlock> allBlocks = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      widths[i + 1] = outputsOf(i);
      List<ParameterSpec> own = layers.get(i).parameters(widths[i]);
      offsets[i] = new int[own.size()];
      for (int b = 0; b < own.size(); b++) {
        ParameterSpec spec = own.get(b);
        offsets[i][b] = offset;
        Checks.require(
            own.subList(0, b).stream().noneMatch(other -> other.name().equals(spec.name())),
            "%s has two parameter blocks named '%s': give each a name of its own",
            nameOf(i),
            spec.name());
        allSpecs.add(spec);
        allBlocks.add(
            new ParameterBlock(i + "." + spec.name(), offset, spec.shape(), spec.decays()));
        Checks.require(
            (long) offset + spec.size() <= Integer.MAX_VALUE,
            "the network has more than 2^31 - 1 parameters at %s: make it narrower",
            nameOf(i));
        offset += spec.size();
      }
    }
    specs = List.copyOf(allSpecs);
    blocks = List.copyOf(allBlocks);
    size = offset;
    values = null;
  }

  private Network(Network shape, double[] values) {
    widths = shape.widths;
    layers = shape.layers;
    specs = shape.specs;
    blocks = shape.blocks;
    offsets = shape.offsets;
    size = shape.size;
    this.values = values;
  }

  /**
   * Chains layers, each taking as many inputs as the one before gives. The network has no parameter
   * values yet: see {@link #initialize(long)} and {@link #withParameters}.
   *
   * @param inputs number of numbers in each sample
   * @param layers the layers, at least one
   * @return the network
   * @throws IllegalArgumentException if there is no layer, {@code inputs} is not positive, a layer
   *     has two parameter blocks of one name, or a layer cannot take the number of inputs that it
   *     is given; the message names the layer and both numbers
   */
  public static Network of(int inputs, Layer... layers) {
    return new Network(inputs, Arrays.asList(layers));
  }

  private int outputsOf(int i) {
    int outputs;
    try {
      outputs = layers.get(i).outputs(widths[i]);
    } catch (IllegalArgumentException e) {
      String before = i == 0 ? "the network's inputs" : nameOf(i - 1);
      throw new IllegalArgumentException(
          nameOf(i) + ", after " + before + ": " + e.getMessage(), e);
    }
    Checks.require(
        outputs > 0,
        "%s gives %d outputs for %d inputs: at least 1",
        nameOf(i),
        outputs,
        widths[i]);
    return outputs;
  }

  /**
   * Returns this network with initial values drawn by each layer's initializers.
   *
   * @param seed the same seed gives the same values
   * @return a new network
   */
  public Network initialize(long seed) {
    return initialize(new SplittableRandom(seed));
  }

  /**
   * Returns this network with initial values drawn by each layer's initializers, block after block.
   *
   * @param random source of randomness
   * @return a new network
   */
  public Network initialize(RandomGenerator random) {
    double[] drawn = new double[size];
    for (int b = 0; b < specs.size(); b++) {
      ParameterSpec spec = specs.get(b);
      double[] block = new double[spec.size()];
      spec.initializer().fill(block, spec.fanIn(), spec.fanOut(), random);
      System.arraycopy(block, 0, drawn, blocks.get(b).offset(), block.length);
    }
    return new Network(this, drawn);
  }

  /**
   * Returns this network with other parameter values.
   *
   * @param parameters {@link #size()} finite values, laid out as {@link #blocks()} says; copied
   * @return a new network
   * @throws IllegalArgumentException if the length is wrong or a value is not finite
   */
  public Network withParameters(double[] parameters) {
    Checks.length(parameters.length, size, "the parameter array");
    String wrong = firstNotFinite(parameters);
    Checks.require(wrong == null, "%s: parameters must be finite", String.valueOf(wrong));
    return new Network(this, parameters.clone());
  }

  /**
   * Returns the number of inputs.
   *
   * @return how many numbers each sample has
   */
  public int inputs() {
    return widths[0];
  }

  /**
   * Returns the number of outputs.
   *
   * @return how many numbers each prediction has
   */
  public int outputs() {
    return widths[widths.length - 1];
  }

  /**
   * Returns the layers.
   *
   * @return the layers, first to last
   */
  public List<Layer> layers() {
    return layers;
  }

  /**
   * Returns the number of parameters.
   *
   * @return length of the flat array
   */
  public int size() {
    return size;
  }

  /**
   * Returns the named parts of the flat array, in order, without gaps.
   *
   * @return one block for each weight and bias
   */
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  /**
   * Returns which parameters weight decay applies to, as a mask for an optimizer.
   *
   * @return one entry for each parameter
   */
  public boolean[] decays() {
    boolean[] mask = new boolean[size];
    for (ParameterBlock block : blocks) {
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
    for (ParameterBlock block : blocks) {
      if (block.name().equals(name)) {
        return Arrays.copyOfRange(values(), block.offset(), block.offset() + block.size());
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
    Rows.requireWidth(x, inputs(), "samples");
    Rows.check(x, "samples");
    double[][] result = new double[x.length][outputs()];
    int chunk = Math.min(x.length, BATCH);
    Workspace workspace = new Workspace(this, chunk, false, Kernels.best());
    double[][] batch = new double[inputs()][chunk];
    for (int from = 0; from < x.length; from += chunk) {
      int count = Math.min(chunk, x.length - from);
      Rows.transpose(x, from, from + count, batch);
      Rows.transposeBack(workspace.forward(parameters, batch, count, false), count, result, from);
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
    return Workspace.forwardOne(this, parameters, x);
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
    return layers.get(i);
  }

  int width(int i) {
    return widths[i];
  }

  int[] offsets(int i) {
    return offsets[i];
  }

  String nameOf(int i) {
    return "layer " + i + ", " + layers.get(i);
  }

  double[] values() {
    if (values == null) {
      throw new IllegalStateException(
          "the network has no parameter values yet: call initialize(seed) or withParameters(...)");
    }
    return values;
  }

  /** Takes over the array. */
  Network trained(double[] parameters) {
    return new Network(this, parameters);
  }

  @Nullable String firstNotFinite(double[] parameters) {
    return firstNotFinite(parameters, "parameter ");
  }

  @Nullable String firstNotFinite(double[] numbers, String what) {
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

  @Override
  public String toString() {
    return "Network of " + inputs() + " inputs, " + layers + ", " + size + " parameters";
  }
}
