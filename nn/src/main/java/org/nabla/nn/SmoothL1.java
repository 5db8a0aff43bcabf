package org.nabla.nn;

/**
 * Smooth absolute error of the error e, {@code |e| < beta ? e^2/(2 beta) : |e| - beta/2}: Huber's
 * loss divided by its delta (Girshick, 2015).
 *
 * @param beta where the square ends, positive
 * @param reduction mean or sum
 */
public record SmoothL1(double beta, Reduction reduction) implements ElementwiseLoss {

  /**
   * Checks the components.
   *
   * @param beta where the square ends, positive
   * @param reduction mean or sum
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public SmoothL1 {
    Checks.positive(beta, "the beta of SmoothL1");
  }

  /**
   * The mean over samples and outputs.
   *
   * @param beta where the square ends, 1 in PyTorch
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public SmoothL1(double beta) {
    this(beta, Reduction.MEAN);
  }

  @Override
  public double term(double prediction, double target) {
    double size = Math.abs(prediction - target);
    return size < beta ? 0.5 * size * size / beta : size - 0.5 * beta;
  }

  @Override
  public double slope(double prediction, double target) {
    return Math.max(-1, Math.min(1, (prediction - target) / beta));
  }

  @Override
  public String toString() {
    return "SmoothL1(" + beta + ")" + reduction.suffix();
  }
}
