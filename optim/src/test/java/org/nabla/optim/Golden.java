package org.nabla.optim;

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

/** Reads reference numbers: a JSON file as maps, lists, strings, numbers and booleans. */
record Golden(Map<?, ?> fields) {
  static Golden of(String file) {
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      return new Golden((Map<?, ?>) read(parser));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, read(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(parser));
      }
      return list;
    }
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    return token.isBoolean() ? (Object) parser.getBooleanValue() : parser.getText();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) {
    return (String) get(name);
  }

  double number(String name) {
    return (Double) get(name);
  }

  double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  long whole(String name) {
    return (long) number(name);
  }

  boolean flag(String name) {
    return has(name) && (Boolean) get(name);
  }

  double[] numbers(String name) {
    return array((List<?>) get(name));
  }

  double[][] rows(String name) {
    return ((List<?>) get(name)).stream().map(row -> array((List<?>) row)).toArray(double[][]::new);
  }

  Golden part(String name) {
    return new Golden((Map<?, ?>) get(name));
  }

  List<Golden> parts(String name) {
    return ((List<?>) get(name)).stream().map(part -> new Golden((Map<?, ?>) part)).toList();
  }

  private Object get(String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static double[] array(List<?> list) {
    return list.stream().mapToDouble(each -> (Double) each).toArray();
  }
}
