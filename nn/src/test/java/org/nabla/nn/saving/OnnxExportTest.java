package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.GaussianNoise;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.Network;
import org.nabla.nn.Residual;
import org.nabla.nn.Sequence;
import org.nabla.nn.Softmax;
import org.nabla.nn.WeightNorm;

class OnnxExportTest {

  private static final String FILE = "onnxruntime.json";

  @TempDir Path directory;

  static List<Layer> layers() {
    return Layers.exported();
  }

  /** The network whose outputs ONNX Runtime computed. */
  private static Network network(Layer layer) {
    return Network.of(4, layer)
        .withParameters(Bytes.matrix(FILE, layer + " parameters")[0])
        .withState(Bytes.matrix(FILE, layer + " state")[0]);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void onnxRuntimeGaveTheOutputsOfThePredictions(Layer layer) {
    double[][] predicted = network(layer).predict(Bytes.matrix(FILE, "x"));
    SafeTensorsTest.assertClose(predicted, Bytes.matrix(FILE, layer + " F32"), 1e-6);
    if (!layer.toString().contains("GELU") || layer.equals(Activation.geluTanh())) {
      SafeTensorsTest.assertClose(predicted, Bytes.matrix(FILE, layer + " F64"), 1e-12);
    }
  }

  /** Another graph than the one that ONNX Runtime ran asks for running it again. */
  @ParameterizedTest
  @MethodSource("layers")
  void theModelIsTheOneThatOnnxRuntimeRan(Layer layer) {
    for (Precision precision : Precision.values()) {
      byte[] model = new OnnxExport().withPrecision(precision).export(network(layer));
      assertThat(checksum(model))
          .as("%s in %s: run OnnxRuntimeOutputs again", layer, precision)
          .isEqualTo((long) Bytes.matrix(FILE, layer + " " + precision + " CRC-32")[0][0]);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGraphComputesThePredictions(Layer layer) {
    Network network = network(layer);
    double[][] x = Bytes.matrix(FILE, "x");
    OnnxModel floats = new OnnxModel(new OnnxExport().export(network));
    SafeTensorsTest.assertClose(OnnxInterpreter.run(floats, x), network.predict(x), 2e-6);
    OnnxExport export = new OnnxExport().withPrecision(Precision.F64);
    OnnxModel doubles = new OnnxModel(export.export(network));
    SafeTensorsTest.assertClose(OnnxInterpreter.run(doubles, x), network.predict(x), 1e-12);
    assertThat(floats.ends)
        .containsExactly("input 1 [N, 4]", "output 1 [N, " + network.outputs() + "]");
    assertThat(doubles.ends)
        .containsExactly("input 11 [N, 4]", "output 11 [N, " + network.outputs() + "]");
    assertThat(floats.irVersion).isEqualTo(8);
    assertThat(floats.opset).isEqualTo(17);
  }

  private static List<String> operators(Layer... layers) {
    Network network = Network.of(4, layers).initialize(1);
    return new OnnxModel(new OnnxExport().export(network))
        .nodes.stream().map(OnnxModel.Node::operator).toList();
  }

  @Test
  void layersBecomeTheOperatorsOfTheirNames() {
    assertThat(operators(new Dense(3), Activation.relu(), new Dense(2), new Softmax()))
        .containsExactly("Gemm", "Relu", "Gemm", "Softmax");
    assertThat(operators(new BatchNorm(), new LayerNorm(1e-5, true)))
        .containsExactly("BatchNormalization", "LayerNormalization");
    assertThat(operators(Residual.of(new Dense(4), Activation.elu(1))))
        .containsExactly("Gemm", "Elu", "Add");
    assertThat(operators(new Residual(Sequence.of(new Dense(3)), new Dense(3))))
        .containsExactly("Gemm", "Gemm", "Add");
  }

  @Test
  void dropoutAndNoiseAreLeftOut() {
    assertThat(operators(new Dropout(0.5), new Dense(3), new GaussianNoise(1)))
        .containsExactly("Gemm");
    assertThat(operators(new Dropout(0.5))).containsExactly("Identity");
  }

  @Test
  void weightNormalizationIsFoldedIntoTheWeights() {
    Network network = Network.of(2, new WeightNorm(1)).withParameters(new double[] {7, 10, 3, 4});
    OnnxModel model = new OnnxModel(new OnnxExport().withPrecision(Precision.F64).export(network));
    assertThat(model.tensors.get("0.weight")).containsExactly(6, 8);
    assertThat(model.shapes.get("0.weight")).containsExactly(1L, 2L);
    assertThat(model.tensors.get("0.bias")).containsExactly(7);
  }

  @Test
  void tensorsHaveTheNamesOfTheBlocks() {
    Network network =
        Network.of(3, new Dense(4), Residual.of(new Dense(4), new BatchNorm())).initialize(1);
    OnnxModel model = new OnnxModel(new OnnxExport().export(network));
    assertThat(model.tensors.keySet())
        .containsExactly(
            "0.weight",
            "0.bias",
            "1.body.0.weight",
            "1.body.0.bias",
            "1.body.1.weight",
            "1.body.1.bias",
            "1.body.1.running_mean",
            "1.body.1.running_var");
  }

  @Test
  void usersOwnLayersAreExportedByTheirCallback() {
    Activation doubled = Activation.of("doubled", x -> 2 * x, (x, y) -> 2);
    Network network =
        Network.of(2, new Dense(2), Sequence.of(doubled, Activation.tanh())).initialize(3);
    OnnxExport export =
        new OnnxExport()
            .withPrecision(Precision.F64)
            .withLayer((layer, graph, x) -> null)
            .withLayer(
                (layer, graph, x) ->
                    layer.equals(doubled) ? graph.node("Mul", x, graph.constant(2)) : null);
    double[][] x = {{1, -2}, {0.5, 0.25}};
    double[][] computed = OnnxInterpreter.run(new OnnxModel(export.export(network)), x);
    SafeTensorsTest.assertClose(computed, network.predict(x), 1e-14);
    assertThatThrownBy(() -> new OnnxExport().export(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("layer 1.0, doubled, is none of the library's")
        .hasMessageContaining("withLayer((layer, graph, input) -> ...)");
  }

  @Test
  void attributesOfEveryKindArriveAndOthersAreRefused() {
    Activation own = Activation.of("own", x -> x, (x, y) -> 1);
    Map<String, Object> attributes =
        Map.of("i", -3, "l", 1L << 40, "f", 0.5f, "d", 0.25, "s", "text", "list", List.of(1, -1));
    Network network = Network.of(1, own).withParameters(new double[0]);
    OnnxExport export =
        new OnnxExport().withLayer((layer, graph, x) -> graph.node("Own", attributes, x));
    assertThat(new OnnxModel(export.export(network)).nodes.get(0).attributes())
        .containsEntry("i", -3L)
        .containsEntry("l", 1L << 40)
        .containsEntry("f", 0.5)
        .containsEntry("d", 0.25)
        .containsEntry("s", "text")
        .containsEntry("list", List.of(1L, -1L));
    assertRefused((g, x) -> g.node("Own", Map.of("a", new int[0]), x), "the attribute 'a' is ");
    assertThat(attribute(0)).isEqualTo(0.0);
    assertThat(attribute(-1e-40)).isEqualTo((double) -1e-40f);
  }

  private static Object attribute(double value) {
    Network network = Network.of(1, Activation.relu()).withParameters(new double[0]);
    OnnxExport export =
        new OnnxExport().withLayer((layer, graph, x) -> graph.node("Own", Map.of("a", value), x));
    OnnxModel model = new OnnxModel(export.export(network));
    return Objects.requireNonNull(model.nodes.get(0).attributes().get("a"));
  }

  @Test
  void attributesBeyondTheRangeOfFloatsAreRefused() {
    for (double value : new double[] {1e40, -1e40, 1e-60, Double.NaN}) {
      assertRefused(
          (g, x) -> g.node("Own", Map.of("a", value), x),
          "the attribute 'a' is " + value + ": attributes are floats");
    }
    for (Layer layer : List.of(Activation.leakyRelu(1e40), new LayerNorm(1e-60, true))) {
      Network network = Network.of(2, layer).initialize(1);
      assertThatThrownBy(() -> new OnnxExport().export(network))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("attributes are floats");
    }
  }

  private interface Own {
    String export(OnnxGraph graph, String input);
  }

  private static void assertRefused(Own own, String message) {
    Network network = Network.of(1, Activation.relu()).withParameters(new double[0]);
    OnnxExport export = new OnnxExport().withLayer((layer, graph, x) -> own.export(graph, x));
    assertThatThrownBy(() -> export.export(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void tensorsThatDoNotFitAreRefused() {
    assertRefused(
        (g, x) -> g.tensor(List.of(2, 2), "t", 1, 2, 3),
        "the tensor '0.t' of shape [2, 2] is given 3 values");
    assertRefused(
        (g, x) -> g.tensor(List.of(), "t", 1) + g.tensor(List.of(), "t", 1),
        "there are two tensors '0.t': give each a name of its own");
    assertRefused(
        (g, x) -> g.tensor(List.of(1), "t", 1e300),
        "0.t[0] is 1.0E300, which F32 cannot hold: save with Precision.F64");
  }

  @Test
  void theFileIsWrittenWholeAndReplaced() throws IOException {
    Path path = Files.writeString(directory.resolve("network.onnx"), "old");
    Network network = Network.of(2, new Dense(1)).initialize(1);
    new OnnxExport().save(network, path);
    assertThat(Files.readAllBytes(path)).isEqualTo(new OnnxExport().export(network));
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    assertThatThrownBy(() -> new OnnxExport().save(Network.of(1, new Dense(1)), path))
        .isInstanceOf(IllegalStateException.class);
  }
}
