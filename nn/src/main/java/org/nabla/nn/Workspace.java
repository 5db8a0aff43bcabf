package org.nabla.nn;

import org.jspecify.annotations.Nullable;

/** The numbers of one network on one thread: outputs and gradients of each layer for one batch. */
final class Workspace {

  private static final double[] NO_GRADIENT = {};

  private final Network network;
  private final int capacity;
  private final Pass root;
  private final Chain chain;
  private final double[][] output;
  private final double[][] outputGradient;
  private final Samples samples = new Samples();
  private double[][] inputGradient = {};

  Workspace(Network network, int capacity, boolean backward, Kernels kernels) {
    this.network = network;
    this.capacity = capacity;
    root = Pass.root(capacity, network.places(), kernels);
    chain = root.chain(network.sequence(), network.inputs());
    output = new double[network.outputs()][capacity];
    outputGradient = new double[backward ? network.outputs() : 0][capacity];
    if (backward && !(network.layer(0) instanceof Dense)) {
      makeInputGradient(); // other layers may set dx though nobody wants it
    }
  }

  /** Asks the first layer for the gradient by the inputs too. */
  void wantInputGradient() {
    root.wantsInputGradient(true);
    makeInputGradient();
  }

  private void makeInputGradient() {
    inputGradient = new double[network.inputs()][capacity];
  }

  double[][] inputGradient() {
    return inputGradient;
  }

  /** The pass of the network, for those who look on. */
  Pass root() {
    return root;
  }

  int capacity() {
    return capacity;
  }

  /** Says which run and step this is, for layers that draw random numbers. */
  void at(long seed, long step) {
    root.at(seed, step);
  }

  /**
   * Returns the outputs of the last layer, overwritten by the next call. In training layers may
   * change the state.
   */
  double[][] forward(
      double[] parameters, double[] state, double[][] input, int count, boolean training) {
    root.begin(parameters, NO_GRADIENT, state, count, training);
    chain.forward(root, input, output);
    return output;
  }

  /** Returns the outputs of the last layer for one sample: takes no workspace. */
  static double[] forwardOne(Network network, double[] parameters, double[] state, double[] input) {
    Pass root = Pass.root(1, network.places(), Kernels.best());
    root.begin(parameters, NO_GRADIENT, state, 1, false);
    double[] y = new double[network.outputs()];
    network.sequence().forwardOne(root, input, y);
    return y;
  }

  double lossAndGradient(
      Loss loss,
      double[] parameters,
      double[] state,
      double[][] input,
      double[][] target,
      double @Nullable [] weights,
      int count,
      double[] gradient) {
    double[][] prediction = forward(parameters, state, input, count, true);
    samples.set(count, weights);
    double value = loss.lossAndGradient(samples, prediction, target, outputGradient);
    root.begin(parameters, gradient, state, count, true);
    chain.backward(root, input, outputGradient, inputGradient);
    return value;
  }

  private String largest(int count) {
    double value = 0;
    int layer = 0;
    int unit = 0;
    int sample = 0;
    for (int i = 0; i <= chain.last(); i++) {
      double[][] outputs = chain.outputs(i);
      for (int u = 0; u < outputs.length; u++) {
        for (int s = 0; s < count; s++) {
          if (Math.abs(outputs[u][s]) > Math.abs(value)) {
            value = outputs[u][s];
            layer = i;
            unit = u;
            sample = s;
          }
        }
      }
    }
    return "every output is finite, the largest is output "
        + unit
        + " of "
        + network.nameOf(layer)
        + ", "
        + value
        + " for sample "
        + sample
        + ": too large for the loss";
  }

  /** Names the first place where a number is not finite, parameters first, then layer by layer. */
  String firstNotFinite(double[] parameters, int count) {
    String parameter = network.firstNotFinite(parameters);
    if (parameter != null) {
      return parameter;
    }
    for (int i = 0; i <= chain.last(); i++) {
      double[][] outputs = chain.outputs(i);
      for (int u = 0; u < outputs.length; u++) {
        for (int s = 0; s < count; s++) {
          if (!Double.isFinite(outputs[u][s])) {
            return "output "
                + u
                + " of "
                + network.nameOf(i)
                + " is "
                + outputs[u][s]
                + " for sample "
                + s;
          }
        }
      }
    }
    return largest(count);
  }
}
