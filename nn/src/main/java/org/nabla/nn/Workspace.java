package org.nabla.nn;

import org.jspecify.annotations.Nullable;

/** The numbers of one network on one thread: outputs and gradients of each layer for one batch. */
final class Workspace {

  private final Network network;
  private final Pass[] passes;
  private final double[][][] outputs;
  private final double[][][] outputGradients;
  private final int capacity;
  private double[][] inputGradient;
  private final Samples samples = new Samples();

  Workspace(Network network, int capacity, boolean backward, Kernels kernels) {
    this.network = network;
    int depth = network.layers().size();
    passes = new Pass[depth];
    outputs = new double[depth][][];
    outputGradients = new double[depth][][];
    this.capacity = capacity;
    inputGradient = new double[0][];
    if (backward && !(network.layer(0) instanceof Dense)) {
      makeInputGradient(); // other layers may set dx though nobody wants it
    }
    for (int i = 0; i < depth; i++) {
      passes[i] = new Pass(capacity, i, network.offsets(i), kernels);
      passes[i].wantsInputGradient(i > 0);
      outputs[i] = new double[network.width(i + 1)][capacity];
      outputGradients[i] = new double[backward ? network.width(i + 1) : 0][capacity];
    }
  }

  /** Asks the first layer for the gradient by the inputs too. */
  void wantInputGradient() {
    passes[0].wantsInputGradient(true);
    makeInputGradient();
  }

  private void makeInputGradient() {
    inputGradient = new double[network.inputs()][capacity];
  }

  double[][] inputGradient() {
    return inputGradient;
  }

  /** Says which run and step this is, for layers that draw random numbers. */
  void at(long seed, long step) {
    for (Pass pass : passes) {
      pass.at(seed, step);
    }
  }

  /** Returns the outputs of the last layer, overwritten by the next call. */
  double[][] forward(double[] parameters, double[][] input, int count, boolean training) {
    double[][] x = input;
    for (int i = 0; i < passes.length; i++) {
      passes[i].begin(parameters, passes[i].gradient(), count, training);
      network.layer(i).forward(passes[i], x, outputs[i]);
      x = outputs[i];
    }
    return x;
  }

  /** Returns the outputs of the last layer for one sample: takes no workspace. */
  static double[] forwardOne(Network network, double[] parameters, double[] input) {
    Kernels kernels = Kernels.best();
    double[] x = input;
    for (int i = 0; i < network.layers().size(); i++) {
      Pass pass = new Pass(1, i, network.offsets(i), kernels);
      pass.begin(parameters, pass.gradient(), 1, false);
      double[] y = new double[network.width(i + 1)];
      network.layer(i).forwardOne(pass, x, y);
      x = y;
    }
    return x;
  }

  double lossAndGradient(
      Loss loss,
      double[] parameters,
      double[][] input,
      double[][] target,
      double @Nullable [] weights,
      int count,
      double[] gradient) {
    double[][] prediction = forward(parameters, input, count, true);
    int last = passes.length - 1;
    samples.set(count, weights);
    double value = loss.lossAndGradient(samples, prediction, target, outputGradients[last]);
    for (int i = last; i >= 0; i--) {
      passes[i].begin(parameters, gradient, count, true);
      double[][] x = i == 0 ? input : outputs[i - 1];
      double[][] dx = i == 0 ? inputGradient : outputGradients[i - 1];
      network.layer(i).backward(passes[i], x, outputs[i], outputGradients[i], dx);
    }
    return value;
  }

  private String largest(int count) {
    int layer = 0;
    int unit = 0;
    int sample = 0;
    for (int i = 0; i < passes.length; i++) {
      for (int u = 0; u < outputs[i].length; u++) {
        for (int s = 0; s < count; s++) {
          if (Math.abs(outputs[i][u][s]) > Math.abs(outputs[layer][unit][sample])) {
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
        + outputs[layer][unit][sample]
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
    for (int i = 0; i < passes.length; i++) {
      for (int u = 0; u < outputs[i].length; u++) {
        for (int s = 0; s < count; s++) {
          if (!Double.isFinite(outputs[i][u][s])) {
            return "output "
                + u
                + " of "
                + network.nameOf(i)
                + " is "
                + outputs[i][u][s]
                + " for sample "
                + s;
          }
        }
      }
    }
    return largest(count);
  }
}
