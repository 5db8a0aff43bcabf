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

  /** Mean loss from which the rounding of 1 - p, 1e-16, is less than 1e-10 of it. */
  private static final double LEAST_FAST_MEAN = 1e-5;

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
      requireProbabilities(prediction[u], u, samples.count());
      sum += row(samples, prediction[u], target[u], gradient[u], scale);
    }
    return scale * sum;
  }

  private static double row(Samples samples, double[] p, double[] t, double[] g, double scale) {
    int n = samples.count();
    for (int s = 0; s < n; s++) {
      g[s] = scale * (p[s] - t[s]) / Math.max(p[s] * (1 - p[s]), LEAST_VARIANCE);
    }
    if (!samples.weighted()) {
      double sum = -Logarithms.sumOfHardLikelihoods(p, t, n);
      if (sum > LEAST_FAST_MEAN * n) {
        return sum;
      }
    }
    double sum = 0;
    for (int s = 0; s < n; s++) {
      double w = samples.weight(s);
      sum -= w * logLikelihood(p[s], t[s]);
      g[s] *= w;
    }
    return sum;
  }

  private static void requireProbabilities(double[] p, int output, int n) {
    for (int s = 0; s < n; s++) {
      if (p[s] < 0 || p[s] > 1) {
        throw new ArithmeticException(
            "BCE needs probabilities but output "
                + output
                + " for sample "
                + s
                + " is "
                + p[s]
                + ": end the network with Activation.sigmoid(), or use BceWithLogits");
      }
    }
  }

  private static double logLikelihood(double p, double t) {
    double whenTrue = t == 0 ? 0 : t * Math.max(Math.log(p), LEAST_LOG);
    double whenFalse = t == 1 ? 0 : (1 - t) * Math.max(Math.log1p(-p), LEAST_LOG);
    return whenTrue + whenFalse;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Loss.super.checkTargets(target, outputs);
    Targets.requireProbabilities(target, this);
  }

  @Override
  public String toString() {
    return "BCE" + reduction.suffix();
  }
}
