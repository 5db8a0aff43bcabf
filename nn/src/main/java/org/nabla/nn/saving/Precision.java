package org.nabla.nn.saving;

/** How many bytes each number takes in a file. */
public enum Precision {
  /** Eight bytes: every bit of a number is kept. */
  F64(TensorType.F64),
  /** Four bytes: numbers are rounded to the nearest float, relative error at most 6e-8. */
  F32(TensorType.F32);

  private final TensorType type;

  Precision(TensorType type) {
    this.type = type;
  }

  TensorType type() {
    return type;
  }
}
