package org.nabla.calculus;

/** A node of a lowered function; alike operations are one object within a lowering. */
final class Operation {
  final Op op;
  final Operation[] inputs;
  final int index;
  final double number;

  Operation(Op op, int index, double number, Operation... inputs) {
    this.op = op;
    this.index = index;
    this.number = number;
    this.inputs = inputs;
  }

  boolean isNumber() {
    return op == Op.NUMBER;
  }

  /** Whether it is there without being computed. */
  boolean isGiven() {
    return op == Op.NUMBER || op == Op.VARIABLE;
  }
}
