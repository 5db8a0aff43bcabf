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
  private final double[][] target;
  private final int[] order;
  private final double[][] predictions;
  private final double[][] targets;

  Evaluation(Network network, Loss loss, Data data, Kernels kernels) {
    this.loss = loss;
    this.data = data;
    int batch = Math.min(BATCH, data.samples());
    workspace = new Workspace(network, batch, true, kernels);
    input = new double[network.inputs()][batch];
    target = new double[data.target().length][batch];
    order = new int[data.samples()];
    for (int s = 0; s < order.length; s++) {
      order[s] = s;
    }
    predictions = new double[data.samples()][network.outputs()];
    targets = new double[data.samples()][data.target().length];
    Rows.transposeBack(data.target(), data.samples(), targets, 0);
  }

  /** Predicts all samples and returns their mean loss. */
  double loss(double[] parameters) {
    double sum = 0;
    int n = data.samples();
    for (int from = 0; from < n; from += BATCH) {
      int count = Math.min(BATCH, n - from);
      Rows.gather(data.input(), order, from, count, input);
      Rows.gather(data.target(), order, from, count, target);
      sum += count * workspace.loss(loss, parameters, input, target, null, count);
      Rows.transposeBack(workspace.prediction(), count, predictions, from);
    }
    return sum / n;
  }

  /** Metrics of the predictions that {@link #loss} made last. */
  Map<String, Double> metrics(List<Metric> metrics) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      values.put(metric.toString(), metric.value(predictions, targets));
    }
    return values;
  }

  double metric(Metric metric) {
    return metric.value(predictions, targets);
  }
}
