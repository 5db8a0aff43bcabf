package org.nabla.nn;

/**
 * A price on the parameters that is added to the loss, to keep them small or few. It applies to the
 * blocks that decay, weights and not biases or scales (see {@link ParameterBlock#decays()}), and is
 * reported apart from the loss of the data.
 *
 * <p>A user's own takes a few lines; this one prices the length of each block's weights:
 *
 * <pre>{@code
 * Penalty length = (parameters, gradient, from, to) -> {
 *   double squares = 0;
 *   for (int i = from; i < to; i++) squares += parameters[i] * parameters[i];
 *   double norm = Math.sqrt(squares);
 *   for (int i = from; i < to && norm > 0; i++) gradient[i] += 0.01 * parameters[i] / norm;
 *   return 0.01 * norm;
 * };
 * }</pre>
 *
 * <p>A penalty's gradient passes through the optimizer. Decay that does not, as AdamW's, is the
 * optimizer's own affair: {@link Network#decays()} is the mask for it.
 */
@FunctionalInterface
public interface Penalty {

  /**
   * Returns the penalty of one block of parameters and adds its derivative to the gradient.
   *
   * @param parameters the flat parameter array; not modified
   * @param gradient the flat gradient; the derivative of the penalty is added to the entries of the
   *     block
   * @param from index of the block's first value in both
   * @param to index after its last value
   * @return the penalty
   */
  double add(double[] parameters, double[] gradient, int from, int to);

  /**
   * {@code strength sum |w|}, with the derivative 0 at 0: drives weights that are of little use to
   * about 0 (Tibshirani, 1996).
   *
   * @param strength factor, not negative
   * @return the penalty
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  static Penalty l1(double strength) {
    return new Penalties.L1(strength);
  }

  /**
   * {@code strength/2 sum w^2}, with the derivative {@code strength w}: what PyTorch's {@code
   * weight_decay} adds to the gradient (ridge regression; Hoerl and Kennard, 1970).
   *
   * @param strength factor, not negative
   * @return the penalty
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  static Penalty l2(double strength) {
    return new Penalties.L2(strength);
  }
}
