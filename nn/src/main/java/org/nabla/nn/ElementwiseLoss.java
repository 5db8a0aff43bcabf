package org.nabla.nn;

/** A loss that is a sum over outputs and samples of one function of prediction and target. */
interface ElementwiseLoss extends Loss {

  double term(double prediction, double target);

  /** Derivative of the term by the prediction. */
  double slope(double prediction, double target);

  Reduction reduction();

  @Override
  default double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double scale = reduction().scale(samples, prediction.length);
    double sum = 0;
    for (int u = 0; u < prediction.length; u++) {
      double[] p = prediction[u];
      double[] t = target[u];
      double[] g = gradient[u];
      for (int s = 0; s < samples.count(); s++) {
        double weight = samples.weight(s);
        sum += weight * term(p[s], t[s]);
        g[s] = scale * weight * slope(p[s], t[s]);
      }
    }
    return scale * sum;
  }
}
