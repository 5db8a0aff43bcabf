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
    boolean gradientMoved = false;
    for (int i = 0; i < before.length; i++) {
      moved |= parameters[i] != before[i];
      // Clipping only shrinks a gradient.
      gradientMoved |=
          !(Math.abs(gradient[i]) <= Math.abs(slope[i]) && gradient[i] * slope[i] >= 0);
    }
    String wrong = network.firstNotFinite(parameters);
    if (wrong != null) {
      throw new ArithmeticException(
          "the update of step 0 made a parameter that is not finite ("
              + wrong
              + "); the learning rate may be too high, or the update faulty");
    }
    Checks.require(
        moved || !gradientMoved,
        "the first update changed the gradient and left the parameters alone: its arguments are"
            + " (parameters, gradient), in that order");
    Checks.require(
        !climbs(before, parameters, slope),
        "the first update moved along the gradient, uphill: subtract the gradient, do not add it");
  }

  /**
   * Whether every parameter that moved went up its slope, and decay towards zero does not explain
   * it. Noise and momentum from an earlier run move some parameters up and others down.
   */
  private static boolean climbs(double[] before, double[] after, double[] gradient) {
    double up = 0;
    double down = 0;
    double gg = 0;
    double gp = 0;
    double pp = 0;
    double mg = 0;
    double mp = 0;
    for (int i = 0; i < before.length; i++) {
      double g = gradient[i];
      double p = before[i];
      double move = after[i] - p;
      up += Math.max(0, move * g);
      down += Math.max(0, -move * g);
      gg += g * g;
      gp += g * p;
      pp += p * p;
      mg += move * g;
      mp += move * p;
    }
    if (!(up > 0 && down <= 1e-9 * up)) {
      return false;
    }
    double determinant = gg * pp - gp * gp;
    if (determinant > 1e-9 * gg * pp) {
      // The a of the least-squares fit move = a gradient + b parameters.
      return mg * pp - mp * gp > 0;
    }
    boolean decays = mp < 0 && -mp <= pp;
    return !decays;
  }
}
