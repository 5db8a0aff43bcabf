package org.nabla.nn;

/**
 * Loss of a distance p, {@code t = 1 ? p : max(0, margin - p)} for targets of 1 (should be near)
 * and -1 (should be far): PyTorch's {@code HingeEmbeddingLoss}. The derivative at the kink is -1,
 * PyTorch's choice.
 *
 * @param margin from which distance on a far pair costs nothing, positive
 * @param reduction mean or sum
 */
public record HingeEmbedding(double margin, Reduction reduction) implements ElementwiseLoss {

  /**
   * Checks the components.
   *
   * @param margin from which distance on a far pair costs nothing, positive
   * @param reduction mean or sum
   * @throws IllegalArgumentException if the margin is not positive and finite
   */
  public HingeEmbedding {
    Checks.positive(margin, "the margin of a hinge embedding loss");
  }

  /** The mean over samples and outputs, with margin 1. */
  public HingeEmbedding() {
    this(1, Reduction.MEAN);
  }

  @Override
  public double term(double prediction, double target) {
    return target > 0 ? prediction : Math.max(0, margin - prediction);
  }

  @Override
  public double slope(double prediction, double target) {
    if (target > 0) {
      return 1;
    }
    return margin - prediction >= 0 ? -1 : 0;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    ElementwiseLoss.super.checkTargets(target, outputs);
    Targets.requireSigns(target, this);
  }

  @Override
  public String toString() {
    return "HingeEmbedding(" + margin + ")" + reduction.suffix();
  }
}
