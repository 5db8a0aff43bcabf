package org.nabla.optim;

/** The recorded steps that follow one another without a gap. */
final class RecordedSteps {
  private final Trajectory path;
  private final double[] start;
  private final long[] numbers;

  RecordedSteps(DescentResult result) {
    path = result.trajectory();
    start = result.start();
    numbers = path.step();
  }

  /** The point after the k-th row from the end; the start before the first row. */
  double[] last(int k) {
    int row = path.rows() - 1 - k;
    double[] point = new double[start.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = row < 0 ? start[i] : path.x(i, row);
    }
    return point;
  }

  /** Whether the last k rows are k single steps. */
  private boolean consecutive(int k) {
    int rows = path.rows();
    return rows >= k
        && (rows == k
            ? numbers[0] == 0 && numbers[rows - 1] == k - 1
            : numbers[rows - 1] - numbers[rows - 1 - k] == k);
  }

  boolean alternates() {
    if (!consecutive(3)) {
      return false;
    }
    double apart = Vectors.distance(last(0), last(1));
    return apart > 1e-6 * Math.max(1, Vectors.norm(last(0)))
        && Vectors.distance(last(0), last(2)) <= 1e-3 * apart
        && Vectors.distance(last(1), last(3)) <= 1e-3 * apart;
  }

  /** Whether the last step was x - rate * g (or + uphill). */
  boolean plain() {
    if (!consecutive(1)) {
      return false;
    }
    double[] to = last(0);
    double[] from = last(1);
    double error = 0;
    double size = 0;
    for (int i = 0; i < to.length; i++) {
      double moved = Math.abs(lastRate() * path.gradient(i, path.rows() - 1));
      error = Math.max(error, Math.abs(Math.abs(to[i] - from[i]) - moved));
      size = Math.max(size, moved);
    }
    return error <= 1e-9 * size + 1e-14 * Math.max(1, Vectors.norm(to));
  }

  double lastRate() {
    return path.rows() == 0 ? Double.NaN : path.rate()[path.rows() - 1];
  }

  double lastLength() {
    return consecutive(1) ? Vectors.distance(last(0), last(1)) : Double.NaN;
  }

  double firstLength() {
    return path.rows() > 0 && numbers[0] == 0
        ? Vectors.distance(last(path.rows() - 1), start)
        : Double.NaN;
  }
}
