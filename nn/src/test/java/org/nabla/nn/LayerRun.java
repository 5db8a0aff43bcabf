package org.nabla.nn;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One forward and backward pass of a single layer, on rows per sample. */
final class LayerRun {

  final Network network;
  final double[][] y;
  final double[][] dx;
  final double[] gradient;
  final double[] stateBefore;
  final double[] state;

  LayerRun(Layer layer, double[][] samples, double[] parameters, double[][] outputGradient) {
    this(layer, samples, parameters, outputGradient, null, true);
  }

  private LayerRun(
      Layer layer,
      double[][] samples,
      double[] parameters,
      double[][] outputGradient,
      double @Nullable [] given,
      boolean training) {
    network = Network.of(samples[0].length, layer);
    int n = samples.length;
    Pass root = Pass.root(n, network.places(), Kernels.best());
    gradient = new double[network.size()];
    Arrays.fill(gradient, Double.NaN);
    stateBefore = given == null ? network.state() : given;
    state = stateBefore.clone();
    root.begin(parameters, gradient, state, n, training);
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
    Network network = Network.of(samples[0].length, layer);
    Map<String, Object> before = Golden.object(reference, "state_before");
    return new LayerRun(
        layer,
        samples,
        Golden.values(network, before),
        Golden.matrix(Golden.get(reference, "output_grad")),
        Golden.state(network, before),
        (Boolean) Golden.get(reference, "training"));
  }

  void assertClose(Map<String, Object> reference, double tolerance) {
    assertClose(reference, new double[gradient.length], tolerance);
  }

  /** With gradients that were added to those of the passes before. */
  void assertClose(Map<String, Object> reference, double[] before, double tolerance) {
    Close.assertClose(y, Golden.matrix(Golden.get(reference, "output")), tolerance, "output");
    Close.assertClose(dx, Golden.matrix(Golden.get(reference, "input_grad")), tolerance, "dx");
    double[] expected = Golden.values(network, Golden.object(reference, "parameter_grads"));
    double[] sum = new double[expected.length];
    Arrays.setAll(sum, i -> before[i] + gradient[i]);
    Close.assertClose(sum, expected, tolerance, "gradient");
  }
}
