package org.nabla.optim;

/**
 * A function along a line from a point: {@code phi(a) = f(x + a * d)}, negated where f is
 * maximized, so that smaller is always better.
 */
public final class Line {
  private final Objective objective;
  private final double[] origin;
  private final double[] direction;
  private final double value;
  private final double slope;
  private final double[] trial;
  private final double[] gradient;
  private double lastLength = Double.NaN;
  private double lastValue;

  Line(Objective objective, double[] origin, double[] direction, double value, double slope) {
    this.objective = objective;
    this.origin = origin;
    this.direction = direction;
    this.value = value;
    this.slope = slope;
    trial = new double[origin.length];
    gradient = new double[origin.length];
  }

  void point(double length, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = origin[i] + length * direction[i];
    }
  }

  /** The value at a length, if it was the last to be evaluated; otherwise NaN. */
  double known(double length) {
    return length == lastLength ? lastValue : Double.NaN;
  }

  /**
   * The value where the line begins.
   *
   * @return phi(0)
   */
  public double value() {
    return value;
  }

  /**
   * The slope where the line begins.
   *
   * @return phi'(0), below 0
   */
  public double slope() {
    return slope;
  }

  /**
   * The value at a place on the line.
   *
   * @param length how many times the direction
   * @return phi(length), which may not be finite
   */
  public double value(double length) {
    point(length, trial);
    lastLength = length;
    lastValue = objective.downhill(objective.value(trial));
    return lastValue;
  }

  /**
   * The slope at a place on the line.
   *
   * @param length how many times the direction
   * @return phi'(length), which may not be finite
   */
  public double slope(double length) {
    point(length, trial);
    objective.gradient(trial, gradient);
    return objective.downhill(Vectors.dot(gradient, direction));
  }
}
