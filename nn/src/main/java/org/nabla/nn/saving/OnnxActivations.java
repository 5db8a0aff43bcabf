package org.nabla.nn.saving;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.Activation;
import org.nabla.nn.Layer;

/**
 * How the library's activations are exported. In single precision each is the operator of its name
 * if opset 17 has one; in double precision it is made of arithmetic, since runtimes have the
 * special operators for floats only and their settings are floats.
 */
final class OnnxActivations {

  private static final LayerFormats FORMATS = new LayerFormats(List.of());

  private OnnxActivations() {}

  static @Nullable String export(Layer layer, OnnxGraph graph, String x) {
    LayerFormat format = layer instanceof Activation ? FORMATS.find(layer) : null;
    if (format == null) {
      return null;
    }
    Map<String, Object> settings = format.settings(layer);
    return switch (format.type()) {
      case "Identity" -> x;
      case "ReLU" -> graph.node("Relu", x);
      case "Sigmoid" -> graph.node("Sigmoid", x);
      case "Tanh" -> graph.node("Tanh", x);
      case "ReLU6" -> clip(graph, x, 0, 6);
      case "Hardtanh" -> clip(graph, x, number(settings, "low"), number(settings, "high"));
      case "LeakyReLU" -> leakyRelu(graph, x, number(settings, "slope"));
      case "ELU" -> elu(graph, x, number(settings, "alpha"));
      case "SELU" -> selu(graph, x);
      case "GELU" -> gelu(graph, x, graph.node("Erf", multiply(graph, Math.sqrt(0.5), x)));
      case "GELU(tanh)" -> geluTanh(graph, x);
      case "SiLU" -> silu(graph, x);
      case "Mish" -> graph.node("Mul", x, graph.node("Tanh", softplus(graph, x)));
      case "Softplus" -> softplus(graph, x);
      case "Softsign" -> softsign(graph, x);
      case "HardSigmoid" -> hardSigmoid(graph, x);
      case "HardSwish" -> hardSwish(graph, x);
      default -> null;
    };
  }

  private static double number(Map<String, Object> settings, String name) {
    return settings.get(name) instanceof Double number ? number : Double.NaN;
  }

  private static boolean single(OnnxGraph graph) {
    return graph.precision() == Precision.F32;
  }

  private static String add(OnnxGraph graph, double constant, String x) {
    return graph.node("Add", x, graph.constant(constant));
  }

  private static String multiply(OnnxGraph graph, double constant, String x) {
    return graph.node("Mul", x, graph.constant(constant));
  }

  /** ONNX Runtime joins Relu and Clip, which it can for floats only. */
  private static String clip(OnnxGraph graph, String x, double low, double high) {
    if (!single(graph)) {
      String raised = graph.node("Max", x, graph.constant(low));
      return graph.node("Min", raised, graph.constant(high));
    }
    return graph.node("Clip", x, graph.constant(low), graph.constant(high));
  }

  private static String leakyRelu(OnnxGraph graph, String x, double slope) {
    if (single(graph)) {
      return graph.node("LeakyRelu", Map.of("alpha", slope), x);
    }
    String positive = graph.node("Relu", x);
    String negative = graph.node("Sub", x, positive);
    return graph.node("Add", positive, multiply(graph, slope, negative));
  }

  private static String selu(OnnxGraph graph, String x) {
    return single(graph)
        ? graph.node("Selu", x)
        : multiply(graph, 1.0507009873554805, elu(graph, x, 1.6732632423543772));
  }

  private static String elu(OnnxGraph graph, String x, double alpha) {
    if (single(graph)) {
      return graph.node("Elu", Map.of("alpha", alpha), x);
    }
    String positive = graph.node("Relu", x);
    String negative = graph.node("Sub", x, positive);
    String below = add(graph, -1, graph.node("Exp", negative));
    return graph.node("Add", positive, multiply(graph, alpha, below));
  }

  /** {@code x/2 (1 + phi)}. */
  private static String gelu(OnnxGraph graph, String x, String phi) {
    return graph.node("Mul", multiply(graph, 0.5, x), add(graph, 1, phi));
  }

  private static String geluTanh(OnnxGraph graph, String x) {
    String square = multiply(graph, 0.044715, graph.node("Mul", x, x));
    String inner = graph.node("Mul", x, add(graph, 1, square));
    return gelu(graph, x, graph.node("Tanh", multiply(graph, Math.sqrt(2 / Math.PI), inner)));
  }

  /** ONNX Runtime takes {@code x sigmoid(x)} for an operator that it has for floats only. */
  private static String silu(OnnxGraph graph, String x) {
    return single(graph)
        ? graph.node("Mul", x, graph.node("Sigmoid", x))
        : graph.node("Div", x, add(graph, 1, graph.node("Exp", graph.node("Neg", x))));
  }

  private static String softplus(OnnxGraph graph, String x) {
    if (single(graph)) {
      return graph.node("Softplus", x);
    }
    String small = graph.node("Exp", graph.node("Neg", graph.node("Abs", x)));
    return graph.node("Add", graph.node("Relu", x), graph.node("Log", add(graph, 1, small)));
  }

  private static String softsign(OnnxGraph graph, String x) {
    return single(graph)
        ? graph.node("Softsign", x)
        : graph.node("Div", x, add(graph, 1, graph.node("Abs", x)));
  }

  private static String hardSwish(OnnxGraph graph, String x) {
    return single(graph) ? graph.node("HardSwish", x) : graph.node("Mul", x, hardSigmoid(graph, x));
  }

  private static String hardSigmoid(OnnxGraph graph, String x) {
    return single(graph)
        ? graph.node("HardSigmoid", Map.of("alpha", 1.0 / 6, "beta", 0.5), x)
        : clip(graph, add(graph, 0.5, multiply(graph, 1.0 / 6, x)), 0, 1);
  }
}
