package org.nabla.optim;

/**
 * What a {@link Descent} found.
 *
 * <p>Immutable; every array that is returned is a copy. Safe for threads.
 */
public final class DescentResult {
  private final double[] start;
  private final double startValue;
  private final double[] point;
  private final double value;
  private final Trajectory trajectory;
  private final Reason reason;
  private final long evaluations;
  private final boolean uphill;

  DescentResult(
      double[] start,
      double startValue,
      double[] point,
      double value,
      Trajectory trajectory,
      Reason reason,
      long evaluations,
      boolean uphill) {
    this.start = start;
    this.startValue = startValue;
    this.point = point;
    this.value = value;
    this.trajectory = trajectory;
    this.reason = reason;
    this.evaluations = evaluations;
    this.uphill = uphill;
  }

  /**
   * The last point whose value was finite, in one dimension; the start where no value was.
   *
   * @return the one coordinate
   * @throws IllegalStateException if there are more dimensions than one
   */
  public double x() {
    if (point.length != 1) {
      throw new IllegalStateException(
          "the point has " + point.length + " coordinates: ask for point()");
    }
    return point[0];
  }

  /**
   * The last point whose value was finite; the start where no value was.
   *
   * @return a new array of n coordinates
   */
  public double[] point() {
    return point.clone();
  }

  /**
   * The value of the function there.
   *
   * @return the value; not negated where the function was maximized
   */
  public double value() {
    return value;
  }

  /**
   * The point where the run began.
   *
   * @return a new array of n coordinates
   */
  public double[] start() {
    return start.clone();
  }

  /**
   * The value of the function where the run began.
   *
   * @return the value; not negated where the function was maximized
   */
  public double startValue() {
    return startValue;
  }

  /**
   * The path.
   *
   * @return the recorded steps; see {@link Descent#recording}
   */
  public Trajectory trajectory() {
    return trajectory;
  }

  /**
   * Why the run stopped.
   *
   * @return the reason, with the number of steps done
   */
  public Reason reason() {
    return reason;
  }

  /**
   * The number of steps done.
   *
   * @return the count
   */
  public long steps() {
    return reason.step();
  }

  /**
   * How often the function was evaluated; the gradient's own evaluations are not counted.
   *
   * @return the count
   */
  public long evaluations() {
    return evaluations;
  }

  /**
   * Whether the function was maximized.
   *
   * @return false where it was minimized
   */
  public boolean uphill() {
    return uphill;
  }
}
