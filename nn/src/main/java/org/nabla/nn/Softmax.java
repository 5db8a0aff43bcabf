package org.nabla.nn;

/**
 * Softmax over the units of each sample, {@code y_i = exp(x_i) / sum_j exp(x_j)}: outputs are
 * positive and sum to one. Stable for any x. For training classifiers prefer {@link CrossEntropy},
 * which includes it.
 */
public record Softmax() implements Layer {

  @Override
  public boolean probabilities(boolean inputs) {
    return true;
  }

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    for (int s = 0; s < pass.samples(); s++) {
      double max = greatest(x, s);
      double sum = 0;
      for (int u = 0; u < y.length; u++) {
        y[u][s] = Math.exp(x[u][s] - max);
        sum += y[u][s];
      }
      for (double[] row : y) {
        row[s] /= sum;
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    for (int s = 0; s < pass.samples(); s++) {
      double mean = 0;
      for (int u = 0; u < y.length; u++) {
        mean += y[u][s] * dy[u][s];
      }
      for (int u = 0; u < y.length; u++) {
        dx[u][s] = y[u][s] * (dy[u][s] - mean);
      }
    }
  }

  /** The largest entry of a sample; NaN if one is NaN. */
  static double greatest(double[][] x, int sample) {
    double max = x[0][sample];
    for (int u = 1; u < x.length; u++) {
      max = Math.max(max, x[u][sample]);
    }
    return max;
  }

  @Override
  public String toString() {
    return "Softmax";
  }
}
