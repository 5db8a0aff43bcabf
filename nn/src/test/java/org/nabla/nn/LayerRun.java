package org.nabla.nn;

/** One forward and backward pass of a single layer, on rows per sample. */
final class LayerRun {

  final double[][] y;
  final double[][] dx;
  final double[] gradient;

  LayerRun(Layer layer, double[][] samples, double[] parameters, double[][] outputGradient) {
    Network network = Network.of(samples[0].length, layer);
    int n = samples.length;
    Pass pass = new Pass(n, 0, network.offsets(0), Kernels.best());
    gradient = new double[network.size()];
    java.util.Arrays.fill(gradient, Double.NaN);
    pass.begin(parameters, gradient, n, true);
    pass.wantsInputGradient(true);
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
