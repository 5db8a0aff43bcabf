package org.nabla.nn.saving;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.Layer;
import org.nabla.nn.Network;

/**
 * An ONNX graph while it is made: nodes, each with one output, and the tensors they need. Values
 * are known by names; every layer takes one and gives another, {@code [N, units]} with one row for
 * each sample.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class OnnxGraph {

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private final Network network;
  private final Precision precision;
  private final List<OnnxLayer> layers;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Protobuf> tensors = new LinkedHashMap<>();
  private String scope = "";
  private int inputs;

  private record Node(
      String operator, Map<String, Object> attributes, List<String> inputs, String output) {}

  OnnxGraph(Network network, Precision precision, List<OnnxLayer> layers) {
    this.network = network;
    this.precision = precision;
    this.layers = layers;
    inputs = network.inputs();
  }

  /**
   * Returns the precision of this graph: the ONNX standard has operators for both, but not every
   * runtime has.
   *
   * @return the precision
   */
  public Precision precision() {
    return precision;
  }

  /**
   * Returns the number of inputs of the layer that is being exported.
   *
   * @return how many units come in
   */
  public int inputs() {
    return inputs;
  }

  /**
   * Returns the values of a parameter block of the layer that is being exported.
   *
   * @param name its name within the layer, {@code weight} for instance
   * @return a copy, row-major
   * @throws IllegalArgumentException if the layer has no such block
   */
  public double[] parameters(String name) {
    return network.parameters(scope + name);
  }

  /**
   * Returns the values of a state block of the layer that is being exported.
   *
   * @param name its name within the layer, {@code running_mean} for instance
   * @return a copy, row-major
   * @throws IllegalArgumentException if the layer has no such block
   */
  public double[] state(String name) {
    return network.state(scope + name);
  }

  /**
   * Adds a node without attributes.
   *
   * @param operator an operator of opset 17 with one output, {@code Add} for instance
   * @param inputs names of its inputs
   * @return the name of its output
   */
  public String node(String operator, String... inputs) {
    return node(operator, Map.of(), inputs);
  }

  /**
   * Adds a node.
   *
   * @param operator an operator of opset 17 with one output, {@code Gemm} for instance
   * @param attributes its attributes, each an {@link Integer}, {@link Long}, {@link Float}, {@link
   *     Double} (rounded to a float, ONNX has no other), {@link String} or a list of integers
   * @param inputs names of its inputs
   * @return the name of its output
   * @throws IllegalArgumentException if an attribute is of another type, or a number beyond the
   *     range of floats
   */
  public String node(String operator, Map<String, ?> attributes, String... inputs) {
    attributes.forEach(OnnxGraph::attribute);
    String output = scope + operator + "." + nodes.size();
    Map<String, Object> sorted = new TreeMap<>(attributes); // the same bytes in every process
    nodes.add(new Node(operator, sorted, Arrays.asList(inputs), output));
    return output;
  }

  /**
   * Adds a single number, to be broadcast.
   *
   * @param value the number
   * @return its name
   */
  public String constant(double value) {
    String name = "constant " + value;
    if (!tensors.containsKey(name)) {
      tensors.put(name, tensor(name, List.of(), new double[] {value}));
    }
    return name;
  }

  /**
   * Adds a tensor of the layer that is being exported.
   *
   * @param shape lengths of the axes
   * @param name its name within the layer, each only once
   * @param values the numbers, row-major; not modified
   * @return its name in the graph
   * @throws IllegalArgumentException if there is one of that name, the number of values does not
   *     fit the shape, or a value is beyond the range of the precision
   */
  public String tensor(List<Integer> shape, String name, double... values) {
    String full = scope + name;
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "the tensor '" + full + "' of shape " + shape + " is given " + values.length + " values");
    }
    if (tensors.put(full, tensor(full, shape, values)) != null) {
      throw new IllegalArgumentException(
          "there are two tensors '" + full + "': give each a name of its own");
    }
    return full;
  }

  /**
   * Exports a layer that is nested in the one that is being exported.
   *
   * @param name what stands before the names of its parameter blocks, {@code body} for instance
   * @param layer the nested layer
   * @param units number of its inputs
   * @param input name of its input
   * @return name of its output
   * @throws IllegalArgumentException if there is no way to export it; the message says which and
   *     what to do
   */
  public String layer(String name, Layer layer, int units, String input) {
    String outer = scope;
    int outerInputs = inputs;
    scope = outer + name + ".";
    inputs = units;
    try {
      for (OnnxLayer own : layers) {
        String output = own.export(layer, this, input);
        if (output != null) {
          return output;
        }
      }
      throw new IllegalArgumentException(
          "layer "
              + scope.substring(0, scope.length() - 1)
              + ", "
              + layer
              + ", is none of the library's: say how to export it with withLayer((layer, graph,"
              + " input) -> ...)");
    } finally {
      scope = outer;
      inputs = outerInputs;
    }
  }

  /** Exports layers one after the other, numbered. */
  String chain(List<Layer> chain, int units, String input) {
    String x = input;
    int width = units;
    for (int i = 0; i < chain.size(); i++) {
      x = layer(Integer.toString(i), chain.get(i), width, x);
      width = chain.get(i).outputs(width);
    }
    return x;
  }

  /** The whole model. */
  byte[] export(String name) {
    String last = chain(network.layers(), network.inputs(), INPUT);
    if (last.equals(INPUT)) {
      last = node("Identity", INPUT);
    }
    Protobuf graph = new Protobuf();
    for (Node node : nodes) {
      graph.message(1, message(node, last));
    }
    graph.text(2, name);
    tensors.values().forEach(tensor -> graph.message(5, tensor));
    graph.message(11, value(INPUT, network.inputs()));
    graph.message(12, value(OUTPUT, network.outputs()));
    return new Protobuf()
        .number(1, 8) // version of the file format, of ONNX 1.12
        .text(2, "Nabla")
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, 17))
        .toBytes();
  }

  private static Protobuf message(Node node, String last) {
    Protobuf message = new Protobuf();
    node.inputs().forEach(input -> message.text(1, input.equals(last) ? OUTPUT : input));
    message.text(2, node.output().equals(last) ? OUTPUT : node.output());
    message.text(3, node.output());
    message.text(4, node.operator());
    node.attributes().forEach((name, value) -> message.message(5, attribute(name, value)));
    return message;
  }

  private static Protobuf attribute(String name, @Nullable Object value) {
    Protobuf attribute = new Protobuf().text(1, name);
    if (value instanceof Integer || value instanceof Long) {
      return attribute.number(3, ((Number) value).longValue()).number(20, 2);
    }
    if (value instanceof Float || value instanceof Double) {
      return attribute.decimal(2, single(name, (Number) value)).number(20, 1);
    }
    if (value instanceof String text) {
      return attribute.text(4, text).number(20, 3);
    }
    if (value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
      list.forEach(entry -> attribute.number(8, (Integer) entry));
      return attribute.number(20, 7);
    }
    throw new IllegalArgumentException(
        "the attribute '"
            + name
            + "' is "
            + value
            + ": give a number, a text or a list of integers");
  }

  private static float single(String name, Number value) {
    float rounded = value.floatValue();
    if (!Float.isFinite(rounded) || (rounded == 0 && value.doubleValue() != 0)) {
      throw new IllegalArgumentException(
          "the attribute '"
              + name
              + "' is "
              + value
              + ": attributes are floats, and it is beyond their range");
    }
    return rounded;
  }

  private int elementType() {
    return precision == Precision.F32 ? 1 : 11;
  }

  private Protobuf tensor(String name, List<Integer> shape, double[] values) {
    TensorType type = precision.type();
    new TensorFile.Source(name, type, shape, values, 0, values.length); // checks the range
    Protobuf tensor = new Protobuf();
    shape.forEach(length -> tensor.number(1, length));
    tensor.number(2, elementType()).text(8, name);
    if ((long) values.length * type.bytes() > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException("the tensor '" + name + "' takes more than 2 GB");
    }
    ByteBuffer raw = ByteBuffer.allocate(values.length * type.bytes()).order(TensorFile.ORDER);
    type.encode(values, 0, values.length, raw);
    return tensor.raw(9, raw.array());
  }

  private Protobuf value(String name, int units) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().text(2, "N"))
            .message(1, new Protobuf().number(1, units));
    Protobuf type = new Protobuf().number(1, elementType()).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, type));
  }
}
