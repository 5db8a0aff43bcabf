package org.nabla.nn;

/**
 * Binary cross-entropy of probabilities, {@code -mean(t log p + (1 - t) log(1 - p))}: PyTorch's
 * {@code BCELoss}.
 *
 * <p>As there, each logarithm is at least -100, so that a probability of exactly 0 or 1 gives a
 * finite loss, and the gradient is {@code (p - t) / max(p (1 - p), 1e-12)}. Targets are
 * probabilities, 0 and 1 among them. {@link BceWithLogits} is better conditioned: prefer it and
 * leave out the sigmoid.
 *
 * @param reduction mean or sum
 */
public record Bce(Reduction reduction) implements Loss {

  private static final double LEAST_LOG = -100;

  /** PyTorch keeps it in single precision. */
  private static final double LEAST_VARIANCE = 1e-12f;

  /** The mean over samples and outputs. */
  public Bce() {
    this(Reduction.MEAN);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if a prediction is outside [0, 1]
   */
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

  private static double row(Samples samples, double[] p, double[] t, double[] g, double scale) {
    double sum = 0;
    for (int s = 0; s < samples.count(); s++) {
      double q = p[s];
      if (q < 0 || q > 1) {
        throw new ArithmeticException(
            "BCE needs probabilities but output of sample "
                + s
                + " is "
                + q
                + ": end the network with Activation.sigmoid(), or use BceWithLogits");
      }
      double w = samples.weight(s);
      sum -= w * crossEntropy(q, t[s]);
      g[s] = scale * w * (q - t[s]) / Math.max(q * (1 - q), LEAST_VARIANCE);
    }
    return sum;
  }

  private static double crossEntropy(double p, double t) {
    if (t == 1) {
      return Math.max(Math.log(p), LEAST_LOG);
    }
    double whenFalse = Math.max(log1m(p), LEAST_LOG);
    return t == 0 ? whenFalse : t * Math.max(Math.log(p), LEAST_LOG) + (1 - t) * whenFalse;
  }

  private static double log1m(double p) {
    return p < 0.25 ? Math.log1p(-p) : Math.log(1 - p);
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Loss.super.checkTargets(target, outputs);
    Targets.requireProbabilities(target, this);
  }

  @Override
  public String toString() {
    return "BCE";
  }
}
