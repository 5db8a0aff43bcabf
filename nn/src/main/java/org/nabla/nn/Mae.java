package org.nabla.nn;

/**
 * Mean absolute error, {@code mean(|prediction - target|)}: PyTorch's {@code L1Loss}. The
 * derivative where both are equal is 0.
 *
 * @param reduction mean or sum
 */
public record Mae(Reduction reduction) implements ElementwiseLoss {

  /** The mean over samples and outputs. */
  public Mae() {
    this(Reduction.MEAN);
  }

  @Override
  public double term(double prediction, double target) {
    return Math.abs(prediction - target);
  }

  @Override
  public double slope(double prediction, double target) {
    return Math.signum(prediction - target);
  }

  @Override
  public String toString() {
    return "MAE" + reduction.suffix();
  }
}
