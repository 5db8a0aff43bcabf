package org.nabla.nn.saving;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.Network;

/** Inputs and layers of a network as JSON. */
record Architecture(LayerFormats formats) {

  private static final long VERSION = 1;

  String write(Network network) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeNumberField("inputs", network.inputs());
      json.writeArrayFieldStart("layers");
      for (int i = 0; i < network.layers().size(); i++) {
        Layer layer = network.layers().get(i);
        try {
          write(layer, json);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "layer " + i + ", " + layer + ": " + e.getMessage(), e);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException("layers are nested too deeply: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(Layer layer, JsonGenerator json) throws IOException {
    LayerFormat format = formats.of(layer);
    json.writeStartObject();
    json.writeStringField("type", format.type());
    for (Map.Entry<String, Object> setting : format.settings(layer).entrySet()) {
      if (setting.getKey().equals("type")) {
        throw new IllegalArgumentException("its format has a setting 'type': give it another name");
      }
      json.writeFieldName(setting.getKey());
      writeValue(setting.getValue(), json);
    }
    json.writeEndObject();
  }

  private void writeValue(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Layer layer) {
      write(layer, json);
    } else if (value instanceof Initializer initializer) {
      json.writeStartObject();
      json.writeStringField("initializer", initializer.toString());
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object entry : list) {
        writeValue(entry, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean || value instanceof Number || value instanceof String) {
      json.writePOJO(value);
    } else {
      throw new IllegalArgumentException(
          "a setting is a " + value.getClass().getName() + ": see LayerFormat.settings");
    }
  }

  Network read(String text) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      parser.nextToken();
      Object root = readValue(parser);
      if (parser.nextToken() != null || !(root instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("it is not one JSON object");
      }
      Object version = map.get("version");
      if (!Long.valueOf(VERSION).equals(version)) {
        throw new IllegalArgumentException(
            "its version is " + version + ": this library reads version " + VERSION);
      }
      if (!(map.get("inputs") instanceof Long inputs
          && inputs == inputs.intValue()
          && map.get("layers") instanceof List<?> layers
          && layers.stream().allMatch(Layer.class::isInstance)
          && map.size() == 3)) {
        throw new IllegalArgumentException("it has no version, inputs and layers, and these only");
      }
      return Network.of(inputs.intValue(), layers.toArray(Layer[]::new));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IOException("the network described in it is not understood: " + e.getMessage(), e);
    }
  }

  private @Nullable Object readValue(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("it ends early");
    }
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(readValue(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw new IllegalArgumentException(parser.getText() + " is too large a number");
        }
        yield parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("unexpected " + token);
    };
  }

  private Object readObject(JsonParser parser) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      settings.put(name, readValue(parser));
    }
    if (settings.get("type") instanceof String type) {
      settings.remove("type");
      return formats.layer(type, settings);
    }
    if (settings.size() == 1 && settings.get("initializer") instanceof String text) {
      return InitializerTexts.parse(text);
    }
    return settings;
  }
}
