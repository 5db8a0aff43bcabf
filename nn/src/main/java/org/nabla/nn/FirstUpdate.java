package org.nabla.nn;

/** Catches updates whose arguments are swapped or whose sign is wrong, at the first step. */
final class FirstUpdate {

  private FirstUpdate() {}

  static void apply(
      ParameterUpdate update, double[] parameters, double[] gradient, Network network) {
    double[] before = parameters.clone();
    double[] slope = gradient.clone();
    update.apply(parameters, gradient);
    boolean moved = false;
    boolean gradientChanged = false;
    for (int i = 0; i < before.length; i++) {
      moved |= parameters[i] != before[i];
      gradientChanged |= gradient[i] != slope[i];
    }
    String wrong = network.firstNotFinite(parameters);
    if (wrong != null) {
      throw new ArithmeticException(
          "the update of step 0 made a parameter that is not finite ("
              + wrong
              + "); the learning rate may be too high, or the update faulty");
    }
    Checks.require(
        moved || !gradientChanged,
        "the first update changed the gradient and left the parameters alone: its arguments are"
            + " (parameters, gradient), in that order");
    Checks.require(
        !climbs(before, parameters, slope),
        "the first update moved along the gradient, uphill: subtract the gradient, do not add it");
  }

  /**
   * Whether the move goes up the gradient and decay towards zero does not explain it: fitted as
   * {@code a gradient + b parameters} by least squares, a is positive.
   */
  private static boolean climbs(double[] before, double[] after, double[] gradient) {
    double gg = 0;
    double gp = 0;
    double pp = 0;
    double mg = 0;
    double mp = 0;
    for (int i = 0; i < before.length; i++) {
      double g = gradient[i];
      double p = before[i];
      double move = after[i] - p;
      gg += g * g;
      gp += g * p;
      pp += p * p;
      mg += move * g;
      mp += move * p;
    }
    double determinant = gg * pp - gp * gp;
    return mg > 0 && determinant > 1e-9 * gg * pp && mg * pp - mp * gp > 0;
  }
}
