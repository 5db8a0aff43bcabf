package org.nabla.nn;

import java.util.List;

/**
 * Normalizes the units of each sample to mean 0 and variance 1, then scales and shifts each unit:
 * {@code y_u = weight_u (x_u - mean)/sqrt(variance + epsilon) + bias_u}, mean and (biased) variance
 * taken over the units of the sample (Ba, Kiros and Hinton, 2016): PyTorch's {@code LayerNorm}. It
 * does the same in training and prediction and does not mind a batch of one.
 *
 * <p>Its parameters are {@code weight} (units), initially 1, and {@code bias} (units), initially 0,
 * unless switched off; neither decays. A single unit is its own mean: it gives its bias whatever x
 * is.
 *
 * @param epsilon added to the variance, 1e-5 by default
 * @param affine whether each unit is scaled and shifted, true by default
 */
public record LayerNorm(double epsilon, boolean affine) implements Layer {

  /**
   * Checks the components.
   *
   * @param epsilon added to the variance, 1e-5 by default
   * @param affine whether each unit is scaled and shifted, true by default
   * @throws IllegalArgumentException if epsilon is not positive and finite
   */
  public LayerNorm {
    Checks.positive(epsilon, "the epsilon of layer normalization");
  }

  /** A normalization with PyTorch's epsilon that scales and shifts. */
  public LayerNorm() {
    this(1e-5, true);
  }

  /**
   * Returns the same layer without weight and bias.
   *
   * @return a new layer
   */
  public LayerNorm withoutAffine() {
    return new LayerNorm(epsilon, false);
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
  public long operations(int inputs) {
    return (affine ? 7L : 5L) * inputs;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    double[][] rows = pass.scratch(0, 2);
    double[][] h = pass.scratch(1, x.length);
    double[] mean = rows[0];
    double[] scale = rows[1];
    UnitSums.means(x, mean, n);
    UnitSums.variances(x, mean, scale, n);
    for (int s = 0; s < n; s++) {
      scale[s] = 1 / Math.sqrt(scale[s] + epsilon);
    }
    for (int u = 0; u < y.length; u++) {
      normalize(x[u], mean, scale, weight(pass, u), bias(pass, u), h[u], y[u], n);
    }
  }

  private static void normalize(
      double[] x,
      double[] mean,
      double[] scale,
      double weight,
      double bias,
      double[] h,
      double[] y,
      int n) {
    for (int s = 0; s < n; s++) {
      double normalized = (x[s] - mean[s]) * scale[s];
      h[s] = normalized;
      y[s] = normalized * weight + bias;
    }
  }

  /**
   * With {@code h = (x - mean) scale}, kept by the forward pass, and {@code g = weight dy}: {@code
   * dx = scale (g - mean(g) - h mean(g h))}.
   */
  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    double[][] h = pass.scratch(1, x.length);
    if (pass.wantsInputGradient()) {
      double[] scale = pass.scratch(0, 2)[1];
      double[][] slopes = pass.scratch(2, 2);
      int weights = affine ? pass.offset(0) : -1;
      UnitSums.slopes(dy, h, pass.parameters(), weights, slopes[0], slopes[1], n);
      for (int u = 0; u < x.length; u++) {
        inputGradient(h[u], scale, slopes[0], slopes[1], weight(pass, u), dy[u], dx[u], n);
      }
    }
    if (affine) {
      for (int u = 0; u < x.length; u++) {
        pass.gradient()[pass.offset(0) + u] = pass.kernels().dot(dy[u], h[u], 0, n);
        pass.gradient()[pass.offset(1) + u] = pass.kernels().sum(dy[u], n);
      }
    }
  }

  private static void inputGradient(
      double[] h,
      double[] scale,
      double[] slope,
      double[] slopeByH,
      double weight,
      double[] dy,
      double[] dx,
      int n) {
    for (int s = 0; s < n; s++) {
      dx[s] = scale[s] * (weight * dy[s] - slope[s] - h[s] * slopeByH[s]);
    }
  }

  private double weight(Pass pass, int unit) {
    return affine ? pass.parameters()[pass.offset(0) + unit] : 1;
  }

  private double bias(Pass pass, int unit) {
    return affine ? pass.parameters()[pass.offset(1) + unit] : 0;
  }

  @Override
  public String toString() {
    return "LayerNorm"
        + (epsilon == 1e-5 ? "" : "(" + epsilon + ")")
        + (affine ? "" : " without affine");
  }
}
