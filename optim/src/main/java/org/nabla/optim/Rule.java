package org.nabla.optim;

/**
 * One optimizer at work on one vector: how a gradient changes the parameters.
 *
 * <p>{@link Optimizer#rule} makes it; {@link Stepper} calls it, with arrays that it has checked
 * (the right lengths, a finite gradient) and a rate that is finite and not negative.
 */
@FunctionalInterface
public interface Rule {
  /**
   * Changes the parameters by one step.
   *
   * @param parameters the n parameters; modified in place
   * @param gradient the n partial derivatives; must not be modified
   * @param now the number of the step and its learning rate
   */
  void apply(double[] parameters, double[] gradient, Moment now);
}
