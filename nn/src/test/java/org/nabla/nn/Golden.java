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
    double[] parameters = new double[network.size()];
    for (ParameterBlock block : network.blocks()) {
      double[] values = flat(get(named, block.name()));
      assertThat(values).as(block.name()).hasSize(block.size());
      System.arraycopy(values, 0, parameters, block.offset(), values.length);
    }
    return parameters;
  }

  /** The flat array of a network of one layer from that layer's named parameters. */
  static double[] values(Network network, Map<String, Object> named) {
    Map<String, Object> numbered = new LinkedHashMap<>();
    named.forEach((name, value) -> numbered.put("0." + name, value));
    return parameters(network, numbered);
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
