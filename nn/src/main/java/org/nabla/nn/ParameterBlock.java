package org.nabla.nn;

import java.util.List;

/**
 * A named part of a network's flat parameter array, or of its flat state array.
 *
 * @param name the layer's number and the block's name, as PyTorch's {@code Sequential} names it:
 *     {@code 0.weight}, {@code 0.bias}, {@code 1.running_mean}
 * @param offset index of the first value in the flat array
 * @param shape lengths of the axes, row-major
 * @param decays whether weight decay applies to it; false in the state array
 */
public record ParameterBlock(String name, int offset, List<Integer> shape, boolean decays) {

  /**
   * Copies the shape.
   *
   * @param name the layer's number and the block's name, as PyTorch's {@code Sequential} names it:
   *     {@code 0.weight}, {@code 0.bias}, {@code 1.running_mean}
   * @param offset index of the first value in the flat array
   * @param shape lengths of the axes, row-major
   * @param decays whether weight decay applies to it; false in the state array
   */
  public ParameterBlock {
    shape = List.copyOf(shape);
  }

  /**
   * Returns the number of values in the block.
   *
   * @return the product of the shape
   */
  public int size() {
    return Shapes.size(shape);
  }
}
