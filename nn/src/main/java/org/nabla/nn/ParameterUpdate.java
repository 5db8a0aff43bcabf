package org.nabla.nn;

/**
 * What one training step does to the parameters, given their gradient: an optimizer, seen from
 * here. A method reference to any optimizer's step fits.
 */
@FunctionalInterface
public interface ParameterUpdate {

  /**
   * Changes the parameters.
   *
   * @param parameters the network's flat parameter array; modified
   * @param gradient derivative of the loss by each parameter; may be modified, for instance to clip
   *     it
   */
  void apply(double[] parameters, double[] gradient);

  /**
   * Plain gradient descent, {@code parameters -= learningRate * gradient}.
   *
   * @param learningRate the learning rate, positive
   * @return an update without state
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static ParameterUpdate sgd(double learningRate) {
    Checks.positive(learningRate, "the learning rate");
    return (parameters, gradient) -> {
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= learningRate * gradient[i];
      }
    };
  }
}
