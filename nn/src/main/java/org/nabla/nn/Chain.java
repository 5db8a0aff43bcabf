package org.nabla.nn;

import java.util.List;

/** The numbers of layers in a row, on one thread: what each gave for the batch at hand. */
final class Chain {

  private final List<Layer> layers;
  private final int[] widths;
  private final int capacity;
  private final double[][][] outputs;
  private double[][][] outputGradients = {};

  Chain(List<Layer> layers, int[] widths, int capacity) {
    this.layers = layers;
    this.widths = widths;
    this.capacity = capacity;
    outputs = new double[layers.size()][][];
    for (int i = 0; i < last(); i++) {
      outputs[i] = new double[widths[i + 1]][capacity];
    }
    outputs[last()] = new double[0][];
  }

  int last() {
    return layers.size() - 1;
  }

  /** The pass of one layer, which knows its numbers in turn if it is a nest. */
  Pass pass(Pass parent, int i) {
    return parent.child(i, layers.get(i), widths[i]);
  }

  /** Outputs of a layer, {@code [unit][sample]}, those of the last pass. */
  double[][] outputs(int i) {
    return outputs[i];
  }

  void forward(Pass parent, double[][] x, double[][] y) {
    outputs[last()] = y;
    double[][] in = x;
    for (int i = 0; i < outputs.length; i++) {
      pass(parent, i).forward(in, outputs[i]);
      in = outputs[i];
    }
  }

  void backward(Pass parent, double[][] x, double[][] dy, double[][] dx) {
    if (outputGradients.length == 0) {
      makeGradients();
    }
    for (int i = last(); i >= 0; i--) {
      Pass pass = pass(parent, i);
      if (i == 0) {
        pass.wantsInputGradient(parent.wantsInputGradient());
      }
      pass.backward(
          i == 0 ? x : outputs[i - 1],
          outputs[i],
          i == last() ? dy : outputGradients[i],
          i == 0 ? dx : outputGradients[i - 1]);
    }
  }

  private void makeGradients() {
    outputGradients = new double[last()][][];
    for (int i = 0; i < last(); i++) {
      outputGradients[i] = new double[widths[i + 1]][capacity];
    }
  }
}
