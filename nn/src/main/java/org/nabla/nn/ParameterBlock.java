package org.nabla.nn;

import java.util.List;

/**
 * A named part of a network's flat parameter array.
 *
 * @param name the layer's number and the block's name, as PyTorch's {@code Sequential} names it:
 *     {@code 0.weight}, {@code 0.bias}, {@code 2.weight}
 * @param offset index of the first value in the flat array
 * @param shape lengths of the axes, row-major
 * @param decays whether weight decay applies to it
 */
public record ParameterBlock(String name, int offset, List<Integer> shape, boolean decays) {

  /**
   * Copies the shape.
   *
   * @param name the layer's number and the block's name, as PyTorch's {@code Sequential} names it:
   *     {@code 0.weight}, {@code 0.bias}, {@code 2.weight}
   * @param offset index of the first value in the flat array
   * @param shape lengths of the axes, row-major
   * @param decays whether weight decay applies to it
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
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }
}
