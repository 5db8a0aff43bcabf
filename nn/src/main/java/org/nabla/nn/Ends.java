package org.nabla.nn;

/**
 * At which ends an activation is flat, found by asking it for its derivative: a ReLU is on the
 * left, a sigmoid at both, the identity at none.
 *
 * @param flat largest slope, in absolute value, at which a unit is stuck
 * @param left whether the slopes far on the left are flat
 * @param right whether those far on the right are
 */
record Ends(double flat, boolean left, boolean right) {

  /** The part of the steepest slope below which a unit hardly learns. */
  static final double FLAT = 0.01;

  /** The part of the steepest slope up to which an end is flat: less than any leak in use. */
  private static final double END = 1e-3;

  private static final double MIDDLE = 8;
  private static final double STEP = 0.25;
  private static final double[] FAR = {50, 75, 100};

  static Ends of(Activation activation) {
    double steepest = 0;
    for (double x = -MIDDLE; x <= MIDDLE; x += STEP) {
      double slope = slope(activation, x);
      steepest = slope < Double.POSITIVE_INFINITY ? Math.max(steepest, slope) : steepest;
    }
    double end = END * steepest;
    return new Ends(FLAT * steepest, isFlat(activation, -1, end), isFlat(activation, 1, end));
  }

  private static boolean isFlat(Activation activation, double side, double end) {
    for (double x : FAR) {
      if (!(slope(activation, side * x) <= end)) {
        return false;
      }
    }
    return true;
  }

  private static double slope(Activation activation, double x) {
    return Math.abs(activation.derivative(x, activation.value(x)));
  }

  /** Whether units can be switched off for good: one end is flat and the other is not. */
  boolean one() {
    return left != right;
  }

  /** Whether units can be stuck at either of two ends. */
  boolean both() {
    return left && right;
  }

  /** How many units are in a flat place for all but a number of samples. */
  int stuck(Activation activation, double[][] x, double[][] y, int samples, int spared) {
    int stuck = 0;
    for (int u = 0; u < y.length; u++) {
      int free = 0;
      for (int s = 0; s < samples && free <= spared; s++) {
        if (!(Math.abs(activation.derivative(x[u][s], y[u][s])) <= flat)) {
          free++;
        }
      }
      if (free <= spared) {
        stuck++;
      }
    }
    return stuck;
  }
}
