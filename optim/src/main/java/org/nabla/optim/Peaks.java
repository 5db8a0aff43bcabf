package org.nabla.optim;

/** The landscape {@link TestFunction#peaks()} and its gradient. */
final class Peaks {
  private Peaks() {}

  static double value(double[] at) {
    double x = at[0];
    double y = at[1];
    return 3 * (1 - x) * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1))
        - 10 * (x / 5 - x * x * x - Math.pow(y, 5)) * Math.exp(-x * x - y * y)
        - Math.exp(-(x + 1) * (x + 1) - y * y) / 3;
  }

  static void gradient(double[] at, double[] g) {
    double x = at[0];
    double y = at[1];
    double south = Math.exp(-x * x - (y + 1) * (y + 1));
    double middle = Math.exp(-x * x - y * y);
    double west = Math.exp(-(x + 1) * (x + 1) - y * y) / 3;
    double core = x / 5 - x * x * x - Math.pow(y, 5);
    g[0] =
        -6 * (1 - x) * south * (1 + x * (1 - x))
            - 10 * middle * (0.2 - 3 * x * x - 2 * x * core)
            + 2 * (x + 1) * west;
    g[1] =
        -6 * (1 - x) * (1 - x) * (y + 1) * south
            + 10 * middle * (5 * Math.pow(y, 4) + 2 * y * core)
            + 2 * y * west;
  }
}
