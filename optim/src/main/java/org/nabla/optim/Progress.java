package org.nabla.optim;

/**
 * Where a run stands between two steps: what a {@link Stop} may look at. Point, value and gradient
 * belong together; those of the step before are kept beside them.
 *
 * <p>One instance is reused for all steps of a run: read it, do not keep it. The arrays are the
 * run's own: read them, do not write them.
 */
public final class Progress {
  private final Objective objective;
  private final double[] point;
  private final double[] gradient;
  private final double[] lastPoint;
  private final long began = System.nanoTime();
  private double value;
  private double lastValue = Double.NaN;
  private long steps;

  Progress(Objective objective, double[] start) {
    this.objective = objective;
    point = start.clone();
    lastPoint = start.clone();
    gradient = new double[start.length];
    value = objective.value(point);
  }

  void moved(double[] next, double nextValue) {
    System.arraycopy(point, 0, lastPoint, 0, point.length);
    System.arraycopy(next, 0, point, 0, point.length);
    lastValue = value;
    value = nextValue;
    steps++;
  }

  /**
   * The number of steps done.
   *
   * @return the count
   */
  public long steps() {
    return steps;
  }

  /**
   * How often the function was evaluated; what a gradient by differences needs is not counted.
   *
   * @return the count, at least 1
   */
  public long evaluations() {
    return objective.evaluations();
  }

  /**
   * The time since the run began.
   *
   * @return nanoseconds
   */
  public long nanoseconds() {
    return System.nanoTime() - began;
  }

  /**
   * The point.
   *
   * @return n coordinates, not a copy; not to be written
   */
  public double[] point() {
    return point;
  }

  /**
   * The gradient of the function at the point; not negated where it is maximized.
   *
   * @return n entries, not a copy; not to be written
   */
  public double[] gradient() {
    return gradient;
  }

  /**
   * The value of the function at the point; not negated where it is maximized.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * The point before the last step.
   *
   * @return n coordinates, not a copy; not to be written; the start before the first step
   */
  public double[] lastPoint() {
    return lastPoint;
  }

  /**
   * The value before the last step.
   *
   * @return the value; NaN before the first step
   */
  public double lastValue() {
    return lastValue;
  }

  /**
   * Whether the function is maximized.
   *
   * @return false where it is minimized
   */
  public boolean uphill() {
    return objective.uphill();
  }

  /**
   * The Euclidean norm of the gradient.
   *
   * @return the norm
   */
  public double gradientNorm() {
    return Vectors.norm(gradient);
  }

  /**
   * How far the last step went.
   *
   * @return the Euclidean distance; NaN before the first step
   */
  public double changeOfPoint() {
    return steps == 0 ? Double.NaN : Vectors.distance(point, lastPoint);
  }

  /**
   * How much the value changed in the last step.
   *
   * @return the size of the change; NaN before the first step
   */
  public double changeOfValue() {
    return Math.abs(value - lastValue);
  }
}
