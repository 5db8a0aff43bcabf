package org.nabla.calculus;

/**
 * One step of a program. {@code a} and {@code b} are registers, {@code index} is a relation, a
 * user's function or an output, {@code goal} the instruction a jump goes to, always further on; a
 * user's function finds its registers in {@code arguments}.
 */
record Instruction(Op op, int target, int a, int b, int index, int goal, int[] arguments) {
  private static final int[] NONE = {};

  static Instruction of(Op op, int target, int a, int b) {
    return new Instruction(op, target, a, b, 0, 0, NONE);
  }

  static Instruction output(int register, int output) {
    return new Instruction(Op.OUTPUT, 0, register, 0, output, 0, NONE);
  }

  static Instruction user(int target, int function, int[] arguments) {
    return new Instruction(Op.USER, target, 0, 0, function, 0, arguments);
  }

  static Instruction jump(Op op, int a, int b, int relation) {
    return new Instruction(op, 0, a, b, relation, 0, NONE);
  }

  Instruction to(int destination) {
    return new Instruction(op, target, a, b, index, destination, arguments);
  }

  boolean isJump() {
    return op == Op.JUMP || op == Op.UNLESS;
  }

  /** Whether it computes a register. */
  boolean defines() {
    return !isJump() && op != Op.OUTPUT;
  }
}
