package org.nabla.nn.saving;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.GaussianNoise;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.LogSoftmax;
import org.nabla.nn.Residual;
import org.nabla.nn.Sequence;
import org.nabla.nn.Softmax;
import org.nabla.nn.WeightNorm;

/** How the library's own layers are exported, but for the activations. */
final class OnnxLayers {

  private OnnxLayers() {}

  static @Nullable String export(Layer layer, OnnxGraph graph, String x) {
    if (layer instanceof Dense dense) {
      return gemm(dense, graph.parameters("weight"), graph, x);
    }
    if (layer instanceof WeightNorm norm) {
      return gemm(norm.dense(), folded(norm, graph), graph, x);
    }
    if (layer instanceof BatchNorm norm) {
      return batchNorm(norm, graph, x);
    }
    if (layer instanceof LayerNorm norm) {
      return layerNorm(norm, graph, x);
    }
    if (layer instanceof Softmax) {
      return graph.node("Softmax", Map.of("axis", -1), x);
    }
    if (layer instanceof LogSoftmax) {
      return graph.node("LogSoftmax", Map.of("axis", -1), x);
    }
    if (layer instanceof Dropout || layer instanceof GaussianNoise) {
      return x;
    }
    if (layer instanceof Sequence sequence) {
      return graph.chain(sequence.layers(), graph.inputs(), x);
    }
    return layer instanceof Residual residual ? residual(residual, graph, x) : null;
  }

  private static String gemm(Dense dense, double[] weights, OnnxGraph graph, String x) {
    int units = dense.units();
    String weight = graph.tensor(List.of(units, graph.inputs()), "weight", weights);
    Map<String, Integer> transposed = Map.of("transB", 1);
    return dense.bias()
        ? graph.node(
            "Gemm",
            transposed,
            x,
            weight,
            graph.tensor(List.of(units), "bias", graph.parameters("bias")))
        : graph.node("Gemm", transposed, x, weight);
  }

  private static double[] folded(WeightNorm norm, OnnxGraph graph) {
    int inputs = graph.inputs();
    double[] lengths = graph.parameters("weight_g");
    double[] weights = graph.parameters("weight_v");
    for (int u = 0; u < norm.dense().units(); u++) {
      double squares = 0;
      for (int i = u * inputs; i < (u + 1) * inputs; i++) {
        squares += weights[i] * weights[i];
      }
      for (int i = u * inputs; i < (u + 1) * inputs; i++) {
        weights[i] *= lengths[u] / Math.sqrt(squares);
      }
    }
    return weights;
  }

  /** An attribute is a float: what it lacks of epsilon goes to the variances. */
  private static String batchNorm(BatchNorm norm, OnnxGraph graph, String x) {
    List<Integer> shape = List.of(graph.inputs());
    double[] variances = graph.state("running_var");
    for (int u = 0; u < variances.length; u++) {
      variances[u] += norm.epsilon() - (float) norm.epsilon();
    }
    return graph.node(
        "BatchNormalization",
        Map.of("epsilon", norm.epsilon()),
        x,
        graph.tensor(shape, "weight", affine(norm.affine(), "weight", 1, graph)),
        graph.tensor(shape, "bias", affine(norm.affine(), "bias", 0, graph)),
        graph.tensor(shape, "running_mean", graph.state("running_mean")),
        graph.tensor(shape, "running_var", variances));
  }

  /** The operator may compute in floats and its epsilon is one, so doubles take arithmetic. */
  private static String layerNorm(LayerNorm norm, OnnxGraph graph, String x) {
    List<Integer> shape = List.of(graph.inputs());
    String weight = graph.tensor(shape, "weight", affine(norm.affine(), "weight", 1, graph));
    String bias = graph.tensor(shape, "bias", affine(norm.affine(), "bias", 0, graph));
    if (graph.precision() == Precision.F32) {
      Map<String, Number> settings = Map.of("axis", -1, "epsilon", norm.epsilon());
      return graph.node("LayerNormalization", settings, x, weight, bias);
    }
    Map<String, List<Integer>> units = Map.of("axes", List.of(-1));
    String centered = graph.node("Sub", x, graph.node("ReduceMean", units, x));
    String variance = graph.node("ReduceMean", units, graph.node("Mul", centered, centered));
    String shifted = graph.node("Add", variance, graph.constant(norm.epsilon()));
    String normalized = graph.node("Div", centered, graph.node("Sqrt", shifted));
    return graph.node("Add", graph.node("Mul", normalized, weight), bias);
  }

  private static double[] affine(boolean has, String name, double otherwise, OnnxGraph graph) {
    if (has) {
      return graph.parameters(name);
    }
    double[] same = new double[graph.inputs()];
    Arrays.fill(same, otherwise);
    return same;
  }

  private static String residual(Residual residual, OnnxGraph graph, String x) {
    String body = graph.layer("body", residual.body(), graph.inputs(), x);
    Layer projection = residual.projection();
    String shortcut =
        projection == null ? x : graph.layer("projection", projection, graph.inputs(), x);
    return graph.node("Add", body, shortcut);
  }
}
