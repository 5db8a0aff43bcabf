package org.nabla.nn;

/** What losses require of targets and of the layer before them. */
final class Targets {

  private Targets() {}

  static void requireProbabilities(double[][] target, Loss loss) {
    for (int u = 0; u < target.length; u++) {
      for (int s = 0; s < target[u].length; s++) {
        Checks.require(
            target[u][s] >= 0 && target[u][s] <= 1,
            "target %d of sample %d is %s: %s needs targets in [0, 1], usually 0 and 1",
            u,
            s,
            target[u][s],
            loss);
      }
    }
  }

  /** Refuses a layer that already makes probabilities of logits. */
  static void refuseProbabilities(Layer last, Loss loss, String instead) {
    Checks.require(
        !(last instanceof Activations.Sigmoid),
        "%s applies the sigmoid or softmax itself, but the network ends with %s: remove that layer,"
            + " or use %s",
        loss,
        last,
        instead);
  }
}
