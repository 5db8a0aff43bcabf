package org.nabla.nn;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products in which the time of dense layers goes: small ones in plain loops, large ones by a
 * tier, cut by rows over a team of threads. One for each workspace.
 */
final class Kernels {

  /** In place of the offset of a bias: there is none. */
  static final int NO_BIAS = -1;

  /** Multiplications below which laying out the data does not pay. */
  private static final long SMALL = 16_384;

  /** Up to so many inputs a weight gradient is taken as dot products. */
  private static final int FEW = 32;

  private static final Tier FASTEST = fastest();

  private final Tier tier;
  private final Team team;
  private final Product product;
  private final Dots dots = new Dots();

  Kernels(Tier tier, Team team) {
    this.tier = tier;
    this.team = team;
    product = new Product(tier, team);
  }

  /** A weight gradient as dot products, the rows cut over the team. */
  private static final class Dots implements Team.Work {
    private double[][] dy = {};
    private double[][] x = {};
    private double[] out = {};
    private int offset;
    private int n;

    void set(double[][] dy, double[][] x, double[] out, int offset, int n) {
      this.dy = dy;
      this.x = x;
      this.out = out;
      this.offset = offset;
      this.n = n;
    }

    @Override
    public void part(int part, int parts) {
      int from = Product.cut(dy.length, part, parts);
      int to = Product.cut(dy.length, part + 1, parts);
      PlainKernels.dots(dy, from, to, x, out, offset, n);
    }
  }

  /** The fastest kernels that this machine runs. */
  static Kernels best(Team team) {
    return new Kernels(FASTEST, team);
  }

  /** The fastest kernels, on the caller's thread only. */
  static Kernels best() {
    return best(Team.ALONE);
  }

  /**
   * The Vector API where the incubator module is readable and vectors hold four doubles. By name,
   * since the compiled class does not link where the module is absent.
   */
  private static Tier fastest() {
    Logger logger = LoggerFactory.getLogger(Kernels.class);
    Tier tier = new PlainKernels();
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      try {
        Class<?> type = Class.forName("org.nabla.nn.VectorKernels");
        Tier vector = (Tier) type.getDeclaredConstructor().newInstance();
        tier = vector.suits() ? vector : tier;
      } catch (ReflectiveOperationException | LinkageError e) {
        logger.debug("kernels: the Vector API is present but does not link", e);
      }
    }
    logger.debug("kernels: {}", tier);
    return tier;
  }

  /** Sets {@code y[r][s] = bias_r + sum over k of w_rk x[k][s]}, w being y.length x x.length. */
  void forward(double[] values, int weight, int bias, double[][] x, double[][] y, int n) {
    if (small(x.length, y.length, n)) {
      PlainKernels.multiply(values, weight, x.length, 1, x, y, values, bias, n);
      return;
    }
    flatLeft(values, weight, x.length, 1);
    right(x, false, y.length, x.length, n);
    product.y = y;
    product.bias = values;
    product.biasOffset = bias;
    product.compute();
  }

  /** Sets {@code dx[k][s] = sum over r of w_rk dy[r][s]}. */
  void inputGradient(double[] values, int weight, double[][] dy, double[][] dx, int n) {
    if (small(dx.length, dy.length, n)) {
      PlainKernels.multiply(values, weight, 1, dx.length, dy, dx, values, NO_BIAS, n);
      return;
    }
    flatLeft(values, weight, 1, dx.length);
    right(dy, false, dx.length, dy.length, n);
    product.y = dx;
    product.biasOffset = NO_BIAS;
    product.compute();
  }

  /** Sets {@code gradient[weight + r x.length + k] = sum over s of dy[r][s] x[k][s]}. */
  void weightGradient(double[][] dy, double[][] x, double[] gradient, int weight, int n) {
    if (small(x.length, dy.length, n)) {
      PlainKernels.dots(dy, 0, dy.length, x, gradient, weight, n);
      return;
    }
    if (x.length <= FEW) {
      dots.set(dy, x, gradient, weight, n);
      team.run(dots);
      return;
    }
    product.aRows = dy;
    right(x, true, dy.length, n, x.length);
    product.y = null;
    product.out = gradient;
    product.outOffset = weight;
    product.biasOffset = NO_BIAS;
    product.compute();
  }

  /** Sets {@code gradient[bias + r] = sum over s of dy[r][s]}. */
  void biasGradient(double[][] dy, double[] gradient, int bias, int n) {
    for (int r = 0; r < dy.length; r++) {
      gradient[bias + r] = PlainKernels.total(dy[r], n);
    }
  }

  /** Sets {@code y[r] = bias_r + sum over k of w_rk x[k]}, for one sample. */
  void forwardOne(double[] values, int weight, int bias, double[] x, double[] y) {
    PlainKernels.multiplyOne(values, weight, bias, x, y);
  }

  /** The sum of the first n numbers. */
  double sum(double[] x, int n) {
    return tier.sum(x, n);
  }

  /** The sum of {@code (x[s] - center)^2} over the first n numbers. */
  double squares(double[] x, double center, int n) {
    return tier.squares(x, center, n);
  }

  /** The sum of {@code a[s] (x[s] - center)} over the first n numbers. */
  double dot(double[] a, double[] x, double center, int n) {
    return tier.dot(a, x, center, n);
  }

  /** See {@link Tier#drop}. */
  void drop(double[] x, double[] y, int from, int to, long dropped, double[] factors) {
    tier.drop(x, y, from, to, dropped, factors);
  }

  private static boolean small(int inputs, int outputs, int n) {
    return (long) inputs * outputs * n < SMALL;
  }

  private void flatLeft(double[] values, int offset, int rowStride, int columnStride) {
    product.aRows = null;
    product.a = values;
    product.offset = offset;
    product.rowStride = rowStride;
    product.columnStride = columnStride;
  }

  private void right(double[][] b, boolean transposed, int rows, int depth, int columns) {
    product.b = b;
    product.transposed = transposed;
    product.rows = rows;
    product.depth = depth;
    product.columns = columns;
  }
}
