package org.nabla.nn;

import java.util.List;

/** Shapes of named blocks of numbers. */
final class Shapes {

  private Shapes() {}

  static void require(String name, List<Integer> shape) {
    Checks.require(!name.isBlank(), "the name of a block is blank: name it, 'weight' for instance");
    long size = 1;
    for (int length : shape) {
      Checks.require(length > 0, "%s has shape %s: every length must be at least 1", name, shape);
      size = Math.multiplyExact(size, length);
      Checks.require(
          size <= Integer.MAX_VALUE, "%s has shape %s: more than 2^31 - 1 values", name, shape);
    }
  }

  static int size(List<Integer> shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }
}
