package org.nabla.nn;

/** A way to compute matrix products, and sums over samples, on this machine. */
interface Tier {

  /** Whether this machine is one that it is made for. */
  default boolean suits() {
    return true;
  }

  /** Makes room for the right-hand side, if there is not enough yet. */
  void reserve(Product product);

  /** Lays out the right-hand side, once for each product; the parts may run at the same time. */
  void prepare(Product product, int part, int parts);

  /**
   * Computes the rows from {@code from} to {@code to}. Each number is the same, to the bit, however
   * the rows are cut.
   */
  void rows(Product product, int from, int to, int part);

  /** The sum of the first n numbers. */
  double sum(double[] x, int n);

  /** The sum of {@code (x[s] - center)^2} over the first n numbers. */
  double squares(double[] x, double center, int n);

  /** The sum of {@code a[s] (x[s] - center)} over the first n numbers. */
  double dot(double[] a, double[] x, double center, int n);

  /**
   * Sets {@code y[s] = x[s] factors[b]} from {@code from} to {@code to}, at most 64 numbers, with b
   * the lowest bit of {@code dropped} for the first, and so on.
   *
   * @param factors a positive factor and 0
   */
  void drop(double[] x, double[] y, int from, int to, long dropped, double[] factors);
}
