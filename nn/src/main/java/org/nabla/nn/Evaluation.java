package org.nabla.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss and metrics of data at given parameters, outside training. */
final class Evaluation {

  private static final int BATCH = 256;

  private final Loss loss;
  private final Data data;
  private final Workspace workspace;
  private final double[][] input;
  private final double[][] prediction;
  private final double[][] gradient;
  private double[][] predictions = {};
  private double[][] targets = {};

  Evaluation(Network network, Loss loss, Data data, Kernels kernels) {
    this.loss = loss;
    this.data = data;
    int batch = Math.min(BATCH, data.samples());
    workspace = new Workspace(network, batch, false, kernels);
    input = new double[network.inputs()][batch];
    prediction = new double[network.outputs()][data.samples()];
    gradient = new double[network.outputs()][data.samples()];
  }

  /** Predicts all samples; loss and metrics are those of these predictions. */
  void predict(double[] parameters, double[] state) {
    int n = data.samples();
    for (int from = 0; from < n; from += BATCH) {
      int count = Math.min(BATCH, n - from);
      for (int u = 0; u < input.length; u++) {
        System.arraycopy(data.input()[u], from, input[u], 0, count);
      }
      double[][] outputs = workspace.forward(parameters, state, input, count, false);
      for (int u = 0; u < outputs.length; u++) {
        System.arraycopy(outputs[u], 0, prediction[u], from, count);
      }
    }
  }

  /** The loss of all samples at once: no loss is the mean of the losses of parts in general. */
  double loss() {
    return loss.lossAndGradient(Samples.of(data.samples()), prediction, data.target(), gradient);
  }

  Map<String, Double> metrics(List<Metric> metrics) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      values.put(metric.toString(), metric(metric));
    }
    return values;
  }

  double metric(Metric metric) {
    int n = data.samples();
    if (targets.length == 0) {
      predictions = new double[n][prediction.length];
      targets = new double[n][data.target().length];
      Rows.transposeBack(data.target(), n, targets, 0);
    }
    Rows.transposeBack(prediction, n, predictions, 0);
    return metric.value(predictions, targets);
  }
}
