package org.nabla.nn;

import java.util.List;

/**
 * One step of a network from inputs to outputs: an immutable description without numbers of its
 * own.
 *
 * <p>Inside a network a batch is one row per unit and one entry per sample, {@code
 * double[unit][sample]}, so that every inner loop runs over samples. Rows may be longer than the
 * batch: only the first {@link Pass#samples()} entries count. Parameters, gradients, state and
 * scratch memory come with the {@link Pass}; a layer keeps nothing between calls, which makes it
 * safe to share between networks and threads. Records are the natural form.
 *
 * <p>A layer without parameters takes eight lines:
 *
 * <pre>{@code
 * record Negate() implements Layer {
 *   public int outputs(int inputs) { return inputs; }
 *   public void forward(Pass pass, double[][] x, double[][] y) {
 *     for (int u = 0; u < y.length; u++)
 *       for (int s = 0; s < pass.samples(); s++) y[u][s] = -x[u][s];
 *   }
 *   public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
 *     for (int u = 0; u < y.length; u++)
 *       for (int s = 0; s < pass.samples(); s++) dx[u][s] = -dy[u][s];
 *   }
 * }
 * }</pre>
 */
public interface Layer {

  /**
   * Returns the number of output units for a number of input units.
   *
   * @param inputs number of input units, at least 1
   * @return number of output units, at least 1
   * @throws IllegalArgumentException if this layer cannot take that many inputs; the message says
   *     how many it expects (the network adds which layer it is)
   */
  int outputs(int inputs);

  /**
   * Returns the parameter blocks of this layer, in the order in which they lie in the network's
   * flat array; none by default.
   *
   * @param inputs number of input units
   * @return the blocks, possibly none; the same for every call
   */
  default List<ParameterSpec> parameters(int inputs) {
    return List.of();
  }

  /**
   * Returns the numbers that this layer keeps from step to step though no gradient teaches them,
   * such as running statistics; none by default.
   *
   * @param inputs number of input units
   * @return the blocks, possibly none; the same for every call
   */
  default List<StateSpec> states(int inputs) {
    return List.of();
  }

  /**
   * Returns how many samples a batch must have in training: 1 by default, 2 for a layer that takes
   * the deviation of a batch. A nest returns the largest number of its layers.
   *
   * @return at least 1
   */
  default int leastSamples() {
    return 1;
  }

  /**
   * Returns how many additions and multiplications one sample takes, for summaries; one for each
   * output by default.
   *
   * @param inputs number of input units
   * @return the number of operations
   */
  default long operations(int inputs) {
    return outputs(inputs);
  }

  /**
   * Returns whether the outputs are probabilities or their logarithms, which losses on logits
   * refuse; false by default. A layer that leaves its inputs' meaning as it is, as dropout does,
   * returns the argument; a nest asks its layers one after the other.
   *
   * @param inputs whether the inputs are
   * @return true for a sigmoid or softmax
   */
  default boolean probabilities(boolean inputs) {
    return false;
  }

  /**
   * Computes the outputs of a batch. In training, and only then, it may also write what it keeps
   * into {@link Pass#state()}.
   *
   * @param pass samples, parameters, state and scratch memory of this pass
   * @param x inputs, {@code [unit][sample]}; not modified
   * @param y outputs, {@code [unit][sample]}; every entry below {@link Pass#samples()} is set
   */
  void forward(Pass pass, double[][] x, double[][] y);

  /**
   * Computes the gradient with respect to the inputs and to the parameters from the gradient with
   * respect to the outputs. Called after {@link #forward} with the same pass, x and y.
   *
   * <p>Gradients are set, not added to: what {@code dx} and {@link Pass#gradient()} held before is
   * left over from another step.
   *
   * @param pass samples, parameters, gradient and scratch memory of this pass
   * @param x the inputs of the forward pass; not modified
   * @param y the outputs of the forward pass; not modified
   * @param dy derivative of the loss by each output; not modified
   * @param dx derivative of the loss by each input; set, unless {@link Pass#wantsInputGradient()}
   *     is false, in which case it may be left alone
   */
  void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx);

  /**
   * Computes the outputs of a single sample, outside training. Rows of length one are the worst
   * layout for a large layer; a layer may override this method, to the same values up to rounding.
   * By default it calls {@link #forward} on rows of length one.
   *
   * @param pass a pass of one sample
   * @param x inputs, one per unit; not modified
   * @param y outputs, one per unit; set
   */
  default void forwardOne(Pass pass, double[] x, double[] y) {
    double[][] columns = new double[x.length][1];
    double[][] out = new double[y.length][1];
    for (int u = 0; u < x.length; u++) {
      columns[u][0] = x[u];
    }
    forward(pass, columns, out);
    for (int u = 0; u < y.length; u++) {
      y[u] = out[u][0];
    }
  }
}
