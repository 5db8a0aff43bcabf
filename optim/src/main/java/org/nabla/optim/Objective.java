package org.nabla.optim;

import java.util.function.ToDoubleFunction;

/** The function of a run, its gradient and direction; counts evaluations. */
final class Objective {
  private final ToDoubleFunction<double[]> function;
  private final Gradient gradient;
  private final boolean uphill;
  private long evaluations;

  Objective(ToDoubleFunction<double[]> function, Gradient gradient, boolean uphill) {
    this.function = function;
    this.gradient = gradient;
    this.uphill = uphill;
  }

  double value(double[] x) {
    evaluations++;
    return function.applyAsDouble(x);
  }

  void gradient(double[] x, double[] out) {
    gradient.at(x, out);
  }

  boolean uphill() {
    return uphill;
  }

  long evaluations() {
    return evaluations;
  }

  /** The number as a descent sees it: negated, which is exact, where the function is maximized. */
  double downhill(double number) {
    return uphill ? -number : number;
  }

  void downhill(double[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = uphill ? -from[i] : from[i];
    }
  }
}
