package org.nabla.nn;

/**
 * Mean squared error, {@code mean((prediction - target)^2)}: PyTorch's {@code MSELoss}.
 *
 * @param reduction mean or sum
 */
public record Mse(Reduction reduction) implements Loss {

  /** The mean over samples and outputs. */
  public Mse() {
    this(Reduction.MEAN);
  }

  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double scale = reduction.scale(samples, prediction.length);
    double sum = 0;
    for (int u = 0; u < prediction.length; u++) {
      subtract(prediction[u], target[u], gradient[u], samples.count());
      sum += squares(gradient[u], samples);
      multiply(gradient[u], 2 * scale, samples);
    }
    return scale * sum;
  }

  private static void subtract(double[] a, double[] b, double[] difference, int n) {
    for (int s = 0; s < n; s++) {
      difference[s] = a[s] - b[s];
    }
  }

  private static double squares(double[] error, Samples samples) {
    if (!samples.weighted()) {
      return PlainKernels.dot(error, error, samples.count());
    }
    double sum = 0;
    for (int s = 0; s < samples.count(); s++) {
      sum += samples.weight(s) * error[s] * error[s];
    }
    return sum;
  }

  private static void multiply(double[] error, double factor, Samples samples) {
    int n = samples.count();
    for (int s = 0; s < n; s++) {
      error[s] *= factor;
    }
    if (samples.weighted()) {
      for (int s = 0; s < n; s++) {
        error[s] *= samples.weight(s);
      }
    }
  }

  @Override
  public String toString() {
    return "MSE" + reduction.suffix();
  }
}
