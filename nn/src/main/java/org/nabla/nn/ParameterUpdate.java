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
   * Returns this update of a gradient that is shortened to a greatest Euclidean length: {@code
   * gradient *= min(1, max/(norm + 1e-6))}, the norm taken over the parameters of all layers
   * together (Pascanu, Mikolov and Bengio, 2013): PyTorch's {@code clip_grad_norm_}. Against
   * gradients that explode; it cannot help those that vanish.
   *
   * <pre>{@code
   * ParameterUpdate update = ParameterUpdate.sgd(0.1).clipNorm(1);
   * }</pre>
   *
   * @param max greatest length, positive
   * @return an update that modifies the gradient it is given and passes it on to this one
   * @throws IllegalArgumentException if the length is not positive and finite
   */
  default ParameterUpdate clipNorm(double max) {
    Checks.positive(max, "the greatest norm of the gradient");
    return (parameters, gradient) -> {
      double factor = max / (PlainKernels.length(gradient) + 1e-6);
      if (factor < 1) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= factor;
        }
      }
      apply(parameters, gradient);
    };
  }

  /**
   * Returns this update of a gradient whose entries are brought into {@code [-max, max]}, each by
   * itself, which changes the direction: PyTorch's {@code clip_grad_value_}.
   *
   * @param max greatest absolute value of a derivative, positive
   * @return an update that modifies the gradient it is given and passes it on to this one
   * @throws IllegalArgumentException if the value is not positive and finite
   */
  default ParameterUpdate clipValue(double max) {
    Checks.positive(max, "the greatest derivative");
    return (parameters, gradient) -> {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = Math.max(-max, Math.min(max, gradient[i]));
      }
      apply(parameters, gradient);
    };
  }

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
