package org.nabla.nn;

/**
 * Adds normal noise in training, {@code y = x + deviation z}, z drawn for each unit and sample by
 * itself; prediction is the identity. At the input it is the corruption of a denoising autoencoder
 * (Vincent et al., 2008) and, for small deviations, a penalty on steep functions (Bishop, 1995).
 *
 * <p>The noise is a function of {@link Pass#seed()}, unit and sample: the same step of the same run
 * adds the same, however often it is computed and on whatever thread.
 *
 * @param deviation standard deviation of the noise, in units of x; 0 is the identity
 */
public record GaussianNoise(double deviation) implements Layer {

  /**
   * Checks the deviation.
   *
   * @param deviation standard deviation of the noise, in units of x; 0 is the identity
   * @throws IllegalArgumentException if the deviation is negative or not finite
   */
  public GaussianNoise {
    Checks.notNegative(deviation, "the standard deviation of Gaussian noise");
  }

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public boolean probabilities(boolean inputs) {
    return inputs && deviation == 0;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    boolean noisy = pass.training() && deviation > 0;
    for (int u = 0; u < y.length; u++) {
      if (noisy) {
        RandomBits.addNormal(RandomBits.ofUnit(pass.seed(), u), deviation, x[u], y[u], n);
      } else {
        System.arraycopy(x[u], 0, y[u], 0, n);
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    if (pass.wantsInputGradient()) {
      for (int u = 0; u < dx.length; u++) {
        System.arraycopy(dy[u], 0, dx[u], 0, pass.samples());
      }
    }
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    System.arraycopy(x, 0, y, 0, y.length);
  }

  @Override
  public String toString() {
    return "GaussianNoise(" + deviation + ")";
  }
}
