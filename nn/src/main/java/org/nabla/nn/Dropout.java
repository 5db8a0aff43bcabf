package org.nabla.nn;

/**
 * Sets numbers to zero at random in training, {@code y = m x/(1 - p)} with {@code m} 0 at
 * probability p and else 1, for each unit and sample by itself; the factor keeps the mean, so that
 * prediction is the identity (Srivastava et al., 2014, in the inverted form of PyTorch's {@code
 * Dropout}).
 *
 * <p>Which numbers are dropped is a function of {@link Pass#seed()}, unit and sample: the same step
 * of the same run drops the same ones, however often it is computed and on whatever thread.
 *
 * <p>Dropout makes a network robust against the loss of single units. It does not help gradients
 * through a deep network.
 *
 * @param probability probability p of being dropped, at least 0 and below 1; PyTorch's default is
 *     0.5; below 2^-53 nothing is dropped
 */
public record Dropout(double probability) implements Layer {

  /**
   * Checks the probability.
   *
   * @param probability probability p of being dropped, at least 0 and below 1
   * @throws IllegalArgumentException if the probability is negative, 1 or more, or NaN
   */
  public Dropout {
    Checks.require(
        probability >= 0 && probability < 1,
        "the probability of dropout is %s: it must be at least 0 and below 1, 0.5 for instance"
            + " (at 1 nothing would be left to learn from)",
        probability);
  }

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public boolean probabilities(boolean inputs) {
    return inputs;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    apply(pass, x, y);
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    if (pass.wantsInputGradient()) {
      apply(pass, dy, dx);
    }
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    System.arraycopy(x, 0, y, 0, y.length);
  }

  /** Backward drops and scales as forward does. */
  private void apply(Pass pass, double[][] from, double[][] to) {
    int n = pass.samples();
    long digits = pass.training() ? RandomBits.digits(probability) : 0;
    double[] factors = pass.scratch(0, 1, 2)[0]; // of what is kept and what is dropped
    factors[0] = 1 / (1 - probability);
    for (int u = 0; u < to.length; u++) {
      if (digits == 0) {
        System.arraycopy(from[u], 0, to[u], 0, n);
      } else {
        long seed = RandomBits.ofUnit(pass.seed(), u);
        for (int start = 0; start < n; start += Long.SIZE) {
          long dropped = RandomBits.bernoulli(seed, start / Long.SIZE, digits);
          int end = Math.min(n, start + Long.SIZE);
          pass.kernels().drop(from[u], to[u], start, end, dropped, factors);
        }
      }
    }
  }

  @Override
  public String toString() {
    return "Dropout(" + probability + ")";
  }
}
