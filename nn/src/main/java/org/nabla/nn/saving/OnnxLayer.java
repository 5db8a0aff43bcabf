package org.nabla.nn.saving;

import org.jspecify.annotations.Nullable;
import org.nabla.nn.Layer;

/**
 * How to export a layer of a user's own.
 *
 * <pre>{@code
 * OnnxExport export = new OnnxExport().withLayer((layer, graph, x) ->
 *     layer instanceof Scale scale ? graph.node("Mul", x, graph.constant(scale.factor())) : null);
 * }</pre>
 */
@FunctionalInterface
public interface OnnxLayer {

  /**
   * Adds the nodes of a layer to the graph.
   *
   * @param layer any layer
   * @param graph where nodes and tensors go, and the layer's parameters come from
   * @param input name of the layer's input
   * @return name of its output, which may be the input; null if this is for other layers
   */
  @Nullable String export(Layer layer, OnnxGraph graph, String input);
}
