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
   * Leaky rectified linear unit, {@code x > 0 ? x : slope x} (Maas, Hannun and Ng, 2013).
   *
   * @param slope slope on the negative side, 0.01 in PyTorch
   * @return the activation
   * @throws IllegalArgumentException if the slope is not finite
   */
  static Activation leakyRelu(double slope) {
    return new Activations.LeakyRelu(slope);
  }

  /**
   * Exponential linear unit, {@code x > 0 ? x : alpha (exp(x) - 1)} (Clevert, Unterthiner and
   * Hochreiter, 2016).
   *
   * @param alpha minus the limit on the negative side, 1 in PyTorch
   * @return the activation
   * @throws IllegalArgumentException if alpha is not positive and finite
   */
  static Activation elu(double alpha) {
    return new Exponentials.Elu("ELU(" + alpha + ")", 1, alpha);
  }

  /**
   * Self-normalizing ELU, {@code 1.0507 (x > 0 ? x : 1.6733 (exp(x) - 1))}, to be used with LeCun
   * normal weights (Klambauer et al., 2017).
   *
   * @return the activation
   */
  static Activation selu() {
    return new Exponentials.Elu("SELU", 1.0507009873554805, 1.6732632423543772);
  }

  /**
   * Gaussian error linear unit, {@code x Phi(x)} with the normal distribution function Phi
   * (Hendrycks and Gimpel, 2016).
   *
   * @return the activation
   */
  static Activation gelu() {
    return new Exponentials.Gelu();
  }

  /**
   * The approximation {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))} of {@link #gelu}.
   *
   * @return the activation
   */
  static Activation geluTanh() {
    return new Exponentials.GeluTanh();
  }

  /**
   * Sigmoid linear unit or swish, {@code x/(1 + exp(-x))}.
   *
   * @return the activation
   */
  static Activation silu() {
    return new Exponentials.Silu();
  }

  /**
   * Mish, {@code x tanh(log(1 + exp(x)))} (Misra, 2019).
   *
   * @return the activation
   */
  static Activation mish() {
    return new Exponentials.Mish();
  }

  /**
   * Softplus, {@code log(1 + exp(x))}; as in PyTorch, x itself above 20.
   *
   * @return the activation
   */
  static Activation softplus() {
    return new Exponentials.Softplus();
  }

  /**
   * Softsign, {@code x/(1 + |x|)}.
   *
   * @return the activation
   */
  static Activation softsign() {
    return new Activations.Softsign();
  }

  /**
   * Logistic function, {@code 1/(1 + exp(-x))}, derivative {@code y (1 - y)}.
   *
   * @return the activation
   */
  static Activation sigmoid() {
    return new Exponentials.Sigmoid();
  }

  /**
   * Hyperbolic tangent, derivative {@code 1 - y^2}.
   *
   * @return the activation
   */
  static Activation tanh() {
    return new Exponentials.Tanh();
  }

  /**
   * {@code min(max(x, low), high)}; the derivative at both ends is 0.
   *
   * @param low least value, -1 in PyTorch
   * @param high greatest value, 1 in PyTorch
   * @return the activation
   * @throws IllegalArgumentException if {@code low < high} does not hold or one is not finite
   */
  static Activation hardtanh(double low, double high) {
    return new Activations.Clip("Hardtanh(" + low + ", " + high + ")", 1, 0, low, high, 1);
  }

  /**
   * {@code min(max(x/6 + 1/2, 0), 1)}; the derivative at both ends is 0. Between them it is
   * PyTorch's 1/6, a constant of single precision even for doubles: 3e-8 relative above the exact
   * one.
   *
   * @return the activation
   */
  static Activation hardSigmoid() {
    return new Activations.Clip("HardSigmoid", 1.0 / 6, 0.5, 0, 1, 1.0f / 6);
  }

  /**
   * {@code x min(max(x/6 + 1/2, 0), 1)} (Howard et al., 2019); the derivative at the kinks -3 and 3
   * is that of the middle.
   *
   * @return the activation
   */
  static Activation hardSwish() {
    return new Activations.HardSwish();
  }

  /**
   * {@code min(max(x, 0), 6)}; the derivative at both ends is 0.
   *
   * @return the activation
   */
  static Activation relu6() {
    return new Activations.Clip("ReLU6", 1, 0, 0, 6, 1);
  }
}
