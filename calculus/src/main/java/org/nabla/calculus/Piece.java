package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A run of instructions that becomes one method.
 *
 * @param from the first instruction
 * @param to the one after the last
 * @param entries instructions inside that jumps from earlier pieces go to
 * @param crossed whether a jump from an earlier piece may pass the start of this one
 * @param branches whether there is a jump in it or into it
 */
record Piece(int from, int to, List<Integer> entries, boolean crossed, boolean branches) {
  private static final int MAX_BYTES = 5000;
  private static final int ARGUMENT_BYTES = 14;
  private static final int INSTRUCTION_BYTES = 30;

  /** Cuts where the largest conceivable code would pass the limit. */
  static List<Piece> cut(Program program) {
    List<Instruction> code = program.instructions();
    List<Piece> pieces = new ArrayList<>();
    TreeSet<Integer> goals = new TreeSet<>();
    int from = 0;
    while (from < code.size() || pieces.isEmpty()) {
      int to = from;
      int bytes = 0;
      while (to < code.size() && (bytes += bytes(code.get(to))) <= MAX_BYTES) {
        to++;
      }
      List<Integer> entries = List.copyOf(goals.subSet(from, false, to, false));
      boolean crossed = goals.higher(from) != null;
      boolean jumps = false;
      for (Instruction instruction : code.subList(from, to)) {
        if (instruction.isJump()) {
          jumps = true;
          goals.add(instruction.goal());
        }
      }
      pieces.add(new Piece(from, to, entries, crossed, jumps || crossed));
      from = to;
    }
    return pieces;
  }

  /** Whether every instruction is small enough for a method. */
  static boolean fits(Program program) {
    return program.instructions().stream().allMatch(i -> bytes(i) <= MAX_BYTES);
  }

  private static int bytes(Instruction instruction) {
    return INSTRUCTION_BYTES + ARGUMENT_BYTES * instruction.arguments().length;
  }
}
