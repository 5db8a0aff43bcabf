package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.nn.Activation;
import org.nabla.nn.Dense;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.Network;
import org.nabla.nn.Pass;

class LayerFormatTest {

  private static final Activation BENT =
      Activation.of("bent", x -> x + Math.sqrt(x * x + 1), (x, y) -> 1 + x / (y - x));

  @TempDir Path directory;

  /** A layer of a user's own that passes its inputs on. */
  private interface Wire extends Layer {
    @Override
    default int outputs(int inputs) {
      return inputs;
    }

    @Override
    default void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    default void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      forward(pass, dy, dx);
    }
  }

  private enum Color {
    RED,
    GREEN
  }

  private record Everything(
      int i,
      @Nullable Integer boxed,
      long l,
      double d,
      boolean b,
      String text,
      Color color,
      Layer inner,
      Dense dense,
      List<Layer> layers,
      List<Integer> numbers,
      Initializer initializer)
      implements Wire {

    Everything {
      if (i == 13) {
        throw new IllegalArgumentException("i is 13: it must not be");
      }
    }
  }

  private static Everything everything(int i, double d) {
    return new Everything(
        i,
        null,
        Long.MIN_VALUE,
        d,
        true,
        "a \"b\" \u2207",
        Color.GREEN,
        BENT,
        new Dense(7),
        List.of(Activation.relu(), new Dense(2)),
        List.of(1, 2, 3),
        Initializer.heNormal(0));
  }

  private record Odd(double[] array) implements Wire {}

  private record Named(String type) implements Wire {}

  private static final class Plain implements Wire {
    private final int setting;

    Plain(int setting) {
      this.setting = setting;
    }

    @Override
    public String toString() {
      return "Plain " + setting;
    }
  }

  private Network through(SafeTensors format, Layer layer) throws IOException {
    Path path = directory.resolve("n");
    format.save(Network.of(2, layer).initialize(1), path);
    return format.load(path);
  }

  private static SafeTensors with(LayerFormat... formats) {
    return new SafeTensors().withFormats(formats);
  }

  @Test
  void aRecordWithEveryKindOfComponentComesBackEqual() throws IOException {
    SafeTensors format =
        with(LayerFormat.of("bent", BENT)).withFormats(LayerFormat.ofRecord(Everything.class));
    for (double d : new double[] {0.1, 3, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE}) {
      Layer layer = everything(-5, d);
      assertThat(through(format, layer).layers()).containsExactly(layer);
    }
  }

  @Test
  void anActivationOfTwoLambdasComesBackAsTheOneHandedIn() throws IOException {
    assertThat(through(with(LayerFormat.of("bent", BENT)), BENT).layers()).containsExactly(BENT);
  }

  @Test
  void aLayerWithoutAFormatIsRefusedWithTheWayToGiveOne() {
    assertThatThrownBy(() -> through(new SafeTensors(), everything(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("layer 0, Everything[")
        .hasMessageContaining("LayerFormat.ofRecord(Everything.class) if it is a record");
  }

  @Test
  void loadingWithoutTheFormatSaysWhichIsMissing() throws IOException {
    through(with(LayerFormat.of("bent", BENT)), BENT);
    assertThatThrownBy(() -> new SafeTensors().load(directory.resolve("n")))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("a layer of type 'bent', which is none of the library's")
        .hasMessageContaining("give the LayerFormat of that type with withFormats");
  }

  @Test
  void anActivationThatOnlyLooksLikeOursIsNotTakenForIt() {
    for (String name : List.of("ReLU", "ELU(1.0)", "ELU(-1.0)", "ELU(1.0, 2.0)", "ELU(x)")) {
      Activation own = Activation.of(name, x -> 2 * x, (x, y) -> 2);
      assertThatThrownBy(() -> through(new SafeTensors(), own))
          .hasMessageContaining("there is no format for it");
    }
  }

  @Test
  void aFormatThatLosesASettingIsFoundOutWhenSaving() {
    LayerFormat forgetful =
        new LayerFormat() {
          @Override
          public String type() {
            return "plain";
          }

          @Override
          public boolean takes(Layer layer) {
            return layer instanceof Plain;
          }

          @Override
          public Map<String, Object> settings(Layer layer) {
            return Map.of();
          }

          @Override
          public Layer layer(Map<String, Object> settings) {
            return new Plain(0);
          }
        };
    assertThatThrownBy(() -> through(with(forgetful), new Plain(3)))
        .hasMessageContaining("the format 'plain' makes Plain 0 of it, which does not equal it");
  }

  @Test
  void settingsThatDoNotFitARecordAreNamed() {
    LayerFormat format = LayerFormat.ofRecord(Everything.class);
    Map<String, Object> good = format.settings(everything(1, 2));
    assertThat(format.layer(good)).isEqualTo(everything(1, 2));
    assertRefused(format, with(good, "i", 13L), "i is 13: it must not be");
    assertRefused(format, with(good, "i", 1L << 40), "its 'i' is 1099511627776, which is no int");
    assertRefused(format, with(good, "i", 1.5), "its 'i' is 1.5, which is no int");
    assertRefused(format, with(good, "l", 1.5), "its 'l' is 1.5, which is no long");
    assertRefused(format, with(good, "d", "much"), "its 'd' is much, which is no double");
    assertRefused(format, with(good, "b", null), "its 'b' is null, which is no boolean");
    assertRefused(format, with(good, "b", "true"), "its 'b' is true, which is no boolean");
    assertRefused(format, with(good, "color", "BLUE"), "its 'color' is BLUE, which is no Color");
    assertRefused(format, with(good, "dense", BENT), "its 'dense' is bent, which is no Dense");
    assertRefused(format, with(good, "layers", 1L), "its 'layers' is 1, which is no List");
    assertRefused(format, with(good, "numbers", List.of("x")), "its 'numbers' is [x]");
    assertRefused(format, with(good, "more", 1L), "it has an unknown setting 'more'");
    good.remove("text");
    assertRefused(format, good, "it has no 'text'");
  }

  private static Map<String, Object> with(
      Map<String, Object> settings, String name, @Nullable Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(settings);
    if (value == null) {
      changed.replaceAll((key, old) -> key.equals(name) ? null : old);
    } else {
      changed.put(name, value);
    }
    return changed;
  }

  private static void assertRefused(
      LayerFormat format, Map<String, Object> settings, String message) {
    assertThatThrownBy(() -> format.layer(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void classesThatCannotBeWrittenAreRefusedAtOnce() {
    assertThatThrownBy(() -> LayerFormat.ofRecord(Plain.class))
        .hasMessageContaining("is not a record: implement LayerFormat for it");
    assertThatThrownBy(() -> LayerFormat.ofRecord(Odd.class))
        .hasMessageContaining("a component double[] array: files hold numbers");
    assertThatThrownBy(() -> LayerFormat.ofRecord(Named.class))
        .hasMessageContaining("none called 'type'");
    assertThatThrownBy(() -> LayerFormat.of(" ", BENT)).hasMessageContaining("blank: name it");
    assertThatThrownBy(() -> with(LayerFormat.of("ReLU", BENT)))
        .hasMessage("there are two formats of type 'ReLU': give each a name of its own");
  }

  @Test
  void settingsThatFilesCannotHoldAreRefused() {
    assertThatThrownBy(() -> through(with(given("type", "x")), new Plain(0)))
        .hasMessageContaining("its format has a setting 'type': give it another name");
    assertThatThrownBy(() -> through(with(given("bytes", new byte[0])), new Plain(0)))
        .hasMessageContaining("a setting is a [B: see LayerFormat.settings");
  }

  private static LayerFormat given(String name, @Nullable Object value) {
    return new LayerFormat() {
      private Layer last = BENT;

      @Override
      public String type() {
        return "given";
      }

      @Override
      public boolean takes(Layer layer) {
        last = layer;
        return true;
      }

      @Override
      public Map<String, Object> settings(Layer layer) {
        return Map.of(name, value);
      }

      @Override
      public Layer layer(Map<String, Object> settings) {
        return last;
      }
    };
  }
}
