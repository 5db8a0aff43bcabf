package org.nabla.nn;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The activation functions that need no exponential. */
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
    public boolean probabilities(boolean inputs) {
      return inputs;
    }

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

  record LeakyRelu(double slope) implements Activation {

    LeakyRelu {
      Checks.finite(slope, "the slope of a leaky ReLU");
    }

    @Override
    public double value(double x) {
      return x > 0 ? x : slope * x;
    }

    @Override
    public double derivative(double x, double y) {
      return x > 0 ? 1 : slope;
    }

    @Override
    public String toString() {
      return "LeakyReLU(" + slope + ")";
    }
  }

  record Softsign() implements Activation {
    @Override
    public double value(double x) {
      return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x, double y) {
      double root = 1 + Math.abs(x);
      return 1 / (root * root);
    }

    @Override
    public String toString() {
      return "Softsign";
    }
  }

  /** {@code min(max(factor x + shift, low), high)}, with the slope that backward uses. */
  record Clip(String name, double factor, double shift, double low, double high, double slope)
      implements Activation {

    Clip {
      Checks.require(
          low < high && Double.isFinite(low) && Double.isFinite(high),
          "%s: the least value must be below the greatest and both finite",
          name);
    }

    @Override
    public double value(double x) {
      return Math.min(Math.max(factor * x + shift, low), high);
    }

    @Override
    public double derivative(double x, double y) {
      return y > low && y < high ? slope : 0;
    }

    /** A hard sigmoid is one with a shift. */
    @Override
    public boolean probabilities(boolean inputs) {
      return shift != 0;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record HardSwish() implements Activation {
    @Override
    public double value(double x) {
      return x * Math.min(Math.max(x / 6 + 0.5, 0), 1);
    }

    @Override
    public double derivative(double x, double y) {
      if (x < -3) {
        return 0;
      }
      return x <= 3 ? x / 3 + 0.5 : 1;
    }

    @Override
    public String toString() {
      return "HardSwish";
    }
  }
}
