package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.Network;
import org.nabla.nn.Sequence;
import org.nabla.nn.WeightNorm;

class SafeTensorsTest {

  private static final Network PLAIN =
      Network.of(3, new Dense(4), Activation.tanh(), new Dense(2)).initialize(5);

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("network.safetensors");
  }

  static void assertClose(double[][] actual, double[][] expected, double tolerance) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int s = 0; s < expected.length; s++) {
      for (int u = 0; u < expected[s].length; u++) {
        double least = tolerance * Math.max(1, Math.abs(expected[s][u]));
        assertThat(actual[s][u]).as("[%d][%d]", s, u).isCloseTo(expected[s][u], within(least));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"F64", "F32", "F16", "BF16"})
  void aStateDictOfPyTorchGivesPyTorchsOutputs(String type) throws IOException {
    Path file = Bytes.resource("plain-" + type + ".safetensors");
    Network loaded = new SafeTensors().load(file, PLAIN);
    double[][] expected = Bytes.matrix("pytorch.json", "plain-" + type);
    assertClose(loaded.predict(Bytes.matrix("pytorch.json", "x")), expected, 1e-12);
  }

  /** The layers of the trained state dict in the test's resources. */
  static Network normalized() {
    return Network.of(
        3,
        new Dense(5),
        new BatchNorm(),
        Activation.relu(),
        new Dropout(0.5),
        new WeightNorm(4),
        new LayerNorm(1e-5, true),
        Sequence.of(Activation.tanh(), new Dense(2)));
  }

  @Test
  void normalizedLayersOfPyTorchGivePyTorchsOutputsAndCarryTheirStatistics() throws IOException {
    Path file = Bytes.resource("normalized.safetensors");
    Network loaded = new SafeTensors().load(file, normalized());
    assertThat(loaded.state("1.num_batches_tracked")).containsExactly(7);
    assertClose(
        loaded.predict(Bytes.matrix("pytorch.json", "x")),
        Bytes.matrix("pytorch.json", "normalized"),
        1e-12);
    new SafeTensors().save(loaded, path());
    Network again = new SafeTensors().load(path());
    assertThat(again.layers()).isEqualTo(loaded.layers());
    assertThat(again.state()).isEqualTo(loaded.state());
    try (TensorFile ours = TensorFile.open(path());
        TensorFile theirs = TensorFile.open(file)) {
      assertThat(ours.entries().keySet()).isEqualTo(theirs.entries().keySet());
      theirs
          .entries()
          .forEach(
              (name, entry) -> {
                TensorHeader.Entry own = Objects.requireNonNull(ours.entries().get(name));
                assertThat(own.type()).as(name).isEqualTo(entry.type());
                assertThat(own.shape()).as(name).isEqualTo(entry.shape());
              });
    }
  }

  @Test
  void normalizedWeightsMayHaveTheNamesOfParametrizations() throws IOException {
    Path file = Bytes.resource("normalized.safetensors");
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String renamed =
        text.replace("weight_g", "parametrizations.weight.original0")
            .replace("weight_v", "parametrizations.weight.original1");
    byte[] bytes = renamed.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, header.getLong(0) + renamed.length() - text.length());
    Network loaded = new SafeTensors().load(Bytes.write(directory, bytes), normalized());
    Network expected = new SafeTensors().load(file, normalized());
    assertThat(loaded.parameters()).isEqualTo(expected.parameters());
  }

  @Test
  void nestsThatNoStackWouldTakeAreRefused() throws IOException {
    Layer nest = Activation.relu();
    for (int i = 0; i < 110; i++) {
      nest = Sequence.of(nest);
    }
    Network network = Network.of(1, nest).withParameters(new double[0]);
    assertThatThrownBy(() -> new SafeTensors().save(network, path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested too deeply");
    assertThat(path()).doesNotExist();
    TensorFile.write(path(), Map.of("nabla.network", "[".repeat(100_000)), List.of());
    assertThatThrownBy(() -> new SafeTensors().load(path()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("nesting depth");
  }

  @ParameterizedTest
  @MethodSource("org.nabla.nn.saving.Layers#all")
  void oneFileRestoresLayersSettingsAndEveryBit(Layer layer) throws IOException {
    Network network = Network.of(4, new Dense(4), layer).initialize(9);
    new SafeTensors().save(network, path());
    Network restored = new SafeTensors().load(path());
    assertThat(restored.layers()).isEqualTo(network.layers());
    assertThat(restored.inputs()).isEqualTo(4);
    assertThat(restored.parameters()).isEqualTo(network.parameters());
    assertThat(restored.state()).isEqualTo(network.state());
    double[][] x = {{1, -2, 0.5, 3}, {0, 0.25, -0.75, -4}};
    assertThat(restored.predict(x)).isDeepEqualTo(network.predict(x));
  }

  @Test
  void singlePrecisionKeepsTheNearestFloats() throws IOException {
    new SafeTensors().withPrecision(Precision.F32).save(PLAIN, path());
    double[] expected = Arrays.stream(PLAIN.parameters()).map(v -> (double) (float) v).toArray();
    assertThat(new SafeTensors().load(path()).parameters()).isEqualTo(expected);
  }

  @Test
  void numbersBeyondSinglePrecisionAreRefusedAndNothingIsWritten() {
    double[] large = PLAIN.parameters();
    large[13] = 1e39;
    assertThatThrownBy(
            () ->
                new SafeTensors()
                    .withPrecision(Precision.F32)
                    .save(PLAIN.withParameters(large), path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0.bias[1] is 1.0E39, which F32 cannot hold: save with Precision.F64");
    assertThat(path()).doesNotExist();
  }

  @Test
  void initializersAreRestoredByTheirTexts() throws IOException {
    for (Initializer initializer :
        List.of(
            Initializer.pyTorchDefault(),
            Initializer.constant(0.1),
            Initializer.normal(0.3),
            Initializer.truncatedNormal(1e-3),
            Initializer.xavierUniform(5.0 / 3),
            Initializer.xavierNormal(1),
            Initializer.heUniform(0),
            Initializer.heNormal(0.01),
            Initializer.heUniformFanOut(0.2),
            Initializer.heNormalFanOut(0),
            Initializer.lecunUniform(),
            Initializer.lecunNormal(),
            Initializer.orthogonal(1.5))) {
      Layer dense = new Dense(3).withInitializers(initializer, Initializer.constant(-2));
      new SafeTensors().save(Network.of(3, dense).initialize(1), path());
      Network restored = new SafeTensors().load(path());
      assertThat(restored.layers()).containsExactly(dense);
      assertThat(restored.initialize(4).parameters())
          .isEqualTo(Network.of(3, dense).initialize(4).parameters());
    }
  }

  @Test
  void anInitializerOfAUsersOwnIsNamedAndRefusesToDraw() throws IOException {
    for (String text : List.of("mine", "normal of mine", "normal -1.0", "normal 1")) {
      Initializer mine = new InitializerTexts.Lost(text);
      Initializer zero = Initializer.constant(0);
      Network network =
          Network.of(1, new Dense(1).withInitializers(mine, zero))
              .withParameters(new double[] {2, 3});
      new SafeTensors().save(network, path());
      Network restored = new SafeTensors().load(path());
      assertThat(restored.parameters()).containsExactly(2, 3);
      assertThatThrownBy(() -> restored.initialize(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("only names the initializer '" + text + "'");
    }
  }

  @Test
  void everyProblemIsListedAtOnce() throws IOException {
    new SafeTensors().save(PLAIN, path());
    Network other =
        Network.of(3, new Dense(4).withoutBias(), Activation.tanh(), new Dense(5), new Dense(1));
    assertThatThrownBy(() -> new SafeTensors().load(path(), other))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            path()
                + ": its tensors do not fit the network: '2.weight' is [2, 4] in the file and"
                + " [5, 4] in the network; '2.bias' is [2] in the file and [5] in the network;"
                + " '3.weight' [1, 5] is missing; '3.bias' [1] is missing; '0.bias' [4] is"
                + " unexpected");
  }

  @Test
  void aFileWithoutLayersAsksForANetwork() {
    Path file = Bytes.resource("plain-F64.safetensors");
    assertThatThrownBy(() -> new SafeTensors().load(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining(file + ": it holds tensors but does not say of which network")
        .hasMessageContaining("load(path, network)");
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Bytes.resource("plain-F64.safetensors"));
    bytes[bytes.length - 1] = 0x7F; // the exponent of the last number, the second output's bias
    bytes[bytes.length - 2] = (byte) 0xF8;
    Path path = Bytes.write(directory, bytes);
    assertThatThrownBy(() -> new SafeTensors().load(path, PLAIN))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("2.bias[1] is NaN");
  }

  @Test
  void aMissingFileAndANetworkWithoutValuesAreRefused() {
    assertThatThrownBy(() -> new SafeTensors().load(path()))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> new SafeTensors().save(Network.of(1, new Dense(1)), path()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("initialize");
  }

  @Test
  void savingAgainGivesTheSameBytes() throws IOException {
    new SafeTensors().save(PLAIN, path());
    byte[] first = Files.readAllBytes(path());
    new SafeTensors().save(new SafeTensors().load(path()), path());
    assertThat(Files.readAllBytes(path())).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{} {}",
        "7",
        "{\"version\":2,\"inputs\":1,\"layers\":[]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[]}",
        "{\"version\":1,\"inputs\":0,\"layers\":[{\"type\":\"ReLU\"}]}",
        "{\"version\":1,\"inputs\":4294967297,\"layers\":[{\"type\":\"ReLU\"}]}",
        "{\"version\":1,\"inputs\":99999999999999999999,\"layers\":[{\"type\":\"ReLU\"}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"ReLU\"}],\"more\":1}",
        "{\"version\":1,\"inputs\":1,\"layers\":[7]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"ReLU\"",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"ReLU\",\"slope\":1}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"LeakyReLU\",\"slope\":\"steep\"}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"LeakyReLU\",\"slope\":1e999}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"Dense\",\"units\":2}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"java.lang.Runtime\"}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[null]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"WeightNorm\",\"dense\":null}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"Sequence\",\"layers\":null}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"Residual\",\"body\":null,"
            + "\"projection\":null}]}",
        "{\"version\":1,\"inputs\":1,\"layers\":[{\"type\":\"Dense\",\"inputs\":0,\"units\":2,"
            + "\"bias\":true,\"weightInitializer\":null,\"biasInitializer\":null}]}"
      })
  void descriptionsOfNoNetworkAreRefused(String description) throws IOException {
    TensorFile.write(path(), Map.of("nabla.network", description), List.of());
    assertThatThrownBy(() -> new SafeTensors().load(path()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(path() + ": the network described in it is not understood: ");
  }

  @Test
  void mutationsOfAWholeNetworkEndInANetworkOrOneKindOfException() throws IOException {
    new SafeTensors().save(PLAIN, path());
    byte[] good = Files.readAllBytes(path());
    int refused = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      Path file = Bytes.write(directory, Mutation.of(good, new SplittableRandom(seed)));
      try {
        new SafeTensors().load(file);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(file.toString());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).isBetween(5_000, 9_999);
  }

  @Test
  void aStateTooLargeForItsFileIsRefusedBeforeItIsAllocated() throws IOException {
    new SafeTensors().save(Network.of(1, new BatchNorm()).initialize(1), path());
    TensorFile.write(path(), Map.of("nabla.network", wide()), List.of());
    assertThatThrownBy(() -> new SafeTensors().load(path()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("'0.running_mean' [1000000000] is missing");
  }

  /** The layers of a network of one input, said to have many. */
  private String wide() throws IOException {
    try (TensorFile file = TensorFile.open(path())) {
      String one = Objects.requireNonNull(file.metadata().get("nabla.network"));
      return one.replace("\"inputs\":1,", "\"inputs\":1000000000,");
    }
  }

  @Test
  void anInterruptStaysSetAndTheNetworkIsLoaded() throws IOException {
    Thread.currentThread().interrupt();
    new SafeTensors().save(PLAIN, path());
    Network loaded = new SafeTensors().load(path());
    Network given = new SafeTensors().load(path(), PLAIN);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loaded.parameters()).isEqualTo(PLAIN.parameters());
    assertThat(given.parameters()).isEqualTo(PLAIN.parameters());
  }

  @Test
  void aLayerTooLargeForItsFileIsRefusedBeforeAnythingIsAllocated() throws IOException {
    new SafeTensors().save(PLAIN, path());
    String text = new String(Files.readAllBytes(path()), StandardCharsets.ISO_8859_1);
    String larger = text.replaceFirst("units\\\\\":4", "units\\\\\":40000000");
    byte[] bytes = larger.getBytes(StandardCharsets.ISO_8859_1);
    bytes[0] += (byte) (larger.length() - text.length());
    assertThatThrownBy(() -> new SafeTensors().load(Bytes.write(directory, bytes)))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("'0.bias' is [4] in the file and [40000000] in the network");
  }
}
