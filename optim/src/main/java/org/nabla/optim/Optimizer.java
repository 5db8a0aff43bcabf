package org.nabla.optim;

/**
 * An optimizer as a recipe: its settings, from which {@link #over} makes fresh state for a vector
 * of n parameters.
 *
 * <p>Implementations are immutable and may be shared by threads; what they make may not. An
 * optimizer of your own is a record that names its rate and says what one step does; everything it
 * remembers is an array of its {@link State}:
 *
 * <pre>{@code
 * record HeavyBall(LearningRate rate, double rho) implements Optimizer {
 *   public Rule rule(State state) {
 *     double[] v = state.vector("velocity");
 *     return (p, g, now) -> {
 *       double lr = now.rate();
 *       for (int i = 0; i < p.length; i++) {
 *         v[i] = rho * v[i] - lr * g[i];
 *         p[i] += v[i];
 *       }
 *     };
 *   }
 * }
 * }</pre>
 *
 * <p>Plain arrays, settings read into local variables and one loop from index 0, as here, are what
 * HotSpot turns into vector instructions.
 */
public interface Optimizer {
  /**
   * The learning rate, asked once in each step.
   *
   * @return the rate: a {@link Schedule} or a rule that looks at gradient, loss or value
   */
  LearningRate rate();

  /**
   * Makes the rule for one vector.
   *
   * @param state where the rule gets its arrays; its {@link State#size()} is n
   * @return a rule that shares nothing with any other
   */
  Rule rule(State state);

  /**
   * The name under which the state is saved.
   *
   * @return the simple name of the class, unless overridden
   */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Makes fresh state over one vector.
   *
   * @param size the number of parameters n, at least 0
   * @return a stepper at step 0
   * @throws IllegalArgumentException if the size is negative
   */
  default Stepper over(int size) {
    return new Stepper(this, size);
  }
}
