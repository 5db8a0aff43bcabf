package org.nabla.nn.saving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ONNX file read back, by the field numbers of onnx.proto. */
final class OnnxModel {

  /** A node with one output. */
  record Node(
      String operator, List<String> inputs, String output, Map<String, Object> attributes) {}

  final long irVersion;
  final long opset;
  final List<Node> nodes = new ArrayList<>();
  final Map<String, double[]> tensors = new LinkedHashMap<>();
  final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  /** Element type and axes of the input and the output: {@code input 1 [N, 4]}. */
  final List<String> ends = new ArrayList<>();

  OnnxModel(byte[] bytes) {
    Map<Integer, List<Object>> model = fields(bytes);
    irVersion = number(model, 1);
    opset = number(fields(bytes(model, 8)), 2);
    Map<Integer, List<Object>> graph = fields(bytes(model, 7));
    for (Object node : graph.getOrDefault(1, List.of())) {
      nodes.add(node(fields((byte[]) node)));
    }
    for (Object tensor : graph.getOrDefault(5, List.of())) {
      tensor(fields((byte[]) tensor));
    }
    ends.add(end(fields(bytes(graph, 11))));
    ends.add(end(fields(bytes(graph, 12))));
  }

  private static Node node(Map<Integer, List<Object>> node) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Object one : node.getOrDefault(5, List.of())) {
      Map<Integer, List<Object>> attribute = fields((byte[]) one);
      int type = (int) number(attribute, 20);
      Object value =
          switch (type) {
            case 1 -> (double) ((Float) only(attribute, 2));
            case 2 -> only(attribute, 3);
            case 3 -> text(only(attribute, 4));
            case 7 -> attribute.get(8);
            default -> throw new AssertionError("attribute of type " + type);
          };
      attributes.put(text(only(attribute, 1)), value);
    }
    List<String> inputs = node.getOrDefault(1, List.of()).stream().map(OnnxModel::text).toList();
    return new Node(text(only(node, 4)), inputs, text(only(node, 2)), attributes);
  }

  private void tensor(Map<Integer, List<Object>> tensor) {
    String name = text(only(tensor, 8));
    ByteBuffer raw = ByteBuffer.wrap(bytes(tensor, 9)).order(ByteOrder.LITTLE_ENDIAN);
    List<Double> values = new ArrayList<>();
    while (raw.hasRemaining()) {
      values.add(number(tensor, 2) == 1 ? (double) raw.getFloat() : raw.getDouble());
    }
    tensors.put(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    shapes.put(name, tensor.getOrDefault(1, List.of()).stream().map(d -> (Long) d).toList());
  }

  private static String end(Map<Integer, List<Object>> value) {
    Map<Integer, List<Object>> type = fields(bytes(fields(bytes(value, 2)), 1));
    List<String> axes = new ArrayList<>();
    for (Object axis : type.getOrDefault(2, List.of())) {
      for (Object dimension : fields((byte[]) axis).getOrDefault(1, List.of())) {
        Map<Integer, List<Object>> length = fields((byte[]) dimension);
        axes.add(length.containsKey(2) ? text(only(length, 2)) : "" + only(length, 1));
      }
    }
    return text(only(value, 1)) + " " + number(type, 1) + " " + axes;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private static Object only(Map<Integer, List<Object>> message, int field) {
    List<Object> values = message.getOrDefault(field, List.of());
    if (values.size() != 1) {
      throw new AssertionError("field " + field + " is there " + values.size() + " times");
    }
    return values.get(0);
  }

  private static byte[] bytes(Map<Integer, List<Object>> message, int field) {
    return (byte[]) only(message, field);
  }

  private static long number(Map<Integer, List<Object>> message, int field) {
    return (Long) only(message, field);
  }

  private static Map<Integer, List<Object>> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      Object value =
          switch ((int) key & 7) {
            case 0 -> varint(in);
            case 2 -> {
              byte[] bytes = new byte[(int) varint(in)];
              in.get(bytes);
              yield bytes;
            }
            case 5 -> in.getFloat();
            default -> throw new AssertionError("wire type " + (key & 7));
          };
      fields.computeIfAbsent((int) (key >>> 3), field -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
