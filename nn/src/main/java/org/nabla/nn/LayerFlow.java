package org.nabla.nn;

/**
 * How numbers flow through one layer in one step: a row of a {@link GradientFlow}.
 *
 * <p>A unit of an activation is <em>stuck</em> for a sample where its slope is at most a hundredth
 * of the steepest slope of that activation between -8 and 8. What that means depends on the ends of
 * the activation, at -50 to -100 and 50 to 100, where it is flat if its slopes are at most a
 * thousandth of the steepest:
 *
 * <ul>
 *   <li>flat at one end, as ReLU, ELU, GELU: a unit that is stuck for every sample of the batch is
 *       <em>dead</em>. No sample switches it on, and none teaches the weights before it;
 *   <li>flat at both ends, as sigmoid, tanh, softsign, ReLU6: a unit that is stuck for at least 95
 *       % of the samples is <em>saturated</em>;
 *   <li>flat at no end, as the identity and leaky ReLU with its usual slopes: neither.
 * </ul>
 *
 * <p>All of that is asked of {@link Activation#derivative}, so users' activations are measured too.
 *
 * @param name the layer's number, after those of the nests around it: {@code 2}, {@code 1.0.3}; the
 *     beginning of the names of its parameter blocks where the nests number their layers
 * @param layer the layer's text
 * @param units number of outputs
 * @param outputs all units and samples of the batch; for an activation layer, the activations.
 *     Count 0 if a layer of the user's runs it in another way than by {@link Pass#forward}
 * @param outputGradients derivative of the loss by each of the outputs; count 0 if the backward
 *     pass did not get there
 * @param parameters the parameters before the step, those of layers within left out
 * @param gradients derivative of the loss by each parameter, penalties included, as the update was
 *     given it
 * @param updates what the update added to each parameter; count 0 without an update
 * @param dead share of the units that are dead, from 0 to 1; NaN if the layer is no activation
 * @param saturated share of the units that are saturated, from 0 to 1; NaN if the layer is no
 *     activation
 */
public record LayerFlow(
    String name,
    String layer,
    int units,
    Moments outputs,
    Moments outputGradients,
    Moments parameters,
    Moments gradients,
    Moments updates,
    double dead,
    double saturated) {

  /**
   * Returns how much of itself the layer was changed by the step: the norm of the updates divided
   * by the norm of the parameters. A rule of thumb is that about 1e-3 is well; much less learns
   * slowly, much more may diverge (Karpathy, 2016, CS231n).
   *
   * @return the ratio; infinite if all parameters were zero and the update was not; NaN without
   *     parameters or update, or if both were zero
   */
  public double updateRatio() {
    return updates.count() == 0 ? Double.NaN : updates.norm() / parameters.norm();
  }

  /** Whether no number of this layer is NaN or infinite. */
  boolean finite() {
    return outputs.finite()
        && outputGradients.finite()
        && parameters.finite()
        && gradients.finite()
        && updates.finite();
  }
}
