package org.nabla.nn;

/**
 * What training makes small: one number for a batch of predictions and targets, with its gradient.
 *
 * <p>Batches are {@code [output][sample]}. Nothing is ever broadcast: predictions and targets have
 * the same number of outputs, unless the loss says that targets are class labels. A user's own
 * takes a dozen lines:
 *
 * <pre>{@code
 * record LogCosh() implements Loss {
 *   public double lossAndGradient(
 *       Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
 *     double scale = 1 / (samples.totalWeight() * prediction.length);
 *     double sum = 0;
 *     for (int u = 0; u < prediction.length; u++)
 *       for (int s = 0; s < samples.count(); s++) {
 *         double error = prediction[u][s] - target[u][s];
 *         double size = Math.abs(error); // cosh itself overflows
 *         double term = size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
 *         sum += scale * samples.weight(s) * term;
 *         gradient[u][s] = scale * samples.weight(s) * Math.tanh(error);
 *       }
 *     return sum;
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Loss {

  /**
   * Returns the loss of a batch and sets its gradient.
   *
   * @param samples how many samples there are and what each weighs
   * @param prediction what the network gave, {@code [output][sample]}; not modified
   * @param target what it should have given, as {@link #checkTargets} accepted it; not modified
   * @param gradient derivative of the loss by each prediction; every entry below {@link
   *     Samples#count()} is set
   * @return the loss; NaN where a prediction is NaN
   */
  double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient);

  /**
   * Refuses targets that do not fit. Called once for each data set, not at each step. By default
   * the number of targets must be the number of outputs.
   *
   * @param target {@code [output][sample]}; finite; not modified
   * @param outputs number of outputs of the network
   * @throws IllegalArgumentException if the shape or a value is wrong; the message names it
   */
  default void checkTargets(double[][] target, int outputs) {
    Checks.require(
        target.length == outputs,
        "targets have %d columns but the network has %d outputs: %s compares them one by one and"
            + " never broadcasts, so give as many targets as outputs",
        target.length,
        outputs,
        this);
  }

  /**
   * Refuses a last layer whose outputs this loss would misread, such as a sigmoid before a loss
   * that applies one itself. By default every layer is accepted.
   *
   * @param last last layer of the network, not counting those that leave the meaning of their
   *     inputs as it is, such as the identity: see {@link Layer#probabilities}
   * @throws IllegalArgumentException if it does not fit; the message says what to do
   */
  default void checkOutput(Layer last) {}

  /**
   * Returns the loss of predictions, one row per sample.
   *
   * @param prediction {@code [sample][output]}; not modified
   * @param target {@code [sample][output]}, or one class label per row where the loss takes labels;
   *     not modified
   * @return the loss
   * @throws IllegalArgumentException if shapes do not fit, rows are ragged, there are no rows, or a
   *     number is NaN
   */
  default double value(double[][] prediction, double[][] target) {
    double[][] p = Rows.transpose(prediction, "predictions");
    double[][] t = Rows.transpose(target, "targets");
    Checks.require(
        prediction.length == target.length,
        "there are %d predictions and %d targets: give one target for each prediction",
        prediction.length,
        target.length);
    checkTargets(t, p.length);
    return lossAndGradient(
        Samples.of(prediction.length), p, t, new double[p.length][prediction.length]);
  }

  /**
   * Returns the loss of each sample by itself: what PyTorch calls no reduction, except that the
   * outputs of a sample are reduced as this loss reduces them.
   *
   * @param prediction {@code [sample][output]}; not modified
   * @param target {@code [sample][output]}, or one class label per row where the loss takes labels;
   *     not modified
   * @return one loss for each sample, not weighted by class under {@link Reduction#MEAN}
   * @throws IllegalArgumentException if shapes do not fit, rows are ragged, there are no rows, or a
   *     number is NaN
   */
  default double[] perSample(double[][] prediction, double[][] target) {
    Checks.require(
        prediction.length == target.length,
        "there are %d predictions and %d targets: give one target for each prediction",
        prediction.length,
        target.length);
    double[] losses = new double[prediction.length];
    for (int s = 0; s < losses.length; s++) {
      losses[s] = value(new double[][] {prediction[s]}, new double[][] {target[s]});
    }
    return losses;
  }
}
