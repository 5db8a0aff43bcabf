package org.nabla.nn;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A layer that applies one function to every unit of every sample, {@code y = f(x)}.
 *
 * <p>A user's own takes two lambdas, the derivative seeing both x and y:
 *
 * <pre>{@code
 * Activation bent = Activation.of("bent", x -> x + Math.sqrt(x * x + 1), (x, y) -> 1 + x / (y - x));
 * }</pre>
 */
public interface Activation extends Layer {

  /**
   * Returns {@code f(x)}.
   *
   * @param x any number; NaN gives NaN
   * @return the value
   */
  double value(double x);

  /**
   * Returns {@code f'(x)}; at a kink, PyTorch's choice.
   *
   * @param x any number
   * @param y the value of f at x, for functions whose derivative is simplest in terms of it
   * @return the derivative
   */
  double derivative(double x, double y);

  /**
   * Sets {@code y[s] = f(x[s])} for one unit. Override it where a loop can do better than one call
   * for each sample.
   *
   * @param x inputs of one unit; not modified
   * @param y outputs; set below {@code samples}
   * @param samples number of samples
   */
  default void values(double[] x, double[] y, int samples) {
    for (int s = 0; s < samples; s++) {
      y[s] = value(x[s]);
    }
  }

  /**
   * Sets {@code dx[s] = dy[s] f'(x[s])} for one unit.
   *
   * @param x inputs of one unit; not modified
   * @param y outputs of one unit; not modified
   * @param dy derivative of the loss by the outputs; not modified
   * @param dx derivative of the loss by the inputs; set below {@code samples}
   * @param samples number of samples
   */
  default void gradients(double[] x, double[] y, double[] dy, double[] dx, int samples) {
    for (int s = 0; s < samples; s++) {
      dx[s] = dy[s] * derivative(x[s], y[s]);
    }
  }

  @Override
  default int outputs(int inputs) {
    return inputs;
  }

  @Override
  default void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    for (int u = 0; u < y.length; u++) {
      values(x[u], y[u], n);
    }
  }

  @Override
  default void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    for (int u = 0; u < y.length; u++) {
      gradients(x[u], y[u], dy[u], dx[u], n);
    }
  }

  @Override
  default void forwardOne(Pass pass, double[] x, double[] y) {
    values(x, y, y.length);
  }

  /**
   * A user's own activation.
   *
   * @param name what summaries and messages call it
   * @param value {@code f(x)}
   * @param derivative {@code f'(x)} from x and y = f(x), in that order
   * @return the activation
   */
  static Activation of(String name, DoubleUnaryOperator value, DoubleBinaryOperator derivative) {
    return new Activations.Custom(name, value, derivative);
  }

  /**
   * {@code y = x}, derivative 1.
   *
   * @return the activation
   */
  static Activation identity() {
    return new Activations.Identity();
  }

  /**
   * Rectified linear unit, {@code max(0, x)}; the derivative at 0 is 0 (Nair and Hinton, 2010).
   *
   * @return the activation
   */
  static Activation relu() {
    return new Activations.Relu();
  }

  /**
   * Logistic function, {@code 1/(1 + exp(-x))}, derivative {@code y (1 - y)}.
   *
   * @return the activation
   */
  static Activation sigmoid() {
    return new Activations.Sigmoid();
  }
}
