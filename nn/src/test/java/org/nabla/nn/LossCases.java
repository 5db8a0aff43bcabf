package org.nabla.nn;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Every loss with predictions and targets that it takes. */
record LossCases(
    Loss loss,
    int outputs,
    DoubleUnaryOperator ofPrediction,
    DoubleUnaryOperator ofTarget,
    boolean labels)
    implements LossContract {

  static final List<LossContract> ALL =
      List.of(
          new LossCases(new Mse(), 3, LossCases::same, LossCases::same, false),
          new LossCases(new Mse(Reduction.SUM), 1, LossCases::same, LossCases::same, false),
          new LossCases(new Mae(), 3, LossCases::same, LossCases::same, false),
          new LossCases(new Huber(0.7), 3, LossCases::same, LossCases::same, false),
          new LossCases(
              new SmoothL1(0.7, Reduction.SUM), 3, LossCases::same, LossCases::same, false),
          new LossCases(new Bce(), 1, LossCases::probability, LossCases::bit, false),
          new LossCases(new Bce(), 3, LossCases::probability, LossCases::probability, false),
          new LossCases(new BceWithLogits(), 1, LossCases::same, LossCases::bit, false),
          new LossCases(new BceWithLogits(2.5), 3, LossCases::same, LossCases::probability, false),
          new LossCases(new CrossEntropy(), 3, LossCases::same, LossCases::same, true),
          new LossCases(
              new CrossEntropy(List.of(1.0, 2.0, 0.5), 0.2, Reduction.MEAN),
              3,
              LossCases::same,
              LossCases::same,
              true),
          new LossCases(new CrossEntropy(0.1), 4, LossCases::same, LossCases::probability, false),
          new LossCases(new Nll(), 3, LossCases::same, LossCases::same, true),
          new LossCases(
              new Nll(List.of(1.0, 2.0, 0.5), Reduction.SUM),
              3,
              LossCases::same,
              LossCases::same,
              true),
          new LossCases(new KlDivergence(), 3, LossCases::same, LossCases::probability, false),
          new LossCases(new Hinge(), 1, LossCases::same, LossCases::sign, false),
          new LossCases(new HingeEmbedding(), 2, LossCases::same, LossCases::sign, false),
          new LossCases(new LogCosh(), 3, LossCases::same, LossCases::same, false));

  private static double same(double z) {
    return z;
  }

  private static double probability(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double bit(double z) {
    return z > 0 ? 1 : 0;
  }

  private static double sign(double z) {
    return z > 0 ? 1 : -1;
  }

  @Override
  public double[][] predictions(int samples) {
    return map(TestData.normal(samples, outputs, 41), ofPrediction);
  }

  @Override
  public double[][] targets(int samples) {
    if (labels) {
      double[][] column = new double[samples][1];
      for (int s = 0; s < samples; s++) {
        column[s][0] = (s * 2 + 1) % outputs;
      }
      return column;
    }
    return map(TestData.normal(samples, outputs, 42), ofTarget);
  }

  private static double[][] map(double[][] rows, DoubleUnaryOperator f) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = f.applyAsDouble(row[i]);
      }
    }
    return rows;
  }

  /** A user's own loss. */
  record LogCosh() implements Loss {
    @Override
    public double lossAndGradient(
        Samples samples, double[][] prediction, double[][] target, double[][] gradient) {
      double scale = 1 / (samples.totalWeight() * prediction.length);
      double sum = 0;
      for (int u = 0; u < prediction.length; u++) {
        for (int s = 0; s < samples.count(); s++) {
          double error = prediction[u][s] - target[u][s];
          double size = Math.abs(error); // cosh itself overflows
          double term = size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
          sum += scale * samples.weight(s) * term;
          gradient[u][s] = scale * samples.weight(s) * Math.tanh(error);
        }
      }
      return sum;
    }
  }
}
