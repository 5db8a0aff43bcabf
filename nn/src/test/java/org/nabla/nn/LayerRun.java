package org.nabla.nn;

/** One forward and backward pass of a single layer, on rows per sample. */
final class LayerRun {

  final double[][] y;
  final double[][] dx;
  final double[] gradient;
  final double[] state;

  LayerRun(Layer layer, double[][] samples, double[] parameters, double[][] outputGradient) {
    Network network = Network.of(samples[0].length, layer);
    int n = samples.length;
    Pass root = Pass.root(n, network.places(), Kernels.best());
    gradient = new double[network.size()];
    java.util.Arrays.fill(gradient, Double.NaN);
    state = network.state();
    root.begin(parameters, gradient, state, n, true);
    Pass pass = root.child(0, layer, network.inputs());
    double[][] x = Rows.transpose(samples, "samples");
    double[][] dy = Rows.transpose(outputGradient, "gradients");
    double[][] outputs = new double[dy.length][n];
    double[][] inputGradients = new double[x.length][n];
    layer.forward(pass, x, outputs);
    layer.backward(pass, x, outputs, dy, inputGradients);
    y = Rows.transpose(outputs, "outputs");
    dx = Rows.transpose(inputGradients, "input gradients");
  }
}
