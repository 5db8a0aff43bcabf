package org.nabla.nn;

/**
 * A network's loss on fixed data as a function of the parameters, with its gradient: what an
 * optimizer of functions, such as L-BFGS, takes. Made by {@link Network#objective}. Layers that
 * behave differently in training behave as in training, the same way at every evaluation.
 *
 * <p>Evaluations allocate nothing. Not safe for use by several threads at once: make one for each.
 */
public final class Objective {

  private final Network network;
  private final Loss loss;
  private final Data data;
  private final Workspace workspace;
  private final double[] ignored;
  private final double[] initialState;
  private final double[] state;

  Objective(Network network, Loss loss, Data data) {
    network.requireSamples(data.samples());
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.workspace = new Workspace(network, data.samples(), true, Kernels.best());
    this.ignored = new double[network.size()];
    this.initialState = network.state();
    this.state = initialState.clone();
  }

  /**
   * Returns the number of parameters.
   *
   * @return the length of the arrays that this function takes
   */
  public int size() {
    return network.size();
  }

  /**
   * Returns the loss and sets its gradient.
   *
   * @param parameters {@link #size()} values; not modified
   * @param gradientOut {@link #size()} values; all are set
   * @return the loss; not finite if the parameters are too large
   * @throws IllegalArgumentException if a length is wrong
   */
  public double lossAndGradient(double[] parameters, double[] gradientOut) {
    Checks.length(parameters.length, size(), "the parameter array");
    Checks.length(gradientOut.length, size(), "the gradient array");
    System.arraycopy(initialState, 0, state, 0, state.length);
    return workspace.lossAndGradient(
        loss,
        parameters,
        state,
        data.input(),
        data.target(),
        data.weights(),
        data.samples(),
        gradientOut);
  }

  /**
   * Returns the loss.
   *
   * @param parameters {@link #size()} values; not modified
   * @return the loss
   * @throws IllegalArgumentException if the length is wrong
   */
  public double loss(double[] parameters) {
    return lossAndGradient(parameters, ignored);
  }

  /**
   * Returns the gradient in a new array.
   *
   * @param parameters {@link #size()} values; not modified
   * @return the derivative of the loss by each parameter
   * @throws IllegalArgumentException if the length is wrong
   */
  public double[] gradient(double[] parameters) {
    double[] gradient = new double[size()];
    lossAndGradient(parameters, gradient);
    return gradient;
  }
}
