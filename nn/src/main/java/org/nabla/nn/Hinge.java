package org.nabla.nn;

/**
 * Hinge loss of a score p for a target t of -1 or 1, {@code max(0, margin - t p)}: the loss of a
 * support vector machine. The derivative at the kink is 0.
 *
 * @param margin how far on the right side a score must be to cost nothing, positive
 * @param reduction mean or sum
 */
public record Hinge(double margin, Reduction reduction) implements ElementwiseLoss {

  /**
   * Checks the components.
   *
   * @param margin how far on the right side a score must be to cost nothing, positive
   * @param reduction mean or sum
   * @throws IllegalArgumentException if the margin is not positive and finite
   */
  public Hinge {
    Checks.positive(margin, "the margin of a hinge loss");
  }

  /** The mean over samples and outputs, with margin 1. */
  public Hinge() {
    this(1, Reduction.MEAN);
  }

  @Override
  public double term(double prediction, double target) {
    return Math.max(0, margin - target * prediction);
  }

  @Override
  public double slope(double prediction, double target) {
    return margin - target * prediction > 0 ? -target : 0;
  }

  @Override
  public void checkTargets(double[][] target, int outputs) {
    ElementwiseLoss.super.checkTargets(target, outputs);
    Targets.requireSigns(target, this);
  }

  @Override
  public String toString() {
    return "Hinge(" + margin + ")" + reduction.suffix();
  }
}
