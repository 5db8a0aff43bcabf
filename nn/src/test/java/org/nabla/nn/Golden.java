package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the reference numbers and compares with them. */
final class Golden {

  private Golden() {}

  /** Returns the objects of a list in a file, by the value of their name. */
  static List<Map<String, Object>> list(String file, String key) {
    return objects(get(read(file), key));
  }

  /** Returns an object at the top of a file. */
  static Map<String, Object> top(String file, String key) {
    return object(read(file), key);
  }

  static Map<String, Object> named(String file, String key, String name) {
    return list(file, key).stream()
        .filter(entry -> name.equals(entry.get("name")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + file));
  }

  static Object get(Map<String, Object> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> map, String key) {
    return (Map<String, Object>) get(map, key);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Object list) {
    return (List<Map<String, Object>>) list;
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  static double[] vector(Object value) {
    return ((List<?>) value).stream().mapToDouble(Golden::number).toArray();
  }

  /** A matrix; a vector becomes one column. */
  static double[][] matrix(Object value) {
    return ((List<?>) value)
        .stream()
            .map(row -> row instanceof List<?> ? vector(row) : new double[] {number(row)})
            .toArray(double[][]::new);
  }

  static double[] flat(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMapToDouble(e -> java.util.Arrays.stream(flat(e))).toArray();
    }
    return new double[] {number(value)};
  }

  /** The flat array of a network from PyTorch's named parameters. */
  static double[] parameters(Network network, Map<String, Object> named) {
    return fill(network.blocks(), new double[network.size()], named, "");
  }

  /** What the layers of a network keep, from PyTorch's named buffers. */
  static double[] states(Network network, Map<String, Object> named) {
    return fill(network.stateBlocks(), network.state(), named, "");
  }

  /** The flat array of a network of one layer from that layer's named parameters. */
  static double[] values(Network network, Map<String, Object> named) {
    return fill(network.blocks(), new double[network.size()], named, "0.");
  }

  /** What the layer of a network of one layer keeps, from that layer's named buffers. */
  static double[] state(Network network, Map<String, Object> named) {
    return fill(network.stateBlocks(), network.state(), named, "0.");
  }

  private static double[] fill(
      List<ParameterBlock> blocks, double[] all, Map<String, Object> named, String prefix) {
    for (ParameterBlock block : blocks) {
      double[] values = flat(get(named, block.name().substring(prefix.length())));
      assertThat(values).as(block.name()).hasSize(block.size());
      System.arraycopy(values, 0, all, block.offset(), values.length);
    }
    return all;
  }

  private static Map<String, Object> read(String file) {
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      @SuppressWarnings("unchecked")
      Map<String, Object> map = (Map<String, Object>) value(parser);
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> "null";
      default -> parser.getText();
    };
  }
}
