package org.nabla.nn;

import java.util.List;

/**
 * Cross-entropy of logits z, the softmax included: {@code -sum_c w_c q_c log softmax(z)_c},
 * PyTorch's {@code CrossEntropyLoss}; stable for any z. The network must end without a softmax.
 *
 * <p>Targets are one column of class labels, 0 to outputs - 1, or one column for each class with
 * its probability. Label smoothing e makes them {@code q = (1 - e) t + e/classes}. The mean divides
 * by the sum of the weights of the samples' labels, and by the number of samples if targets are
 * probabilities. Where that sum is 0, since every label is of a class that weighs 0, the loss and
 * its gradient are 0 (PyTorch's are NaN).
 *
 * @param classWeights one weight w for each class, or none for equal weights
 * @param labelSmoothing how much of each label is spread over all classes, in [0, 1)
 * @param reduction mean or sum
 */
public record CrossEntropy(List<Double> classWeights, double labelSmoothing, Reduction reduction)
    implements Loss {

  /**
   * Checks the components.
   *
   * @param classWeights one weight w for each class, or none for equal weights
   * @param labelSmoothing how much of each label is spread over all classes, in [0, 1)
   * @param reduction mean or sum
   * @throws IllegalArgumentException if a weight is negative or not finite, all are 0, or label
   *     smoothing is outside [0, 1)
   */
  public CrossEntropy {
    classWeights = Targets.classWeights(classWeights);
    Checks.require(
        labelSmoothing >= 0 && labelSmoothing < 1,
        "the label smoothing is %s: it must be in [0, 1), 0.1 for instance",
        labelSmoothing);
  }

  /** The mean over samples, all classes weighing the same, labels not smoothed. */
  public CrossEntropy() {
    this(List.of(), 0, Reduction.MEAN);
  }

  /**
   * The mean over samples, all classes weighing the same.
   *
   * @param labelSmoothing how much of each label is spread over all classes, in [0, 1)
   * @throws IllegalArgumentException if label smoothing is outside [0, 1)
   */
  public CrossEntropy(double labelSmoothing) {
    this(List.of(), labelSmoothing, Reduction.MEAN);
  }

  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    boolean labels = target.length == 1;
    double total = 0;
    double sum = 0;
    for (int s = 0; s < samples.count(); s++) {
      double weight = samples.weight(s);
      double classWeight = labels ? Targets.weight(classWeights, (int) target[0][s]) : 1;
      total += weight * classWeight;
      sum += weight * sample(s, prediction, target, gradient, weight);
    }
    double scale = reduction.scale(total);
    for (double[] row : gradient) {
      for (int s = 0; s < samples.count(); s++) {
        row[s] *= scale;
      }
    }
    return scale * sum;
  }

  private double sample(
      int s, double[][] prediction, double[][] target, double[][] gradient, double weight) {
    double max = Softmax.greatest(prediction, s);
    double exponentials = 0;
    for (int c = 0; c < prediction.length; c++) {
      double e = Math.exp(prediction[c][s] - max);
      gradient[c][s] = e;
      exponentials += e;
    }
    double log = Math.log(exponentials);
    double mass = 0;
    double loss = 0;
    for (int c = 0; c < prediction.length; c++) {
      double q = Targets.weight(classWeights, c) * smoothed(target, c, s, prediction.length);
      if (q != 0) {
        mass += q;
        loss -= q * (prediction[c][s] - max - log);
      }
    }
    double factor = weight * mass / exponentials;
    for (int c = 0; c < prediction.length; c++) {
      double q = Targets.weight(classWeights, c) * smoothed(target, c, s, prediction.length);
      gradient[c][s] = gradient[c][s] * factor - weight * q;
    }
    return loss;
  }

  private double smoothed(double[][] target, int c, int s, int classes) {
    double t;
    if (target.length == 1) {
      t = (int) target[0][s] == c ? 1 : 0;
    } else {
      t = target[c][s];
    }
    return (1 - labelSmoothing) * t + labelSmoothing / classes;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Targets.requireWeights(classWeights, outputs, this);
    if (target.length == 1) {
      Targets.requireLabels(target, outputs, this);
    } else {
      Loss.super.checkTargets(target, outputs);
      Targets.requireProbabilities(target, this);
    }
  }

  @Override
  public void checkOutput(Layer last) {
    Targets.refuseProbabilities(last, this, "Nll after LogSoftmax");
  }

  @Override
  public String toString() {
    String smoothing = labelSmoothing == 0 ? "" : ", label smoothing " + labelSmoothing;
    return "Cross-entropy" + smoothing + Targets.text(classWeights) + reduction.suffix();
  }
}
