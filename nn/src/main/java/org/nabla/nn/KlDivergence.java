package org.nabla.nn;

/**
 * Kullback-Leibler divergence of the target distribution from predicted log-probabilities p, {@code
 * sum_i t_i (log t_i - p_i)} for each sample, 0 log 0 being 0. Goes after {@link LogSoftmax}. The
 * mean is over samples, PyTorch's {@code batchmean}: the definition of the divergence.
 *
 * @param reduction mean or sum
 */
public record KlDivergence(Reduction reduction) implements Loss {

  /** The mean over samples. */
  public KlDivergence() {
    this(Reduction.MEAN);
  }

  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double scale = reduction.scale(samples, 1);
    double sum = 0;
    for (int u = 0; u < prediction.length; u++) {
      for (int s = 0; s < samples.count(); s++) {
        double t = target[u][s];
        double weight = samples.weight(s);
        sum += t == 0 ? 0 : weight * t * (Math.log(t) - prediction[u][s]);
        gradient[u][s] = -scale * weight * t;
      }
    }
    return scale * sum;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    Loss.super.checkTargets(target, outputs);
    Targets.requireProbabilities(target, this);
  }

  @Override
  public String toString() {
    return "KL divergence" + reduction.suffix();
  }
}
