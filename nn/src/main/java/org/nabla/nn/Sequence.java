package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layers in a row as one layer, PyTorch's {@code Sequential}: what blocks are made of. Its
 * parameters and states are those of its layers, each with the layer's number and a dot before its
 * name.
 *
 * @param layers the layers, first to last; each takes as many inputs as the one before gives
 */
public record Sequence(List<Layer> layers) implements Layer {

  /**
   * Copies the list.
   *
   * @param layers the layers, first to last, at least one
   * @throws IllegalArgumentException if there is no layer
   */
  public Sequence {
    layers = List.copyOf(layers);
    Checks.require(!layers.isEmpty(), "there are no layers: give at least one");
  }

  /**
   * Puts layers in a row.
   *
   * @param layers the layers, first to last, at least one
   * @return the row as a layer
   * @throws IllegalArgumentException if there is no layer
   */
  public static Sequence of(Layer... layers) {
    return new Sequence(Arrays.asList(layers));
  }

  @Override
  public int outputs(int inputs) {
    return widths(inputs)[layers.size()];
  }

  /** The number of inputs of each layer, and of outputs of the last. */
  int[] widths(int inputs) {
    int last = layers.size() - 1;
    int[] widths = Arrays.copyOf(inputsOfEach(inputs), layers.size() + 1);
    widths[last + 1] = outputsOf(last, widths[last]);
    return widths;
  }

  /** The last layer is not asked for its outputs: it may be a nest whose last layer is a nest. */
  private int[] inputsOfEach(int inputs) {
    int[] widths = new int[layers.size()];
    widths[0] = inputs;
    for (int i = 1; i < widths.length; i++) {
      widths[i] = outputsOf(i - 1, widths[i - 1]);
    }
    return widths;
  }

  private int outputsOf(int i, int inputs) {
    int outputs;
    try {
      outputs = layers.get(i).outputs(inputs);
    } catch (IllegalArgumentException e) {
      String before = i == 0 ? "the inputs" : nameOf(i - 1);
      throw new IllegalArgumentException(
          nameOf(i) + ", after " + before + ": " + e.getMessage(), e);
    }
    Checks.require(
        outputs > 0,
        "layer %d, %s gives %d outputs for %d inputs: at least 1",
        i,
        layers.get(i),
        outputs,
        inputs);
    return outputs;
  }

  String nameOf(int i) {
    return "layer " + i + ", " + layers.get(i);
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    int[] widths = inputsOfEach(inputs);
    List<ParameterSpec> all = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterSpec spec : layers.get(i).parameters(widths[i])) {
        all.add(spec.within(Integer.toString(i)));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public List<StateSpec> states(int inputs) {
    int[] widths = inputsOfEach(inputs);
    List<StateSpec> all = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (StateSpec spec : layers.get(i).states(widths[i])) {
        all.add(spec.within(Integer.toString(i)));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public int leastSamples() {
    return layers.stream().mapToInt(Layer::leastSamples).max().orElse(1);
  }

  @Override
  public long operations(int inputs) {
    int[] widths = inputsOfEach(inputs);
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).operations(widths[i]);
    }
    return sum;
  }

  @Override
  public boolean probabilities(boolean inputs) {
    boolean probabilities = inputs;
    for (Layer layer : layers) {
      probabilities = layer.probabilities(probabilities);
    }
    return probabilities;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    pass.chain(this, x.length).forward(pass, x, y);
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    double[] in = x;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      double[] out = i == layers.size() - 1 ? y : new double[layer.outputs(in.length)];
      layer.forwardOne(pass.child(i, layer, in.length), in, out);
      in = out;
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    pass.chain(this, x.length).backward(pass, x, dy, dx);
  }

  @Override
  public String toString() {
    return "Sequence" + layers;
  }
}
