package org.nabla.nn;

import org.jspecify.annotations.Nullable;

/** Samples and targets, checked and transposed once. */
record Data(double[][] input, double[][] target, double @Nullable [] weights, int samples) {

  static Data of(Network network, Loss loss, double[][] x, double[][] y) {
    Rows.requireWidth(x, network.inputs(), "samples");
    double[][] input = Rows.transpose(x, "samples");
    double[][] target = Rows.transpose(y, "targets");
    Checks.require(
        x.length == y.length,
        "there are %d samples and %d targets: give one target for each sample",
        x.length,
        y.length);
    loss.checkTargets(target, network.outputs());
    loss.checkOutput(meaningful(network));
    return new Data(input, target, null, x.length);
  }

  /** The last layer that does not leave the meaning of its inputs as it is. */
  private static Layer meaningful(Network network) {
    Layer last = network.layer(0);
    for (Layer layer : network.layers()) {
      boolean leaves = layer.probabilities(true) && !layer.probabilities(false);
      last = leaves ? last : layer;
    }
    return last;
  }
}
