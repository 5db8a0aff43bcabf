package org.nabla.nn;

import java.util.List;

/**
 * Normalizes each unit over the samples of the batch, then scales and shifts it: {@code y = weight
 * (x - mean)/sqrt(variance + epsilon) + bias} (Ioffe and Szegedy, 2015): PyTorch's {@code
 * BatchNorm1d}.
 *
 * <p>In training mean and (biased) variance are those of the batch, which needs two samples at
 * least, and running statistics follow them: {@code running = (1 - momentum) running + momentum
 * batch}. The running variance follows the unbiased variance, as in PyTorch and the original; see
 * {@link #withPopulationVariance}. Prediction uses the running statistics, so that a sample's
 * prediction does not depend on its neighbours; and so the running statistics must have seen enough
 * batches before predictions are any good: 1/momentum at least.
 *
 * <p>Its parameters are {@code weight} (units), initially 1, and {@code bias} (units), initially 0,
 * unless switched off; neither decays. Its states are {@code running_mean} (units), initially 0,
 * {@code running_var} (units), initially 1, and {@code num_batches_tracked}.
 *
 * <p>Sample weights weigh the loss and not these statistics. A Dense layer before this one needs no
 * bias, which the mean takes away again.
 *
 * @param epsilon added to the variance, 1e-5 by default
 * @param momentum share of the running statistics that each batch replaces, 0.1 by default; 0 keeps
 *     them as they are, 1 keeps the last batch's
 * @param affine whether each unit is scaled and shifted, true by default
 * @param cumulative whether running statistics are the mean over all batches so far instead, the
 *     momentum being ignored; false by default
 * @param population whether the running variance follows the biased variance; false by default
 */
