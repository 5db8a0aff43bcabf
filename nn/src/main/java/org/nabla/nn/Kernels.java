package org.nabla.nn;

/** The loops in which the time goes. Every result is the same, to the bit, for any caller. */
interface Kernels {

  /** In place of the offset of a bias: start from zero. */
  int NO_BIAS = -1;

  /** The fastest kernels that this machine runs. */
  static Kernels best(Team team) {
    return new PlainKernels();
  }

  /**
   * Sets {@code y[r][s] = bias_r + sum over k of a_rk x[k][s]}, where {@code a_rk = a[offset + r
   * rowStride + k columnStride]} and {@code bias_r = a[biasOffset + r]}.
   */
  void multiply(
      double[] a,
      int offset,
      int rowStride,
      int columnStride,
      double[][] x,
      double[][] y,
      int biasOffset,
      int samples);

  /** Sets {@code out[offset + r] = sum over s of rows[r][s]}. */
  void sums(double[][] rows, double[] out, int offset, int samples);

  /**
   * Sets {@code out[offset + r x.length + k] = sum over s of dy[r][s] x[k][s]}; scratch memory
   * comes from the pass.
   */
  void products(double[][] dy, double[][] x, double[] out, int offset, int samples, Pass pass);
}
