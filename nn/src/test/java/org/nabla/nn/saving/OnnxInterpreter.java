package org.nabla.nn.saving;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Runs a graph in doubles, by the definitions of the ONNX operators. */
final class OnnxInterpreter {

  private final Map<String, double[][]> values = new LinkedHashMap<>();

  static double[][] run(OnnxModel model, double[][] input) {
    OnnxInterpreter interpreter = new OnnxInterpreter();
    interpreter.values.put("input", input);
    model.tensors.forEach(
        (name, tensor) ->
            interpreter.values.put(
                name, matrix(tensor, model.shapes.getOrDefault(name, List.of()))));
    for (OnnxModel.Node node : model.nodes) {
      double[][] result = interpreter.run(node);
      if (interpreter.values.put(node.output(), result) != null) {
        throw new AssertionError(node.output() + " is computed twice");
      }
    }
    return interpreter.value("output");
  }

  /** Scalars and vectors are matrices of one row. */
  private static double[][] matrix(double[] values, List<Long> shape) {
    int rows = shape.size() == 2 ? shape.get(0).intValue() : 1;
    double[][] matrix = new double[rows][];
    Arrays.setAll(
        matrix,
        r ->
            Arrays.copyOfRange(
                values, r * (values.length / rows), (r + 1) * (values.length / rows)));
    return matrix;
  }

  private double[][] value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private double[][] run(OnnxModel.Node node) {
    List<double[][]> in = node.inputs().stream().map(this::value).toList();
    double[][] x = in.get(0);
    return switch (node.operator()) {
      case "Identity" -> x;
      case "Relu" -> each(x, v -> Math.max(v, 0));
      case "Sigmoid" -> each(x, v -> 1 / (1 + Math.exp(-v)));
      case "Tanh" -> each(x, Math::tanh);
      case "Exp" -> each(x, Math::exp);
      case "Log" -> each(x, Math::log);
      case "Neg" -> each(x, v -> -v);
      case "Abs" -> each(x, Math::abs);
      case "Sqrt" -> each(x, Math::sqrt);
      case "Erf" -> each(x, OnnxInterpreter::erf);
      case "Softplus" -> each(x, v -> Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))));
      case "Softsign" -> each(x, v -> v / (1 + Math.abs(v)));
      case "LeakyRelu" -> each(x, v -> v < 0 ? number(node, "alpha") * v : v);
      case "Elu" -> each(x, v -> v < 0 ? number(node, "alpha") * Math.expm1(v) : v);
      case "Selu" ->
          each(x, v -> 1.0507009873554805 * (v > 0 ? v : 1.6732632423543772 * Math.expm1(v)));
      case "HardSigmoid" ->
          each(x, v -> Math.max(0, Math.min(1, number(node, "alpha") * v + number(node, "beta"))));
      case "HardSwish" -> each(x, v -> v * Math.max(0, Math.min(1, v / 6 + 0.5)));
      case "Clip" -> each(x, v -> Math.min(Math.max(v, in.get(1)[0][0]), in.get(2)[0][0]));
      case "Max" -> both(x, in.get(1), Math::max);
      case "Min" -> both(x, in.get(1), Math::min);
      case "Add" -> both(x, in.get(1), Double::sum);
      case "Sub" -> both(x, in.get(1), (a, b) -> a - b);
      case "Mul" -> both(x, in.get(1), (a, b) -> a * b);
      case "Div" -> both(x, in.get(1), (a, b) -> a / b);
      case "ReduceMean" -> {
        require(node, "axes", List.of(-1L));
        yield reduce(x, r -> Arrays.stream(r).average().orElseThrow());
      }
      case "Softmax" -> softmax(node, x);
      case "LogSoftmax" -> each(softmax(node, x), Math::log);
      case "Gemm" -> gemm(node, in);
      case "BatchNormalization" -> {
        double epsilon = number(node, "epsilon");
        double[][] root = each(in.get(4), v -> Math.sqrt(v + epsilon));
        double[][] normal = both(both(x, in.get(3), (a, b) -> a - b), root, (a, b) -> a / b);
        yield both(both(normal, in.get(1), (a, b) -> a * b), in.get(2), Double::sum);
      }
      case "LayerNormalization" -> {
        require(node, "axis", -1L);
        double[][] mean = reduce(x, r -> Arrays.stream(r).average().orElseThrow());
        double[][] centered = both(x, mean, (a, b) -> a - b);
        double[][] variance =
            reduce(centered, r -> Arrays.stream(r).map(v -> v * v).average().orElseThrow());
        double epsilon = number(node, "epsilon");
        double[][] normal = both(centered, variance, (a, b) -> a / Math.sqrt(b + epsilon));
        yield both(both(normal, in.get(1), (a, b) -> a * b), in.get(2), Double::sum);
      }
      default -> throw new AssertionError("operator " + node.operator());
    };
  }

  private static double number(OnnxModel.Node node, String name) {
    return (Double) Objects.requireNonNull(node.attributes().get(name), name);
  }

  private static void require(OnnxModel.Node node, String name, Object value) {
    if (!value.equals(node.attributes().get(name))) {
      throw new AssertionError(node + ": " + name + " must be " + value);
    }
  }

  private static double[][] softmax(OnnxModel.Node node, double[][] x) {
    require(node, "axis", -1L);
    double[][] max = reduce(x, r -> Arrays.stream(r).max().orElseThrow());
    double[][] exp = both(x, max, (a, b) -> Math.exp(a - b));
    return both(exp, reduce(exp, r -> Arrays.stream(r).sum()), (a, b) -> a / b);
  }

  private static double[][] gemm(OnnxModel.Node node, List<double[][]> in) {
    require(node, "transB", 1L);
    double[][] x = in.get(0);
    double[][] weight = in.get(1);
    double[][] y = new double[x.length][weight.length];
    for (int s = 0; s < x.length; s++) {
      for (int u = 0; u < weight.length; u++) {
        for (int i = 0; i < weight[u].length; i++) {
          y[s][u] += weight[u][i] * x[s][i];
        }
      }
    }
    return in.size() == 3 ? both(y, in.get(2), Double::sum) : y;
  }

  private interface Row {
    double of(double[] row);
  }

  private static double[][] reduce(double[][] x, Row row) {
    return Arrays.stream(x).map(r -> new double[] {row.of(r)}).toArray(double[][]::new);
  }

  private static double[][] each(double[][] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(r -> Arrays.stream(r).map(f).toArray()).toArray(double[][]::new);
  }

  /** Broadcasts single rows, columns and numbers. */
  private static double[][] both(double[][] a, double[][] b, DoubleBinaryOperator f) {
    double[][] result = new double[Math.max(a.length, b.length)][];
    for (int r = 0; r < result.length; r++) {
      double[] left = a[a.length == 1 ? 0 : r];
      double[] right = b[b.length == 1 ? 0 : r];
      double[] row = new double[Math.max(left.length, right.length)];
      Arrays.setAll(
          row,
          c -> f.applyAsDouble(left[left.length == 1 ? 0 : c], right[right.length == 1 ? 0 : c]));
      result[r] = row;
    }
    return result;
  }

  /** By Simpson's rule: slow, and independent of the library's own. */
  private static double erf(double x) {
    double end = Math.min(Math.abs(x), 7);
    int parts = 4000;
    double h = end / parts;
    double sum = 1 + Math.exp(-end * end);
    for (int i = 1; i < parts; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-(i * h) * (i * h));
    }
    return Math.copySign(2 / Math.sqrt(Math.PI) * sum * h / 3, x);
  }
}
