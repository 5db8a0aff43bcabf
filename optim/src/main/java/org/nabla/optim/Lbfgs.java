package org.nabla.optim;

/**
 * L-BFGS: a direction from the last few steps and changes of the gradient, by the two-loop
 * recursion (Nocedal, 1980), scaled by {@code s.y / y.y}. A step along which the curvature is not
 * positive is not remembered. The very first direction is {@code -g / max(1, |g|)}.
 *
 * @param memory how many steps are remembered, at least 1 (default 10)
 * @param lineSearch how far to go (default {@link LineSearch#strongWolfe()})
 */
public record Lbfgs(int memory, LineSearch lineSearch) implements DirectionMethod {
  /**
   * Checks the settings.
   *
   * @param memory how many steps are remembered
   * @param lineSearch how far to go
   * @throws IllegalArgumentException if the memory is below 1
   */
  public Lbfgs {
    Check.atLeast(1, "memory", memory);
  }

  /** Ten steps remembered, strong Wolfe line search. */
  public Lbfgs() {
    this(10, LineSearch.strongWolfe());
  }

  @Override
  public Direction over(int size) {
    return new Recursion(memory, size);
  }

  private static final class Recursion implements Direction {
    private final double[][] steps;
    private final double[][] changes;
    private final double[] products;
    private final double[] shares;
    private final double[] lastPoint;
    private final double[] lastGradient;
    private boolean started;
    private int count;

    Recursion(int memory, int size) {
      steps = new double[memory][size];
      changes = new double[memory][size];
      products = new double[memory];
      shares = new double[memory];
      lastPoint = new double[size];
      lastGradient = new double[size];
    }

    @Override
    public void at(double[] x, double[] gradient, double[] direction) {
      if (started) {
        remember(x, gradient);
      }
      started = true;
      System.arraycopy(x, 0, lastPoint, 0, x.length);
      System.arraycopy(gradient, 0, lastGradient, 0, x.length);
      double first = count == 0 ? 1 / Math.max(1, Vectors.norm(gradient)) : 1;
      for (int i = 0; i < x.length; i++) {
        direction[i] = -first * gradient[i];
      }
      if (count > 0) {
        recur(direction);
      }
    }

    private void remember(double[] x, double[] gradient) {
      int slot = count % steps.length;
      double[] s = steps[slot];
      double[] y = changes[slot];
      double[] oldStep = s.clone();
      double[] oldChange = y.clone();
      for (int i = 0; i < x.length; i++) {
        s[i] = x[i] - lastPoint[i];
        y[i] = gradient[i] - lastGradient[i];
      }
      double product = Vectors.dot(s, y);
      if (product > 1e-12 * Vectors.norm(s) * Vectors.norm(y)) {
        products[slot] = product;
        count++;
      } else {
        System.arraycopy(oldStep, 0, s, 0, x.length);
        System.arraycopy(oldChange, 0, y, 0, x.length);
      }
    }

    private void recur(double[] direction) {
      int oldest = Math.max(0, count - steps.length);
      for (int k = count - 1; k >= oldest; k--) {
        int slot = k % steps.length;
        shares[slot] = Vectors.dot(steps[slot], direction) / products[slot];
        add(direction, -shares[slot], changes[slot]);
      }
      int newest = (count - 1) % steps.length;
      double scale = products[newest] / Vectors.dot(changes[newest], changes[newest]);
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
      for (int k = oldest; k < count; k++) {
        int slot = k % steps.length;
        double back = Vectors.dot(changes[slot], direction) / products[slot];
        add(direction, shares[slot] - back, steps[slot]);
      }
    }

    private static void add(double[] to, double factor, double[] vector) {
      for (int i = 0; i < to.length; i++) {
        to[i] += factor * vector[i];
      }
    }
  }
}
