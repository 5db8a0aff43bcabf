package org.nabla.nn;

/** The activation functions made of exponentials; stable for any x. */
final class Exponentials {

  private static final double ROOT_2_OVER_PI = Math.sqrt(2 / Math.PI);
  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double NORMAL_PEAK = 1 / Math.sqrt(2 * Math.PI);

  private Exponentials() {}

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Within 1e-15 relative, in a third of the time of {@link Math#tanh}. */
  static double tanh(double x) {
    double size = Math.abs(x);
    if (size >= 0.25) {
      return Math.copySign(1 - 2 / (Math.exp(2 * size) + 1), x);
    }
    double z = x * x;
    return x * (10395 + z * (1260 + z * 21)) / (10395 + z * (4725 + z * (210 + z)));
  }

  record Sigmoid() implements Activation {
    @Override
    public boolean probabilities(boolean inputs) {
      return true;
    }

    @Override
    public double value(double x) {
      return sigmoid(x);
    }

    @Override
    public double derivative(double x, double y) {
      return y * (1 - y);
    }

    @Override
    public void values(double[] x, double[] y, int samples) {
      for (int s = 0; s < samples; s++) {
        y[s] = 1 / (1 + Math.exp(-x[s]));
      }
    }

    @Override
    public void gradients(double[] x, double[] y, double[] dy, double[] dx, int samples) {
      for (int s = 0; s < samples; s++) {
        dx[s] = dy[s] * y[s] * (1 - y[s]);
      }
    }

    @Override
    public String toString() {
      return "Sigmoid";
    }
  }

  record Tanh() implements Activation {
    @Override
    public double value(double x) {
      return tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
      return 1 - y * y;
    }

    @Override
    public void values(double[] x, double[] y, int samples) {
      for (int s = 0; s < samples; s++) {
        y[s] = tanh(x[s]);
      }
    }

    @Override
    public void gradients(double[] x, double[] y, double[] dy, double[] dx, int samples) {
      for (int s = 0; s < samples; s++) {
        dx[s] = dy[s] * (1 - y[s] * y[s]);
      }
    }

    @Override
    public String toString() {
      return "Tanh";
    }
  }

  /** {@code scale (x > 0 ? x : alpha (exp(x) - 1))}. */
  record Elu(String name, double scale, double alpha) implements Activation {

    Elu {
      Checks.positive(alpha, "the alpha of an ELU");
    }

    @Override
    public double value(double x) {
      return scale * (x > 0 ? x : alpha * Math.expm1(x));
    }

    @Override
    public double derivative(double x, double y) {
      return scale * (x > 0 ? 1 : alpha * Math.exp(x));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Gelu() implements Activation {
    @Override
    public double value(double x) {
      return x < -40 ? -0.0 : 0.5 * x * ErrorFunction.erfc(-x * ROOT_HALF);
    }

    @Override
    public double derivative(double x, double y) {
      double density = NORMAL_PEAK * Math.exp(-0.5 * x * x);
      return 0.5 * ErrorFunction.erfc(-x * ROOT_HALF) + (density == 0 ? 0 : x * density);
    }

    @Override
    public String toString() {
      return "GELU";
    }
  }

  record GeluTanh() implements Activation {
    private static final double CUBIC = 0.044715;

    @Override
    public double value(double x) {
      return x < -40 ? -0.0 : 0.5 * x * (1 + Math.tanh(inner(x)));
    }

    @Override
    public double derivative(double x, double y) {
      if (Math.abs(x) > 40) {
        return x > 0 ? 1 : 0;
      }
      double t = Math.tanh(inner(x));
      double slope = ROOT_2_OVER_PI * (1 + 3 * CUBIC * x * x);
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope;
    }

    private static double inner(double x) {
      return ROOT_2_OVER_PI * (x + CUBIC * x * x * x);
    }

    @Override
    public String toString() {
      return "GELU(tanh)";
    }
  }

  record Silu() implements Activation {
    @Override
    public double value(double x) {
      return x / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x, double y) {
      double p = sigmoid(x);
      return p + y * (1 - p);
    }

    @Override
    public String toString() {
      return "SiLU";
    }
  }

  record Mish() implements Activation {

    /** Where tanh(softplus(x)) is 1 in double precision. */
    private static final double LINEAR = 20;

    @Override
    public double value(double x) {
      return x > LINEAR ? x : x * tanhOfSoftplus(x);
    }

    @Override
    public double derivative(double x, double y) {
      if (x > LINEAR) {
        return 1;
      }
      double e = Math.exp(x);
      double n = e * (e + 2);
      double sech2 = 4 * (n + 1) / ((n + 2) * (n + 2));
      return n / (n + 2) + x * sech2 * e / (1 + e);
    }

    /** With u = 1 + exp(x), tanh(log u) = (u^2 - 1)/(u^2 + 1). */
    private static double tanhOfSoftplus(double x) {
      double e = Math.exp(x);
      double n = e * (e + 2);
      return n / (n + 2);
    }

    @Override
    public String toString() {
      return "Mish";
    }
  }

  record Softplus() implements Activation {
    private static final double LINEAR = 20;

    @Override
    public double value(double x) {
      return x > LINEAR ? x : Math.log1p(Math.exp(x));
    }

    @Override
    public double derivative(double x, double y) {
      return x > LINEAR ? 1 : sigmoid(x);
    }

    @Override
    public String toString() {
      return "Softplus";
    }
  }
}
