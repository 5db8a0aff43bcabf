package org.nabla.nn;

import java.util.Arrays;
import java.util.Map;

/** One forward and backward pass of a single layer, on rows per sample. */
final class LayerRun {

  final Network network;
  final double[][] y;
  final double[][] dx;
  final double[] gradient;
  final double[] state;

  LayerRun(Layer layer, double[][] samples, double[] parameters, double[][] outputGradient) {
    network = Network.of(samples[0].length, layer);
    int n = samples.length;
    Pass root = Pass.root(n, network.places(), Kernels.best());
    gradient = new double[network.size()];
    Arrays.fill(gradient, Double.NaN);
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

  /** Runs a layer as a reference case was run, which names its parameters as we do. */
  static LayerRun of(Layer layer, Map<String, Object> reference) {
    double[][] samples = Golden.matrix(Golden.get(reference, "input"));
    return new LayerRun(
        layer,
        samples,
        Golden.values(
            Network.of(samples[0].length, layer), Golden.object(reference, "state_before")),
        Golden.matrix(Golden.get(reference, "output_grad")));
  }

  void assertClose(Map<String, Object> reference, double tolerance) {
    Close.assertClose(y, Golden.matrix(Golden.get(reference, "output")), tolerance, "output");
    Close.assertClose(dx, Golden.matrix(Golden.get(reference, "input_grad")), tolerance, "dx");
    double[] expected = Golden.values(network, Golden.object(reference, "parameter_grads"));
    Close.assertClose(gradient, expected, tolerance, "gradient");
  }
}
