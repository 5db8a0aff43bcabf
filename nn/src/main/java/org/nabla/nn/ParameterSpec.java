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
    Checks.require(
        !name.isBlank(), "the name of a parameter block is blank: name it, 'weight' for instance");
    shape = List.copyOf(shape);
    long size = 1;
    for (int length : shape) {
      Checks.require(length > 0, "%s has shape %s: every length must be at least 1", name, shape);
      size = Math.multiplyExact(size, length);
      Checks.require(
          size <= Integer.MAX_VALUE, "%s has shape %s: more than 2^31 - 1 values", name, shape);
    }
    Checks.positive(fanIn, "fanIn of " + name);
    Checks.positive(fanOut, "fanOut of " + name);
  }

  /**
   * Returns the number of values in the block.
   *
   * @return the product of the shape, 1 for an empty shape
   */
  public int size() {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }
}
