package org.nabla.nn;

import java.util.List;

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

  static void requireSigns(double[][] target, Loss loss) {
    for (int u = 0; u < target.length; u++) {
      for (int s = 0; s < target[u].length; s++) {
        Checks.require(
            Math.abs(target[u][s]) == 1,
            "target %d of sample %d is %s: %s needs targets of -1 and 1",
            u,
            s,
            target[u][s],
            loss);
      }
    }
  }

  static void requireLabels(double[][] target, int classes, Loss loss) {
    Checks.require(
        classes > 1,
        "%s needs one output for each class but the network has 1: end it with Dense(classes), or"
            + " use BceWithLogits for two classes",
        loss);
    Checks.require(
        target.length == 1,
        "targets have %d columns: %s needs one column of class labels",
        target.length,
        loss);
    for (int s = 0; s < target[0].length; s++) {
      double label = target[0][s];
      Checks.require(
          label >= 0 && label < classes && label == (int) label,
          "the label of sample %d is %s: labels of %d classes are 0 to %d",
          s,
          label,
          classes,
          classes - 1);
    }
  }

  /** What the text of a loss says of class weights: nothing if there are none. */
  static String text(List<Double> classWeights) {
    return classWeights.isEmpty() ? "" : ", class weights " + classWeights;
  }

  static List<Double> classWeights(List<Double> weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += Checks.notNegative(weight, "a class weight");
    }
    Checks.require(
        weights.isEmpty() || sum > 0, "all class weights are 0: one must be positive at least");
    return List.copyOf(weights);
  }

  static void requireWeights(List<Double> weights, int classes, Loss loss) {
    Checks.require(
        weights.isEmpty() || weights.size() == classes,
        "%s has %d class weights but the network has %d outputs: give one for each",
        loss,
        weights.size(),
        classes);
  }

  static double weight(List<Double> classWeights, int label) {
    return classWeights.isEmpty() ? 1 : classWeights.get(label);
  }

  /** Refuses a layer that already makes probabilities of logits. */
  static void refuseProbabilities(Layer last, Loss loss, String instead) {
    Checks.require(
        !last.probabilities(false),
        "%s applies the sigmoid or softmax itself, but the network ends with %s: remove that layer,"
            + " or use %s",
        loss,
        last,
        instead);
  }
}
