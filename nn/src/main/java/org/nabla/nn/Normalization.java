package org.nabla.nn;

import java.util.List;

/** What normalizing layers share. */
final class Normalization {

  private Normalization() {}

  /** A scale and a shift for each unit: neither decays. */
  static List<ParameterSpec> scaleAndShift(int units) {
    List<Integer> shape = List.of(units);
    return List.of(
        new ParameterSpec("weight", shape, 1, 1, Initializer.constant(1), false),
        new ParameterSpec("bias", shape, 1, 1, Initializer.constant(0), false));
  }
}
