package org.nabla.calculus;

import java.util.Arrays;
import java.util.List;

/**
 * Where the registers of a program live: in a local of the one method that knows them, or shared.
 */
final class Registers {
  private static final int UNKNOWN = -1;
  private static final int SEVERAL = -2;

  private final int[] definedIn;
  private final int[] sharedSlot;
  private int shared = 1;

  Registers(Program program, List<Piece> pieces) {
    definedIn = new int[program.registers()];
    sharedSlot = new int[program.registers()];
    Arrays.fill(definedIn, UNKNOWN);
    int[] knownIn = definedIn.clone();
    for (int piece = 0; piece < pieces.size(); piece++) {
      Piece p = pieces.get(piece);
      for (Instruction i : program.instructions().subList(p.from(), p.to())) {
        if (i.defines()) {
          definedIn[i.target()] = merge(definedIn[i.target()], piece);
          knownIn[i.target()] = merge(knownIn[i.target()], piece);
        }
        for (int read : reads(i)) {
          knownIn[read] = merge(knownIn[read], piece);
        }
      }
    }
    for (int r = program.givens(); r < knownIn.length; r++) {
      if (knownIn[r] == SEVERAL) {
        sharedSlot[r] = shared++;
      }
    }
  }

  private static int merge(int known, int piece) {
    return known == UNKNOWN || known == piece ? piece : SEVERAL;
  }

  static int[] reads(Instruction i) {
    return switch (i.op()) {
      case USER -> i.arguments();
      case JUMP -> new int[0];
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAX, MIN, POW, LOGISTIC, SCALE, SCALED_LOG, UNLESS ->
          new int[] {i.a(), i.b()};
      default -> new int[] {i.a()};
    };
  }

  /** Whether a register is known to several pieces. */
  boolean isShared(int register) {
    return sharedSlot[register] > 0;
  }

  int slot(int register) {
    return sharedSlot[register];
  }

  /** Whether the piece that computes a register may read it from its local. */
  boolean isLocal(int register) {
    return !isShared(register) || definedIn[register] != SEVERAL;
  }

  int shared() {
    return shared;
  }
}
