package org.nabla.nn.saving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.GaussianNoise;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.LogSoftmax;
import org.nabla.nn.Residual;
import org.nabla.nn.Sequence;
import org.nabla.nn.Softmax;
import org.nabla.nn.WeightNorm;

/** The formats of the library's layers, and which format is whose. */
final class LayerFormats {

  private static final List<LayerFormat> OURS =
      List.of(
          LayerFormat.ofRecord(Dense.class),
          LayerFormat.ofRecord(Softmax.class),
          LayerFormat.ofRecord(LogSoftmax.class),
          LayerFormat.ofRecord(BatchNorm.class),
          LayerFormat.ofRecord(LayerNorm.class),
          LayerFormat.ofRecord(WeightNorm.class),
          LayerFormat.ofRecord(Dropout.class),
          LayerFormat.ofRecord(GaussianNoise.class),
          LayerFormat.ofRecord(Sequence.class),
          LayerFormat.ofRecord(Residual.class),
          LayerFormat.of("Identity", Activation.identity()),
          LayerFormat.of("ReLU", Activation.relu()),
          LayerFormat.of("SELU", Activation.selu()),
          LayerFormat.of("GELU", Activation.gelu()),
          LayerFormat.of("GELU(tanh)", Activation.geluTanh()),
          LayerFormat.of("SiLU", Activation.silu()),
          LayerFormat.of("Mish", Activation.mish()),
          LayerFormat.of("Softplus", Activation.softplus()),
          LayerFormat.of("Softsign", Activation.softsign()),
          LayerFormat.of("Sigmoid", Activation.sigmoid()),
          LayerFormat.of("Tanh", Activation.tanh()),
          LayerFormat.of("HardSigmoid", Activation.hardSigmoid()),
          LayerFormat.of("HardSwish", Activation.hardSwish()),
          LayerFormat.of("ReLU6", Activation.relu6()),
          new Numbered("LeakyReLU", List.of("slope"), n -> Activation.leakyRelu(n[0])),
          new Numbered("ELU", List.of("alpha"), n -> Activation.elu(n[0])),
          new Numbered("Hardtanh", List.of("low", "high"), n -> Activation.hardtanh(n[0], n[1])));

  private final List<LayerFormat> formats = new ArrayList<>();

  LayerFormats(List<LayerFormat> own) {
    formats.addAll(OURS);
    formats.addAll(own);
    for (int i = OURS.size(); i < formats.size(); i++) {
      String type = formats.get(i).type();
      if (type.isBlank()
          || formats.subList(0, i).stream().anyMatch(other -> other.type().equals(type))) {
        throw new IllegalArgumentException(
            "there are two formats of type '" + type + "': give each a name of its own");
      }
    }
  }

  @Nullable LayerFormat find(Layer layer) {
    return formats.stream().filter(format -> format.takes(layer)).findFirst().orElse(null);
  }

  /** Finds the format that writes a layer, and has it prove that it can read it too. */
  LayerFormat of(Layer layer) {
    LayerFormat format = find(layer);
    if (format == null) {
      throw new IllegalArgumentException(
          "there is no format for it: give one with withFormats(...),"
              + " LayerFormat.ofRecord("
              + layer.getClass().getSimpleName()
              + ".class) if it is a record, LayerFormat.of(\"name\", layer) if it has"
              + " no settings");
    }
    Layer again = format.layer(format.settings(layer));
    if (!again.equals(layer)) {
      throw new IllegalArgumentException(
          "the format '"
              + format.type()
              + "' makes "
              + again
              + " of it, which does not equal it: write every setting, and give the layer an"
              + " equals method");
    }
    return format;
  }

  Layer layer(String type, Map<String, Object> settings) {
    for (LayerFormat format : formats) {
      if (format.type().equals(type)) {
        try {
          return format.layer(settings);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "a layer of type '" + type + "': " + e.getMessage(), e);
        }
      }
    }
    throw new IllegalArgumentException(
        "a layer of type '"
            + type
            + "', which is none of the library's: give the LayerFormat of that type with"
            + " withFormats(...)");
  }

  static void requireOnly(Set<String> names, Map<String, Object> settings) {
    if (!settings.keySet().equals(names)) {
      throw new IllegalArgumentException(
          "its settings are " + settings.keySet() + ": " + names + " are expected");
    }
  }

  /** One layer without settings. */
  record Single(String type, Layer layer) implements LayerFormat {

    Single {
      if (type.isBlank()) {
        throw new IllegalArgumentException("the type of a layer is blank: name it");
      }
    }

    @Override
    public boolean takes(Layer other) {
      return layer.equals(other);
    }

    @Override
    public Map<String, Object> settings(Layer other) {
      return Map.of();
    }

    @Override
    public Layer layer(Map<String, Object> settings) {
      requireOnly(Set.of(), settings);
      return layer;
    }
  }

  /** An activation whose text is its type and its numbers, {@code ELU(1.0)}. */
  record Numbered(String type, List<String> names, Function<double[], Layer> maker)
      implements LayerFormat {

    @Override
    public boolean takes(Layer layer) {
      double[] numbers = numbers(layer);
      try {
        return numbers != null && maker.apply(numbers).equals(layer);
      } catch (IllegalArgumentException e) {
        return false; // a user's own, whose name only looks like ours
      }
    }

    double @Nullable [] numbers(Layer layer) {
      String text = layer.toString();
      if (!text.startsWith(type + "(") || !text.endsWith(")")) {
        return null;
      }
      String[] parts = text.substring(type.length() + 1, text.length() - 1).split(", ", -1);
      double[] numbers = new double[parts.length];
      for (int i = 0; i < parts.length; i++) {
        try {
          numbers[i] = Double.parseDouble(parts[i]);
        } catch (NumberFormatException e) {
          return null;
        }
      }
      return numbers.length == names.size() ? numbers : null;
    }

    @Override
    public Map<String, Object> settings(Layer layer) {
      double[] numbers = numbers(layer);
      if (numbers == null) {
        throw new IllegalArgumentException(layer + " is no " + type);
      }
      Map<String, Object> settings = new LinkedHashMap<>();
      for (int i = 0; i < numbers.length; i++) {
        settings.put(names.get(i), numbers[i]);
      }
      return settings;
    }

    @Override
    public Layer layer(Map<String, Object> settings) {
      requireOnly(Set.copyOf(names), settings);
      double[] numbers = new double[names.size()];
      for (int i = 0; i < numbers.length; i++) {
        Object value = settings.get(names.get(i));
        if (!(value instanceof Number number)) {
          throw new IllegalArgumentException(
              "its '" + names.get(i) + "' is " + value + ", which is no number");
        }
        numbers[i] = number.doubleValue();
      }
      return maker.apply(numbers);
    }
  }
}
