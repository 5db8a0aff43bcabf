package org.nabla.nn;

import java.util.Arrays;
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
    double[] mean = rows[0];
    double[] scale = rows[1];
    statistics(x, mean, scale, n);
    for (int u = 0; u < y.length; u++) {
      normalize(x[u], mean, scale, weight(pass, u), bias(pass, u), y[u], n);
    }
  }

  private void statistics(double[][] x, double[] mean, double[] scale, int n) {
    Arrays.fill(mean, 0, n, 0);
    Arrays.fill(scale, 0, n, 0);
    for (double[] row : x) {
      add(row, mean, n);
    }
    double share = 1.0 / x.length;
    for (int s = 0; s < n; s++) {
      mean[s] *= share;
    }
    for (double[] row : x) {
      addSquares(row, mean, scale, n);
    }
    for (int s = 0; s < n; s++) {
      scale[s] = 1 / Math.sqrt(scale[s] * share + epsilon);
    }
  }

  private static void add(double[] x, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      sum[s] += x[s];
    }
  }

  private static void addSquares(double[] x, double[] mean, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      double d = x[s] - mean[s];
      sum[s] += d * d;
    }
  }

  private static void normalize(
      double[] x, double[] mean, double[] scale, double weight, double bias, double[] y, int n) {
    for (int s = 0; s < n; s++) {
      y[s] = (x[s] - mean[s]) * scale[s] * weight + bias;
    }
  }

  /**
   * With {@code h = (x - mean) scale} and {@code g = weight dy}: {@code dx = scale (g - mean(g) - h
   * mean(g h))}.
   */
  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    double[][] rows = pass.scratch(0, 2);
    double[] mean = rows[0];
    double[] scale = rows[1];
    double[][] sums = pass.scratch(1, 3);
    double[] slope = sums[0];
    double[] slopeByH = sums[1];
    double[] h = sums[2];
    Arrays.fill(slope, 0, n, 0);
    Arrays.fill(slopeByH, 0, n, 0);
    for (int u = 0; u < x.length; u++) {
      normalize(x[u], mean, scale, 1, 0, h, n);
      addSlopes(dy[u], h, weight(pass, u), slope, slopeByH, n);
      if (affine) {
        pass.gradient()[pass.offset(0) + u] = pass.kernels().dot(dy[u], h, 0, n);
        pass.gradient()[pass.offset(1) + u] = pass.kernels().sum(dy[u], n);
      }
    }
    if (pass.wantsInputGradient()) {
      double share = 1.0 / x.length;
      for (int s = 0; s < n; s++) {
        slope[s] *= share;
        slopeByH[s] *= share * scale[s];
      }
      for (int u = 0; u < x.length; u++) {
        inputGradient(x[u], mean, scale, slope, slopeByH, weight(pass, u), dy[u], dx[u], n);
      }
    }
  }

  private static void addSlopes(
      double[] dy, double[] h, double weight, double[] slope, double[] slopeByH, int n) {
    for (int s = 0; s < n; s++) {
      double g = weight * dy[s];
      slope[s] += g;
      slopeByH[s] += g * h[s];
    }
  }

  private static void inputGradient(
      double[] x,
      double[] mean,
      double[] scale,
      double[] slope,
      double[] slopeByH,
      double weight,
      double[] dy,
      double[] dx,
      int n) {
    for (int s = 0; s < n; s++) {
      dx[s] = scale[s] * (weight * dy[s] - slope[s] - (x[s] - mean[s]) * slopeByH[s]);
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
