package org.nabla.optim;

/** How a {@link Walk} takes one step. */
interface Mover {
  /**
   * Moves from where the run stands.
   *
   * @param now point, value and gradient
   * @param next the point at the call; the next point afterwards
   * @return false where there is no way on
   */
  boolean move(Progress now, double[] next);

  /** The rate, or length along the line, of the last step. */
  double rate();

  /** The function at the next point where the move has evaluated it, otherwise NaN. */
  default double known() {
    return Double.NaN;
  }

  /** How much lower the last direction promised to lead, to first order; NaN without one. */
  default double promise() {
    return Double.NaN;
  }

  /** What to do where the run fails at a number that is not finite. */
  String remedy();

  /** Steps by an optimizer. */
  final class Stepping implements Mover {
    private final Objective objective;
    private final Stepper stepper;
    private final double[] downhill;

    Stepping(Objective objective, Stepper stepper) {
      this.objective = objective;
      this.stepper = stepper;
      downhill = new double[stepper.size()];
    }

    @Override
    public boolean move(Progress now, double[] next) {
      objective.downhill(now.gradient(), downhill);
      stepper.step(next, downhill, objective.downhill(now.value()));
      return true;
    }

    @Override
    public double rate() {
      return stepper.lastRate();
    }

    @Override
    public String remedy() {
      return "the learning rate may be too high (" + rate() + " in the last step): try a lower one";
    }
  }

  /** Steps along a direction, as far as a line search says. */
  final class Searching implements Mover {
    private final Objective objective;
    private final Direction direction;
    private final LineSearch search;
    private final double[] downhill;
    private final double[] along;
    private double length;
    private double known = Double.NaN;
    private double promise = Double.NaN;

    Searching(Objective objective, DirectionMethod method, int size) {
      this.objective = objective;
      direction = method.over(size);
      search = method.lineSearch();
      downhill = new double[size];
      along = new double[size];
    }

    @Override
    public boolean move(Progress now, double[] next) {
      objective.downhill(now.gradient(), downhill);
      if (Vectors.largest(downhill) == 0) {
        return false;
      }
      direction.at(now.point(), downhill, along);
      double slope = Vectors.dot(downhill, along);
      if (!(slope < 0)) {
        for (int i = 0; i < along.length; i++) {
          along[i] = -downhill[i];
        }
        slope = Vectors.dot(downhill, along);
      }
      promise = -slope;
      Line line = new Line(objective, now.point(), along, objective.downhill(now.value()), slope);
      length = search.length(line);
      line.point(length, next);
      known = objective.downhill(line.known(length));
      return length > 0;
    }

    @Override
    public double rate() {
      return length;
    }

    @Override
    public double promise() {
      return promise;
    }

    @Override
    public double known() {
      return known;
    }

    @Override
    public String remedy() {
      return "the function is not finite along the line: choose another start or line search";
    }
  }
}
