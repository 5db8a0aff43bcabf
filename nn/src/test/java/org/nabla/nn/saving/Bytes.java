package org.nabla.nn.saving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Files of the tests: made by hand, or by other systems. */
final class Bytes {

  private Bytes() {}

  /** A file of that header and as many data bytes. */
  static byte[] safeTensors(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  static Path write(Path directory, byte[] bytes) throws IOException {
    return Files.write(directory.resolve("given.safetensors"), bytes);
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Bytes.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** The matrix of that name at the top of a JSON file. */
  static double[][] matrix(String file, String name) {
    try (InputStream in = Objects.requireNonNull(Bytes.class.getResourceAsStream(file), file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(name);
        parser.nextToken();
        if (wanted) {
          return rows(parser);
        }
        parser.skipChildren();
      }
      throw new AssertionError("no " + name + " in " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[][] rows(JsonParser parser) throws IOException {
    List<double[]> rows = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      List<Double> row = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        row.add(parser.getDoubleValue());
      }
      rows.add(row.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return rows.toArray(double[][]::new);
  }
}
