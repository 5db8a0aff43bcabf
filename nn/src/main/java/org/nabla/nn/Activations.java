package org.nabla.nn;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The activation functions. */
final class Activations {

  private Activations() {}

  record Custom(String name, DoubleUnaryOperator function, DoubleBinaryOperator slope)
      implements Activation {

    Custom {
      Checks.require(!name.isBlank(), "the name of an activation is blank: name it");
    }

    @Override
    public double value(double x) {
      return function.applyAsDouble(x);
    }

    @Override
    public double derivative(double x, double y) {
      return slope.applyAsDouble(x, y);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Identity() implements Activation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }

    @Override
    public String toString() {
      return "Identity";
    }
  }

  record Relu() implements Activation {
    @Override
    public double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    public double derivative(double x, double y) {
      return y > 0 ? 1 : 0;
    }

    @Override
    public void values(double[] x, double[] y, int samples) {
      for (int s = 0; s < samples; s++) {
        y[s] = Math.max(x[s], 0);
      }
    }

    @Override
    public void gradients(double[] x, double[] y, double[] dy, double[] dx, int samples) {
      for (int s = 0; s < samples; s++) {
        dx[s] = y[s] > 0 ? dy[s] : 0;
      }
    }

    @Override
    public String toString() {
      return "ReLU";
    }
  }

  record Sigmoid() implements Activation {
    @Override
    public double value(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x, double y) {
      return y * (1 - y);
    }

    @Override
    public void values(double[] x, double[] y, int samples) {
      for (int s = 0; s < samples; s++) {
        y[s] = 1 / (1 + Math.exp(-x[s]));
      }
    }

    @Override
    public void gradients(double[] x, double[] y, double[] dy, double[] dx, int samples) {
      for (int s = 0; s < samples; s++) {
        dx[s] = dy[s] * y[s] * (1 - y[s]);
      }
    }

    @Override
    public String toString() {
      return "Sigmoid";
    }
  }
}
