package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where points are after each layer of a network: what the layers make of the inputs until the last
 * can separate them, and which units are on for which points.
 *
 * <pre>{@code
 * FeatureSpace space = FeatureSpace.of(network, grid);
 * double[][] features = space.activations(1);  // [sample][unit], after layer 1
 * boolean[][] on = space.on(1);                // [unit][sample], for the units of layer 1
 * int[] regions = space.regions();             // which linear piece each point is on
 * }</pre>
 *
 * <p>Layers are numbered as in the network, from 0; layers within nests are found by name, as in
 * {@link LayerFlow#name}. The network is asked as for a prediction: dropout does nothing, and batch
 * normalization takes its running statistics. Not modified once made; safe for several threads.
 */
public final class FeatureSpace {

  private static final int BATCH = 256;

  private final int layers;
  private final int samples;
  private final Map<String, double[][]> outputs;
  private final Map<String, boolean[][]> states;
  private final List<String> switches;

  private FeatureSpace(int layers, Recorder recorder) {
    this.layers = layers;
    this.samples = recorder.samples;
    this.outputs = recorder.outputs;
    this.states = recorder.states;
    this.switches = List.copyOf(recorder.switches);
  }

  /**
   * Sends points through a network.
   *
   * @param network the network, initialized
   * @param x the points, {@code [sample][input]}; not modified
   * @return what the layers gave
   * @throws IllegalArgumentException if there are no points, their width is not that of the
   *     network's inputs, they are ragged, or one has a number that is not finite
   * @throws IllegalStateException if the network has no values yet
   */
  public static FeatureSpace of(Network network, double[][] x) {
    double[] parameters = network.values();
    Rows.requireWidth(x, network.inputs(), "samples");
    Rows.check(x, "samples");
    int chunk = Math.min(x.length, BATCH);
    Workspace workspace = new Workspace(network, chunk, false, Kernels.best());
    Recorder recorder = new Recorder(x.length);
    workspace.root().watch(recorder);
    double[] state = network.state();
    double[][] batch = new double[network.inputs()][chunk];
    for (int from = 0; from < x.length; from += chunk) {
      int count = Math.min(chunk, x.length - from);
      Rows.transpose(x, from, from + count, batch);
      recorder.from = from;
      workspace.forward(parameters, state, batch, count, false);
    }
    return new FeatureSpace(network.layers().size(), recorder);
  }

  /** Writes down what each layer gives, batch after batch. */
  private static final class Recorder implements Watch {
    private final int samples;
    private final Map<String, double[][]> outputs = new LinkedHashMap<>();
    private final Map<String, boolean[][]> states = new LinkedHashMap<>();
    private final List<String> switches = new ArrayList<>();
    private int from;

    Recorder(int samples) {
      this.samples = samples;
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      String name = pass.name();
      boolean activation = pass.layer() instanceof Activation;
      if (activation && !outputs.containsKey(name)) {
        switches.add(name);
      }
      double[][] rows = outputs.computeIfAbsent(name, n -> new double[samples][y.length]);
      boolean[][] on = states.computeIfAbsent(name, n -> new boolean[y.length][samples]);
      Rows.transposeBack(y, pass.samples(), rows, from);
      double[][] signal = activation ? x : y;
      for (int u = 0; u < y.length; u++) {
        for (int s = 0; s < pass.samples(); s++) {
          on[u][from + s] = signal[u][s] > 0;
        }
      }
    }
  }

  /**
   * Returns the names of the layers, nested ones included, in the order in which their outputs are
   * computed: a nest follows the layers within it.
   *
   * @return the names
   */
  public List<String> names() {
    return List.copyOf(outputs.keySet());
  }

  /**
   * Returns the activations after each layer of the network.
   *
   * @return {@code [layer][sample][unit]}, a copy
   */
  public double[][][] activations() {
    double[][][] all = new double[layers][][];
    Arrays.setAll(all, this::activations);
    return all;
  }

  /**
   * Returns the activations after a layer: the points in its feature space.
   *
   * @param layer number of the layer in the network, from 0
   * @return {@code [sample][unit]}, a copy
   * @throws IllegalArgumentException if there is no such layer
   */
  public double[][] activations(int layer) {
    return activations(nameOf(layer));
  }

  /**
   * Returns the activations after a layer, which may be within a nest.
   *
   * @param name its name, {@code 2} or {@code 1.0} for instance
   * @return {@code [sample][unit]}, a copy
   * @throws IllegalArgumentException if there is no such layer
   */
  public double[][] activations(String name) {
    return Rows.copy(get(outputs, name));
  }

  /**
   * Returns where each unit of a layer is on: where what goes into its activation is positive. That
   * is the positive side of its {@link Hyperplane}; a ReLU gives more than 0 there, a tanh too, a
   * sigmoid more than 1/2. For a layer that is no activation: where its output is positive.
   *
   * @param layer number of the layer in the network, from 0; a dense layer or the activation after
   *     it give the same
   * @return {@code [unit][sample]}, a copy
   * @throws IllegalArgumentException if there is no such layer
   */
  public boolean[][] on(int layer) {
    return on(nameOf(layer));
  }

  /**
   * Returns where each unit of a layer, which may be within a nest, is on: see {@link #on(int)}.
   *
   * @param name its name, {@code 2} or {@code 1.0} for instance
   * @return {@code [unit][sample]}, a copy
   * @throws IllegalArgumentException if there is no such layer
   */
  public boolean[][] on(String name) {
    return Arrays.stream(get(states, name)).map(boolean[]::clone).toArray(boolean[][]::new);
  }

  /**
   * Returns where one unit of a layer is on: see {@link #on(int)}.
   *
   * @param layer number of the layer in the network, from 0
   * @param unit which unit, from 0
   * @return one entry for each sample, a copy
   * @throws IllegalArgumentException if there is no such layer or unit
   */
  public boolean[] on(int layer, int unit) {
    boolean[][] units = get(states, nameOf(layer));
    Checks.require(
        unit >= 0 && unit < units.length,
        "there is no unit %d: layer %d has units 0 to %d",
        unit,
        layer,
        units.length - 1);
    return units[unit].clone();
  }

  /**
   * Returns which activation pattern each point has: points have the same number if the same units
   * of all activation layers, nested ones included, are on for both. In a network of ReLUs or leaky
   * ReLUs the network is linear on each of these regions (Montufar, Pascanu, Cho and Bengio, 2014).
   *
   * @return one number for each sample, from 0 in the order in which patterns first appear; all 0
   *     without activation layers
   */
  public int[] regions() {
    Map<BitSet, Integer> numbers = new HashMap<>();
    int[] regions = new int[samples];
    for (int s = 0; s < samples; s++) {
      BitSet pattern = new BitSet();
      int bit = 0;
      for (String name : switches) {
        for (boolean[] unit : get(states, name)) {
          pattern.set(bit++, unit[s]);
        }
      }
      Integer number = numbers.putIfAbsent(pattern, numbers.size());
      regions[s] = number == null ? numbers.size() - 1 : number;
    }
    return regions;
  }

  private String nameOf(int layer) {
    Checks.require(
        layer >= 0 && layer < layers,
        "there is no layer %d: the network has layers 0 to %d",
        layer,
        layers - 1);
    return Integer.toString(layer);
  }

  private <T> T get(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no layer '" + name + "': the layers are " + names());
    }
    return value;
  }
}
