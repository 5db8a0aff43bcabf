package org.nabla.nn;

import java.util.List;

/**
 * Negative log-likelihood of class labels under predicted log-probabilities p, {@code -w_t p_t} for
 * label t: PyTorch's {@code NLLLoss}. Goes after {@link LogSoftmax}. The mean divides by the sum of
 * the weights of the samples' classes; where that is 0, the loss and its gradient are 0 (PyTorch's
 * are NaN).
 *
 * <p>Targets are one column of labels, 0 to outputs - 1.
 *
 * @param classWeights one weight for each class, or none for equal weights
 * @param reduction mean or sum
 */
public record Nll(List<Double> classWeights, Reduction reduction) implements Loss {

  /**
   * Checks the components.
   *
   * @param classWeights one weight for each class, or none for equal weights
   * @param reduction mean or sum
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are 0
   */
  public Nll {
    classWeights = Targets.classWeights(classWeights);
  }

  /** The mean over samples, all classes weighing the same. */
  public Nll() {
    this(List.of(), Reduction.MEAN);
  }

  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double total = 0;
    double sum = 0;
    for (int s = 0; s < samples.count(); s++) {
      int label = (int) target[0][s];
      double weight = samples.weight(s) * Targets.weight(classWeights, label);
      total += weight;
      sum -= weight * prediction[label][s];
      for (double[] row : gradient) {
        row[s] = 0;
      }
      gradient[label][s] = -weight;
    }
    double scale = reduction.scale(total);
    for (double[] row : gradient) {
      for (int s = 0; s < samples.count(); s++) {
        row[s] *= scale;
      }
    }
    return scale * sum;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Targets.requireWeights(classWeights, outputs, this);
    Targets.requireLabels(target, outputs, this);
  }

  @Override
  public String toString() {
    return "NLL" + Targets.text(classWeights) + reduction.suffix();
  }
}
