package org.nabla.nn;

import java.util.List;

/**
 * What a layer says about numbers that it keeps from step to step but that no gradient teaches,
 * such as the running mean of batch normalization: PyTorch's buffers.
 *
 * @param name name within the layer, {@code running_mean} for instance; the network puts the
 *     layer's number before it
 * @param shape lengths of the axes, row-major; empty for a single number
 * @param initial the value of every entry at first
 */
public record StateSpec(String name, List<Integer> shape, double initial) {

  /**
   * Checks the components.
   *
   * @param name name within the layer, {@code running_mean} for instance; the network puts the
   *     layer's number before it
   * @param shape lengths of the axes, row-major; empty for a single number
   * @param initial the value of every entry at first
   * @throws IllegalArgumentException if the name is blank, a length of the shape is not positive,
   *     the block has more than 2^31 - 1 values, or the initial value is not finite
   */
  public StateSpec {
    shape = List.copyOf(shape);
    Shapes.require(name, shape);
    Checks.finite(initial, "the initial value of " + name);
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
  public StateSpec within(String nest) {
    return new StateSpec(nest + "." + name, shape, initial);
  }
}
