package org.nabla.datasets;

/** The ziggurat of 256 layers for the standard normal density, without its constant factor. */
final class Ziggurat {
  private static final int LAYERS = 256;

  /** Where the tail begins, and the area of each layer; solved to 25 digits, rounded to double. */
  private static final double R = 3.654152885361009;

  private static final double AREA = 0.004928673233974655;

  private static final double[] X = new double[LAYERS + 1];
  private static final double[] F = new double[LAYERS + 1];

  static {
    X[0] = AREA / density(R);
    X[1] = R;
    for (int i = 2; i < LAYERS; i++) {
      X[i] = Math.sqrt(-2 * StrictMath.log(AREA / X[i - 1] + density(X[i - 1])));
    }
    for (int i = 0; i <= LAYERS; i++) {
      F[i] = density(X[i]);
    }
  }

  private Ziggurat() {}

  static double gaussian(StableRandom random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double x = (bits >> 11) * 0x1p-52 * X[layer];
      if (Math.abs(x) < X[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return tail(random, bits < 0);
      }
      if (F[layer] + random.nextDouble() * (F[layer + 1] - F[layer]) < density(x)) {
        return x;
      }
    }
  }

  /** A draw beyond R (Marsaglia, 1964). */
  private static double tail(StableRandom random, boolean negative) {
    double x;
    double y;
    do {
      x = random.nextExponential() / R;
      y = random.nextExponential();
    } while (2 * y < x * x);
    return negative ? -R - x : R + x;
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }
}
