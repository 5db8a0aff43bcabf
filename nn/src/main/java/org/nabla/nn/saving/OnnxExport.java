package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nabla.nn.Network;

/**
 * Networks as ONNX models, for runtimes in other languages and on other devices: what {@link
 * Network#predict(double[][])} computes, as a graph of opset 17 (ONNX 1.12, 2022) with one input
 * {@code input} and one output {@code output}, each {@code [N, units]} with any number N of rows.
 *
 * <pre>{@code
 * new OnnxExport().save(network, Path.of("moons.onnx"));
 * }</pre>
 *
 * <p>A dense layer becomes a Gemm, one with normalized weights a Gemm of the effective weights;
 * batch normalization uses its running statistics; dropout and noise, which do nothing outside
 * training, are left out; residual blocks end in an Add. Users' own layers are exported by an
 * {@link OnnxLayer}.
 *
 * <p>Most runtimes have all operators for floats, the default. For doubles the graph is made of
 * fewer and simpler operators; what ONNX Runtime still lacks then is Erf, so it cannot run GELU in
 * doubles.
 *
 * <p>Immutable.
 *
 * @param precision the type of inputs, outputs and all numbers between
 * @param layers how users' own layers are exported; asked before the library's own
 */
public record OnnxExport(Precision precision, List<OnnxLayer> layers) {

  /**
   * Copies the list.
   *
   * @param precision the type of inputs, outputs and all numbers between
   * @param layers how users' own layers are exported; asked before the library's own
   */
  public OnnxExport {
    layers = List.copyOf(layers);
  }

  /** Floats, and layers of the library only. */
  public OnnxExport() {
    this(Precision.F32, List.of());
  }

  /**
   * Returns the same with another precision.
   *
   * @param precision the precision
   * @return a new object
   */
  public OnnxExport withPrecision(Precision precision) {
    return new OnnxExport(precision, layers);
  }

  /**
   * Returns the same that can export one more kind of layers.
   *
   * @param own how to export it
   * @return a new object
   */
  public OnnxExport withLayer(OnnxLayer own) {
    List<OnnxLayer> all = new ArrayList<>(layers);
    all.add(own);
    return new OnnxExport(precision, all);
  }

  /**
   * Writes a network as an ONNX model.
   *
   * @param network the network, with parameter values
   * @param path the file; replaced as a whole, or not at all, if there is one
   * @throws IOException if writing fails; the old file is as it was
   * @throws IllegalArgumentException if a layer cannot be exported, a number is beyond the range of
   *     the precision, or the model would take more than 2 GB; the message says which
   * @throws IllegalStateException if the network has no parameter values yet
   */
  public void save(Network network, Path path) throws IOException {
    byte[] model = export(network);
    AtomicFile.write(
        path,
        channel -> {
          ByteBuffer bytes = ByteBuffer.wrap(model);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  byte[] export(Network network) {
    List<OnnxLayer> all = new ArrayList<>(layers);
    all.add(OnnxLayers::export);
    all.add(OnnxActivations::export);
    return new OnnxGraph(network, precision, all).export("network");
  }
}
