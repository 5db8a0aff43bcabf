package org.nabla.nn;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
   * Returns what checkpoints call this update: an optimizer with its settings. A run is resumed
   * only with an update of the same name.
   *
   * @return the name; the class's unless overridden
   */
  default String name() {
    return getClass().getName();
  }

  /**
   * Returns everything that this update remembers from step to step, for checkpoints.
   *
   * @return arrays by name, copied; none for an update without memory
   * @throws UnsupportedOperationException unless overridden: a lambda or method reference does not
   *     say what it remembers; {@link #resumable} makes it say so
   */
  default Map<String, double[]> state() {
    throw new UnsupportedOperationException(
        "the update does not say what it remembers, so that a run could not be resumed: use"
            + " ParameterUpdate.resumable(name, stepper::step, stepper::state, stepper::restore)");
  }

  /**
   * Takes over what {@link #state} gave, in another process perhaps.
   *
   * @param state arrays by name; copied
   * @throws IllegalArgumentException if they are another optimizer's; the message names both
   * @throws UnsupportedOperationException unless overridden
   */
  default void restore(Map<String, double[]> state) {
    throw new UnsupportedOperationException(
        "the update cannot take over what it remembered: use ParameterUpdate.resumable(name,"
            + " stepper::step, stepper::state, stepper::restore)");
  }

  /**
   * An update that checkpoints can save and resume.
   *
   * <pre>{@code
   * ParameterUpdate update =
   *     ParameterUpdate.resumable(adam.toString(), stepper::step, stepper::state, stepper::restore);
   * }</pre>
   *
   * @param name the optimizer with its settings
   * @param update what a step does
   * @param state gives everything that the update remembers, as copies
   * @param restore takes it over again; strict about names and lengths
   * @return the update
   * @throws IllegalArgumentException if the name is blank
   */
  static ParameterUpdate resumable(
      String name,
      ParameterUpdate update,
      Supplier<Map<String, double[]>> state,
      Consumer<Map<String, double[]>> restore) {
    return new ParameterUpdates.Resumable(name, update, state, restore);
  }

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
    return new ParameterUpdates.Clipped(
        "norm clipped to " + max,
        gradient -> {
          double factor = max / (PlainKernels.length(gradient) + 1e-6);
          if (factor < 1) {
            for (int i = 0; i < gradient.length; i++) {
              gradient[i] *= factor;
            }
          }
        },
        this);
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
    return new ParameterUpdates.Clipped(
        "derivatives clipped to " + max,
        gradient -> {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Math.max(-max, Math.min(max, gradient[i]));
          }
        },
        this);
  }

  /**
   * Plain gradient descent, {@code parameters -= learningRate * gradient}.
   *
   * @param learningRate the learning rate, positive
   * @return an update without state
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  static ParameterUpdate sgd(double learningRate) {
    return new ParameterUpdates.Sgd(learningRate);
  }
}
