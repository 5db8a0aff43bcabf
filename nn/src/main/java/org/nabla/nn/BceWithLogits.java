package org.nabla.nn;

/**
 * Binary cross-entropy of logits, the sigmoid included: PyTorch's {@code BCEWithLogitsLoss}.
 *
 * <p>{@code mean((1 - t) z + (1 + (c - 1) t) (log(1 + exp(-|z|)) + max(-z, 0)))} with positive
 * weight c, which for c = 1 is {@code max(z, 0) - z t + log(1 + exp(-|z|))}; stable for any z. The
 * network must end without a sigmoid.
 *
 * @param positiveWeight factor c of the samples whose target is 1; more than 1 raises recall
 * @param reduction mean or sum
 */
public record BceWithLogits(double positiveWeight, Reduction reduction) implements Loss {

  /**
   * Checks the components.
   *
   * @param positiveWeight factor c of the samples whose target is 1; more than 1 raises recall
   * @param reduction mean or sum
   * @throws IllegalArgumentException if the positive weight is not positive and finite
   */
  public BceWithLogits {
    Checks.positive(positiveWeight, "the positive weight of BceWithLogits");
  }

  /** The mean over samples and outputs, with positive weight 1. */
  public BceWithLogits() {
    this(1);
  }

  /**
   * The mean over samples and outputs.
   *
   * @param positiveWeight factor of the samples whose target is 1
   * @throws IllegalArgumentException if the positive weight is not positive and finite
   */
  public BceWithLogits(double positiveWeight) {
    this(positiveWeight, Reduction.MEAN);
  }

  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double scale = reduction.scale(samples, prediction.length);
    double sum = 0;
    for (int u = 0; u < prediction.length; u++) {
      sum += row(samples, prediction[u], target[u], gradient[u], scale);
    }
    return scale * sum;
  }

  private double row(Samples samples, double[] z, double[] t, double[] g, double scale) {
    return positiveWeight == 1 && !samples.weighted()
        ? plain(samples.count(), z, t, g, scale)
        : weighted(samples, z, t, g, scale);
  }

  private static double plain(int n, double[] z, double[] t, double[] g, double scale) {
    double sum = 0;
    for (int s = 0; s < n; s++) {
      g[s] = Math.exp(-Math.abs(z[s]));
      sum += Math.max(z[s], 0) - z[s] * t[s];
    }
    sum += Logarithms.sumOfLog1p(g, n);
    for (int s = 0; s < n; s++) {
      double e = g[s];
      g[s] = scale * ((z[s] >= 0 ? 1 : e) / (1 + e) - t[s]);
    }
    return sum;
  }

  private double weighted(Samples samples, double[] z, double[] t, double[] g, double scale) {
    double sum = 0;
    for (int s = 0; s < samples.count(); s++) {
      double e = Math.exp(-Math.abs(z[s]));
      double w = samples.weight(s);
      double c = 1 + (positiveWeight - 1) * t[s];
      double sigmoid = (z[s] >= 0 ? 1 : e) / (1 + e);
      double positive = positiveWeight * t[s];
      sum +=
          w * ((1 - t[s]) * Math.max(z[s], 0) + positive * Math.max(-z[s], 0) + c * Math.log1p(e));
      g[s] = scale * w * (c * sigmoid - positive);
    }
    return sum;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Loss.super.checkTargets(target, outputs);
    Targets.requireProbabilities(target, this);
  }

  @Override
  public void checkOutput(Layer last) {
    Targets.refuseProbabilities(last, this, "Bce");
  }

  @Override
  public String toString() {
    String weight = positiveWeight == 1 ? "" : ", positive weight " + positiveWeight;
    return "BCE with logits" + weight + reduction.suffix();
  }
}
