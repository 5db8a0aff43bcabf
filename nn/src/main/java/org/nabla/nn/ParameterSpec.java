package org.nabla.nn;

import java.util.List;

/**
 * What a layer says about one block of its parameters.
 *
 * @param name name within the layer, {@code weight} or {@code bias} for instance; the network puts
 *     the layer's number before it
 * @param shape lengths of the axes, row-major; a weight is outputs x inputs as in PyTorch
 * @param fanIn number of inputs that a unit sums, for the initializer
 * @param fanOut number of units that an input feeds, for the initializer
 * @param initializer how initial values are drawn
 * @param decays whether weight decay applies: true for weights, false for biases and scales by
 *     convention
 */
public record ParameterSpec(
    String name,
    List<Integer> shape,
    int fanIn,
    int fanOut,
    Initializer initializer,
    boolean decays) {

  /**
   * Checks the components.
   *
   * @param name name within the layer, {@code weight} or {@code bias} for instance; the network
   *     puts the layer's number before it
   * @param shape lengths of the axes, row-major; a weight is outputs x inputs as in PyTorch
   * @param fanIn number of inputs that a unit sums, for the initializer
   * @param fanOut number of units that an input feeds, for the initializer
   * @param initializer how initial values are drawn
   * @param decays whether weight decay applies: true for weights, false for biases and scales by
   *     convention
   * @throws IllegalArgumentException if the name is blank, a length of the shape or a fan is not
   *     positive, or the block has more than 2^31 - 1 values
   */
  public ParameterSpec {
    shape = List.copyOf(shape);
    Shapes.require(name, shape);
    Checks.positive(fanIn, "fanIn of " + name);
    Checks.positive(fanOut, "fanOut of " + name);
  }

  /**
   * Returns the number of values in the block.
   *
   * @return the product of the shape, 1 for an empty shape
   */
  public int size() {
    return Shapes.size(shape);
  }

  /**
   * Returns the same block as a part of a nest.
   *
   * @param nest the name that the nest gives to the layer
   * @return a block whose name begins with the nest's and a dot
   */
  public ParameterSpec within(String nest) {
    return new ParameterSpec(nest + "." + name, shape, fanIn, fanOut, initializer, decays);
  }
}
