package org.nabla.examples.own;

import org.nabla.nn.Loss;
import org.nabla.nn.Samples;

/**
 * A loss of one's own: the mean of {@code log(cosh(prediction - target))}, quadratic near the
 * target and linear far from it.
 */
public record LogCosh() implements Loss {
  @Override
  public double lossAndGradient(
      Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
    double scale = 1 / (samples.totalWeight() * prediction.length);
    double sum = 0;
    for (int u = 0; u < prediction.length; u++) {
      for (int s = 0; s < samples.count(); s++) {
        double e = prediction[u][s] - target[u][s];
        double far = Math.abs(e); // log(cosh(e)) = |e| + log1p(exp(-2|e|)) - log(2), for any e
        sum += samples.weight(s) * (far + Math.log1p(Math.exp(-2 * far)) - Math.log(2));
        gradient[u][s] = scale * samples.weight(s) * Math.tanh(e);
      }
    }
    return scale * sum;
  }
}
