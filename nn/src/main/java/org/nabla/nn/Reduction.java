package org.nabla.nn;

/**
 * How the losses of a batch become one number. Training needs one; for no reduction, the loss of
 * each sample by itself, see {@link Loss#perSample}.
 */
public enum Reduction {

  /**
   * The mean over all samples and outputs, PyTorch's default. With sample weights w it is the
   * weighted mean: the sum of {@code w_s loss_s} divided by the sum of {@code w_s}.
   */
  MEAN,

  /** The sum over all samples and outputs, each sample times its weight. */
  SUM;

  /** What a loss's text ends in: nothing for the default. */
  String suffix() {
    return this == MEAN ? "" : ", sum";
  }

  /** The factor before the sum of a loss that is a mean over {@code terms} terms of each sample. */
  double scale(Samples samples, int terms) {
    return this == SUM ? 1 : 1 / (samples.totalWeight() * terms);
  }

  /** The factor before a weighted sum: a batch that weighs nothing costs nothing. */
  double scale(double totalWeight) {
    if (this == SUM) {
      return 1;
    }
    return totalWeight == 0 ? 0 : 1 / totalWeight;
  }
}
