package org.nabla.nn;

/**
 * Huber's loss of the error e, {@code |e| <= delta ? e^2/2 : delta (|e| - delta/2)}: squared near
 * zero, absolute far away, so that outliers pull less (Huber, 1964).
 *
 * @param delta where the square ends, positive
 * @param reduction mean or sum
 */
public record Huber(double delta, Reduction reduction) implements ElementwiseLoss {

  /**
   * Checks the components.
   *
   * @param delta where the square ends, positive
   * @param reduction mean or sum
   * @throws IllegalArgumentException if delta is not positive and finite
   */
  public Huber {
    Checks.positive(delta, "the delta of Huber's loss");
  }

  /**
   * The mean over samples and outputs.
   *
   * @param delta where the square ends, 1 in PyTorch
   * @throws IllegalArgumentException if delta is not positive and finite
   */
  public Huber(double delta) {
    this(delta, Reduction.MEAN);
  }

  @Override
  public double term(double prediction, double target) {
    double size = Math.abs(prediction - target);
    return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
  }

  @Override
  public double slope(double prediction, double target) {
    return Math.max(-delta, Math.min(delta, prediction - target));
  }

  @Override
  public String toString() {
    return "Huber(" + delta + ")" + reduction.suffix();
  }
}
