package org.nabla.nn.saving;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the beginning of a safetensors file: for each tensor its type, shape and range of
 * bytes after the header, and a map of strings.
 */
record TensorHeader(Map<String, Entry> entries, Map<String, String> metadata) {

  /** The format's own limit. */
  static final int MOST_BYTES = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final int MOST_AXES = 64;

  /** One tensor; the range is counted from the end of the header. */
  record Entry(TensorType type, List<Long> shape, long begin, long end) {
    long size() {
      return (end - begin) / type.bytes();
    }
  }

  /** Parses and checks a header against the number of bytes that follow it. */
  static TensorHeader parse(byte[] json, long dataBytes) throws IOException {
    require(json.length > 0 && json[0] == '{', "the header is not a JSON object");
    requireUtf8(json);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    Reader text = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
    try (JsonParser parser = Json.FACTORY.createParser(text)) { // from bytes it guesses UTF-16
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(METADATA)) {
          readMetadata(parser, metadata);
        } else {
          entries.put(name, readEntry(parser, name));
        }
      }
      require(parser.nextToken() == null, "there is more after the header's JSON object");
    } catch (JsonProcessingException e) {
      throw new IOException("the header is not proper JSON: " + e.getMessage(), e);
    }
    requireCover(entries, dataBytes);
    return new TensorHeader(entries, metadata);
  }

  private static void requireUtf8(byte[] json) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(json);
    CharBuffer out = CharBuffer.allocate(1024);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      require(!result.isError(), "the header is not UTF-8 at its byte %d", in.position());
    } while (result.isOverflow());
  }

  private static void readMetadata(JsonParser parser, Map<String, String> metadata)
      throws IOException {
    require(
        parser.currentToken() == JsonToken.START_OBJECT,
        "the header's %s is not an object of strings",
        METADATA);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      require(
          parser.nextToken() == JsonToken.VALUE_STRING,
          "'%s' in the header's %s is not a string",
          key,
          METADATA);
      metadata.put(key, parser.getText());
    }
  }

  private static Entry readEntry(JsonParser parser, String name) throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT, "tensor '%s' is not an object", name);
    TensorType type = null;
    List<Long> shape = null;
    List<Long> range = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (key) {
        case "dtype" -> {
          String dtype = value == JsonToken.VALUE_STRING ? parser.getText() : "" + value;
          type = TensorType.of(dtype);
          require(
              type != null,
              "tensor '%s' has dtype %s: F64, F32, F16, BF16 and I64 are read",
              name,
              dtype);
        }
        case "shape" -> shape = longs(parser, name, key);
        case "data_offsets" -> range = longs(parser, name, key);
        default -> throw new IOException("tensor '" + name + "' has an unknown '" + key + "'");
      }
    }
    if (type == null || shape == null || range == null) {
      throw new IOException("tensor '" + name + "' has no dtype, no shape or no data_offsets");
    }
    require(
        range.size() == 2 && range.get(0) <= range.get(1),
        "tensor '%s' has data_offsets %s: they must be a begin and an end not before it",
        name,
        range);
    Entry entry = new Entry(type, shape, range.get(0), range.get(1));
    requireSize(name, entry);
    return entry;
  }

  private static List<Long> longs(JsonParser parser, String name, String key) throws IOException {
    require(
        parser.currentToken() == JsonToken.START_ARRAY,
        "the %s of tensor '%s' is not an array",
        key,
        name);
    List<Long> numbers = new ArrayList<>(2);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              && !parser.getText().startsWith("-")
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER,
          "the %s of tensor '%s' has %s: whole numbers from 0 to 2^63 - 1 are expected",
          key,
          name,
          parser.getText());
      require(numbers.size() < MOST_AXES, "the %s of tensor '%s' has over 64 numbers", key, name);
      numbers.add(parser.getLongValue());
    }
    return numbers;
  }

  private static void requireSize(String name, Entry entry) throws IOException {
    long bytes = entry.type().bytes();
    try {
      for (long length : entry.shape()) {
        bytes = Math.multiplyExact(bytes, length);
      }
    } catch (ArithmeticException e) {
      throw new IOException(
          "tensor '" + name + "' has shape " + entry.shape() + ": more than 2^63 bytes", e);
    }
    require(
        bytes == entry.end() - entry.begin(),
        "tensor '%s' of %s %s takes %d bytes but its data_offsets span %d",
        name,
        entry.type(),
        entry.shape(),
        bytes,
        entry.end() - entry.begin());
  }

  /** Every byte after the header belongs to one tensor. */
  private static void requireCover(Map<String, Entry> entries, long dataBytes) throws IOException {
    List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
    inOrder.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    long end = 0;
    for (Map.Entry<String, Entry> next : inOrder) {
      long begin = next.getValue().begin();
      String name = next.getKey();
      require(begin >= end, "tensor '%s' overlaps another: it begins at %d", name, begin);
      require(
          begin == end, "bytes %d to %d, before tensor '%s', are no tensor's", end, begin, name);
      end = next.getValue().end();
    }
    require(end <= dataBytes, "the tensors take %d bytes but the file has only %d", end, dataBytes);
    require(end == dataBytes, "%d bytes follow the last tensor", dataBytes - end);
  }

  /** Returns the file's first bytes: length, JSON, and spaces so that the numbers are aligned. */
  ByteBuffer toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(METADATA);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      for (Map.Entry<String, Entry> tensor : entries.entrySet()) {
        Entry entry = tensor.getValue();
        json.writeObjectFieldStart(tensor.getKey());
        json.writeStringField("dtype", entry.type().name());
        long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    while (bytes.size() % 8 != 0) {
      bytes.write(' ');
    }
    if (bytes.size() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the header takes "
              + bytes.size()
              + " bytes: readers of the format take 100,000,000 at most");
    }
    ByteBuffer header = ByteBuffer.allocate(8 + bytes.size()).order(TensorFile.ORDER);
    return header.putLong(bytes.size()).put(bytes.toByteArray()).flip();
  }

  private static void require(boolean condition, String message, @Nullable Object... values)
      throws IOException {
    if (!condition) {
      throw new IOException(String.format(Locale.ROOT, message, values));
    }
  }
}
