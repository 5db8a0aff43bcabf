package org.nabla.viz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects, lists, arrays, words and numbers as JSON; NaN becomes null. */
final class Json {
  private Json() {}

  /** An object from names and values in turn, which keeps their order. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static String write(Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON into memory", e);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof double[] numbers) {
      json.writeStartArray();
      for (double number : numbers) {
        number(json, number);
      }
      json.writeEndArray();
    } else if (value instanceof double[][] matrix) {
      matrix(json, matrix);
    } else if (value instanceof Double number) {
      number(json, number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString((String) value);
    }
  }

  /** Single precision is finer than any colour, and half as long. */
  private static void matrix(JsonGenerator json, double[][] matrix) throws IOException {
    json.writeStartArray();
    for (double[] row : matrix) {
      json.writeStartArray();
      for (double number : row) {
        if (Double.isNaN(number)) {
          json.writeNull();
        } else {
          json.writeNumber((float) number);
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, double number) throws IOException {
    if (Double.isNaN(number)) {
      json.writeNull();
    } else if (number == Math.rint(number) && Math.abs(number) < 1e9) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }
}
