package org.nabla.nn;

/**
 * Logarithm of the softmax over the units of each sample, {@code y_i = x_i - log(sum_j exp(x_j))};
 * stable for any x. Goes with {@link Nll} and {@link KlDivergence}.
 */
public record LogSoftmax() implements Layer {

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
      double max = Softmax.greatest(x, s);
      double sum = 0;
      for (double[] row : x) {
        sum += Math.exp(row[s] - max);
      }
      double log = Math.log(sum);
      for (int u = 0; u < y.length; u++) {
        y[u][s] = x[u][s] - max - log;
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    for (int s = 0; s < pass.samples(); s++) {
      double sum = 0;
      for (double[] row : dy) {
        sum += row[s];
      }
      for (int u = 0; u < y.length; u++) {
        dx[u][s] = dy[u][s] - Math.exp(y[u][s]) * sum;
      }
    }
  }

  @Override
  public String toString() {
    return "LogSoftmax";
  }
}