public record BatchNorm(
    double epsilon, double momentum, boolean affine, boolean cumulative, boolean population)
    implements Layer {

  private static final int RUNNING_MEAN = 0;
  private static final int RUNNING_VAR = 1;
  private static final int BATCHES = 2;

  /**
   * Checks the components.
   *
   * @param epsilon added to the variance, 1e-5 by default
   * @param momentum share of the running statistics that each batch replaces, 0.1 by default
   * @param affine whether each unit is scaled and shifted, true by default
   * @param cumulative whether running statistics are the mean over all batches so far instead
   * @param population whether the running variance follows the biased variance
   * @throws IllegalArgumentException if epsilon is not positive and finite, or the momentum is not
   *     in [0, 1]
   */
  public BatchNorm {
    Checks.positive(epsilon, "the epsilon of batch normalization");
    Checks.require(
        momentum >= 0 && momentum <= 1,
        "the momentum of batch normalization is %s: it must be between 0 and 1, the share of the"
            + " running statistics that each batch replaces, 0.1 for instance",
        momentum);
  }

  /** A normalization with PyTorch's defaults. */
  public BatchNorm() {
    this(1e-5, 0.1, true, false, false);
  }

  /**
   * Returns the same layer with another momentum.
   *
   * @param share share of the running statistics that each batch replaces, in [0, 1]; one minus
   *     that of Keras
   * @return a new layer
   * @throws IllegalArgumentException if the share is not in [0, 1]
   */
  public BatchNorm withMomentum(double share) {
    return new BatchNorm(epsilon, share, affine, false, population);
  }

  /**
   * Returns the same layer with running statistics that are the mean over all batches: PyTorch's
   * {@code momentum=None}.
   *
   * @return a new layer
   */
  public BatchNorm withCumulativeAverage() {
    return new BatchNorm(epsilon, momentum, affine, true, population);
  }

  /**
   * Returns the same layer with a running variance that follows the variance of the batch as a
   * population, divided by n, the one that it was normalized with, and not by n - 1: the convention
   * of Keras.
   *
   * @return a new layer
   */
  public BatchNorm withPopulationVariance() {
    return new BatchNorm(epsilon, momentum, affine, cumulative, true);
  }

  /**
   * Returns the same layer without weight and bias.
   *
   * @return a new layer
   */
  public BatchNorm withoutAffine() {
    return new BatchNorm(epsilon, momentum, false, cumulative, population);
  }

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    return affine ? Normalization.scaleAndShift(inputs) : List.of();
  }

  @Override
  public List<StateSpec> states(int inputs) {
    return List.of(
        new StateSpec("running_mean", List.of(inputs), 0),
        new StateSpec("running_var", List.of(inputs), 1),
        new StateSpec("num_batches_tracked", List.of(), 0));
  }

  @Override
  public int leastSamples() {
    return 2;
  }

  @Override
  public long operations(int inputs) {
    return (affine ? 4L : 2L) * inputs;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    double[][] statistics = pass.scratch(0, 2, x.length);
    double[] means = statistics[0];
    double[] scales = statistics[1];
    if (pass.training()) {
      batchStatistics(pass, x, means, scales);
    } else {
      runningStatistics(pass, means, scales);
    }
    for (int u = 0; u < y.length; u++) {
      double weight = affine ? pass.parameters()[pass.offset(0) + u] : 1;
      double bias = affine ? pass.parameters()[pass.offset(1) + u] : 0;
      normalize(x[u], means[u], weight * scales[u], bias, y[u], n);
    }
  }

  private static void normalize(
      double[] x, double mean, double scale, double bias, double[] y, int n) {
    for (int s = 0; s < n; s++) {
      y[s] = (x[s] - mean) * scale + bias;
    }
  }

  private void batchStatistics(Pass pass, double[][] x, double[] means, double[] scales) {
    int n = pass.samples();
    if (n < 2) {
      throw new IllegalArgumentException(
          "a training batch of 1 sample has no variance to normalize with: train with 2 samples at"
              + " least, drop the last batch, or use LayerNorm");
    }
    double[] state = pass.state();
    int batches = pass.stateOffset(BATCHES);
    state[batches]++;
    double share = cumulative ? 1 / state[batches] : momentum;
    int runningMean = pass.stateOffset(RUNNING_MEAN);
    int runningVar = pass.stateOffset(RUNNING_VAR);
    Kernels kernels = pass.kernels();
    for (int u = 0; u < x.length; u++) {
      double mean = kernels.sum(x[u], n) / n;
      double squares = kernels.squares(x[u], mean, n);
      means[u] = mean;
      scales[u] = 1 / Math.sqrt(squares / n + epsilon);
      double variance = squares / (population ? n : n - 1);
      state[runningMean + u] = (1 - share) * state[runningMean + u] + share * mean;
      state[runningVar + u] = (1 - share) * state[runningVar + u] + share * variance;
    }
  }

  private void runningStatistics(Pass pass, double[] means, double[] scales) {
    double[] state = pass.state();
    System.arraycopy(state, pass.stateOffset(RUNNING_MEAN), means, 0, means.length);
    int variances = pass.stateOffset(RUNNING_VAR);
    for (int u = 0; u < scales.length; u++) {
      scales[u] = 1 / Math.sqrt(state[variances + u] + epsilon);
    }
  }

  /**
   * With {@code h = (x - mean) scale}: {@code dx = weight scale (dy - mean(dy) - h mean(dy h))} in
   * training. Outside training the statistics are constants, and so the means drop out.
   */
  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    double[][] statistics = pass.scratch(0, 2, x.length);
    Kernels kernels = pass.kernels();
    for (int u = 0; u < x.length; u++) {
      double mean = statistics[0][u];
      double scale = statistics[1][u];
      double slope = kernels.sum(dy[u], n);
      double slopeByH = kernels.dot(dy[u], x[u], mean, n) * scale;
      double weight = 1;
      if (affine) {
        weight = pass.parameters()[pass.offset(0) + u];
        pass.gradient()[pass.offset(0) + u] = slopeByH;
        pass.gradient()[pass.offset(1) + u] = slope;
      }
      if (pass.wantsInputGradient()) {
        double share = pass.training() ? 1.0 / n : 0;
        double factor = share * slopeByH * scale;
        inputGradient(dy[u], x[u], mean, weight * scale, share * slope, factor, dx[u], n);
      }
    }
  }

  private static void inputGradient(
      double[] dy,
      double[] x,
      double mean,
      double scale,
      double slope,
      double factor,
      double[] dx,
      int n) {
    for (int s = 0; s < n; s++) {
      dx[s] = scale * (dy[s] - slope - (x[s] - mean) * factor);
    }
  }

  @Override
  public String toString() {
    String average = cumulative ? "cumulative average" : "momentum " + momentum;
    return "BatchNorm("
        + (epsilon == 1e-5 ? "" : "epsilon " + epsilon + ", ")
        + average
        + (affine ? "" : ", without affine")
        + (population ? ", population variance" : "")
        + ")";
  }
}
