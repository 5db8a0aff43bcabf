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
    loss.checkOutput(network.layer(network.layers().size() - 1));
    return new Data(input, target, null, x.length);
  }
}
