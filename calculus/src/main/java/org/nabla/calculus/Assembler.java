package org.nabla.calculus;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes one piece of a program as the body of one method. */
final class Assembler {
  private static final String MATHS = Compiler.PACKAGE + "Maths";
  private static final String USER_FUNCTION = Compiler.PACKAGE + "UserFunction";

  private final Program program;
  private final Registers registers;
  private final Piece piece;
  private final MethodVisitor out;
  private final String owner;
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final Map<Integer, Label> labels = new TreeMap<>();
  private boolean whole;
  private int x;
  private int value;
  private int next;

  Assembler(Program program, Registers registers, Piece piece, MethodVisitor out, String owner) {
    this.program = program;
    this.registers = registers;
    this.piece = piece;
    this.out = out;
    this.owner = owner;
  }

  /** The whole program as {@link Kernel#run}: this, x, gradient, hessian. */
  void kernel() {
    whole = true;
    x = 1;
    value = 4;
    next = 6;
    out.visitCode();
    number(Double.NaN);
    out.visitVarInsn(Opcodes.DSTORE, value);
    instructions();
    out.visitVarInsn(Opcodes.DLOAD, value);
    out.visitInsn(Opcodes.DRETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** A part of the program: entry, x, gradient, hessian, shared registers, functions. */
  void piece() {
    x = 1;
    next = 6;
    out.visitCode();
    if (piece.crossed()) {
      enter();
    }
    instructions();
    leave(piece.to());
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void enter() {
    Label begin = new Label();
    Label first = new Label();
    Label[] goals = piece.entries().stream().map(this::label).toArray(Label[]::new);
    int[] keys = piece.entries().stream().mapToInt(Integer::intValue).toArray();
    out.visitVarInsn(Opcodes.ILOAD, 0);
    out.visitLookupSwitchInsn(first, keys, goals);
    out.visitLabel(first);
    out.visitVarInsn(Opcodes.ILOAD, 0);
    integer(piece.to());
    out.visitJumpInsn(Opcodes.IF_ICMPLT, begin);
    out.visitVarInsn(Opcodes.ILOAD, 0);
    out.visitInsn(Opcodes.IRETURN);
    out.visitLabel(begin);
  }

  private void leave(int instruction) {
    integer(instruction);
    out.visitInsn(Opcodes.IRETURN);
  }

  private Label label(int instruction) {
    return labels.computeIfAbsent(instruction, key -> new Label());
  }

  private void instructions() {
    for (Instruction i : program.instructions().subList(piece.from(), piece.to())) {
      if (i.isJump() && isInside(i.goal())) {
        label(i.goal());
      }
    }
    for (int pc = piece.from(); pc < piece.to(); pc++) {
      Label label = labels.get(pc);
      if (label != null) {
        out.visitLabel(label);
      }
      instruction(program.instructions().get(pc));
    }
    Label end = labels.get(piece.to());
    if (end != null) {
      out.visitLabel(end);
    }
  }

  private boolean isInside(int goal) {
    return goal < piece.to() || (whole && goal == piece.to());
  }

  private void instruction(Instruction i) {
    switch (i.op()) {
      case JUMP -> jump(i.goal());
      case UNLESS -> unless(i);
      case OUTPUT -> output(i);
      default -> {
        compute(i);
        store(i.target());
      }
    }
  }

  private void jump(int goal) {
    if (isInside(goal)) {
      out.visitJumpInsn(Opcodes.GOTO, label(goal));
    } else {
      leave(goal);
    }
  }

  private void unless(Instruction i) {
    load(i.a());
    load(i.b());
    Relation relation = Relation.ofCode(i.index());
    boolean below = relation == Relation.LT || relation == Relation.LE;
    out.visitInsn(below ? Opcodes.DCMPG : Opcodes.DCMPL);
    int otherwise =
        switch (relation) {
          case LT -> Opcodes.IFGE;
          case LE -> Opcodes.IFGT;
          case EQ -> Opcodes.IFNE;
          case NE -> Opcodes.IFEQ;
          case GE -> Opcodes.IFLT;
          case GT -> Opcodes.IFLE;
        };
    if (isInside(i.goal())) {
      out.visitJumpInsn(otherwise, label(i.goal()));
      return;
    }
    Label exit = new Label();
    Label stay = new Label();
    out.visitJumpInsn(otherwise, exit);
    out.visitJumpInsn(Opcodes.GOTO, stay);
    out.visitLabel(exit);
    leave(i.goal());
    out.visitLabel(stay);
  }

  private void output(Instruction i) {
    int n = program.variables();
    int entry = i.index() - 1;
    if (entry < 0 && whole) {
      load(i.a());
      out.visitVarInsn(Opcodes.DSTORE, value);
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, entry < 0 ? x + 3 : entry < n ? x + 1 : x + 2);
    if (entry >= n) {
      integer((entry - n) / n);
      out.visitInsn(Opcodes.AALOAD);
    }
    integer(entry < 0 ? 0 : entry % n);
    load(i.a());
    out.visitInsn(Opcodes.DASTORE);
  }

  private void compute(Instruction i) {
    Op op = i.op();
    switch (op) {
      case USER -> user(i);
      case MOVE -> load(i.a());
      case NEGATE -> {
        load(i.a());
        out.visitInsn(Opcodes.DNEG);
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
        load(i.a());
        load(i.b());
        out.visitInsn(
            op == Op.ADD
                ? Opcodes.DADD
                : op == Op.SUBTRACT
                    ? Opcodes.DSUB
                    : op == Op.MULTIPLY ? Opcodes.DMUL : Opcodes.DDIV);
      }
      default -> call(i);
    }
  }

  private void call(Instruction i) {
    Op op = i.op();
    load(i.a());
    if (op.arity == 2) {
      load(i.b());
    }
    boolean told = op.home == Op.Home.OURS_SWITCHED;
    if (told) {
      out.visitInsn(program.strict() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    }
    String type =
        switch (op.home) {
          case OURS, OURS_SWITCHED -> MATHS;
          case SWITCHED -> program.strict() ? "java/lang/StrictMath" : "java/lang/Math";
          default -> "java/lang/Math";
        };
    String signature = "(" + "D".repeat(op.arity) + (told ? "Z" : "") + ")D";
    out.visitMethodInsn(Opcodes.INVOKESTATIC, type, op.method(), signature, false);
  }

  private void user(Instruction i) {
    if (whole) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
      out.visitFieldInsn(Opcodes.GETFIELD, owner, "functions", Compiler.FUNCTIONS);
    } else {
      out.visitVarInsn(Opcodes.ALOAD, 5);
    }
    integer(i.index());
    out.visitInsn(Opcodes.AALOAD);
    integer(i.arguments().length);
    out.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
    for (int k = 0; k < i.arguments().length; k++) {
      out.visitInsn(Opcodes.DUP);
      integer(k);
      load(i.arguments()[k]);
      out.visitInsn(Opcodes.DASTORE);
    }
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, USER_FUNCTION, "value", "([D)D", false);
  }

  private void load(int register) {
    if (register < program.variables()) {
      out.visitVarInsn(Opcodes.ALOAD, x);
      integer(register);
      out.visitInsn(Opcodes.DALOAD);
    } else if (register < program.givens()) {
      number(program.numbers()[register - program.variables()]);
    } else {
      Integer local = locals.get(register);
      if (local != null && registers.isLocal(register)) {
        out.visitVarInsn(Opcodes.DLOAD, local);
      } else {
        out.visitVarInsn(Opcodes.ALOAD, x + 3);
        integer(registers.slot(register));
        out.visitInsn(Opcodes.DALOAD);
      }
    }
  }

  private void store(int register) {
    boolean shared = registers.isShared(register);
    Integer known = locals.get(register);
    int local = known == null ? next : known;
    if (known == null) {
      locals.put(register, local);
      next += 2;
    }
    out.visitVarInsn(Opcodes.DSTORE, local);
    if (shared) {
      out.visitVarInsn(Opcodes.ALOAD, x + 3);
      integer(registers.slot(register));
      out.visitVarInsn(Opcodes.DLOAD, local);
      out.visitInsn(Opcodes.DASTORE);
    }
  }

  private void number(double number) {
    boolean zero = Double.doubleToRawLongBits(number) == 0;
    if (zero || number == 1) {
      out.visitInsn(zero ? Opcodes.DCONST_0 : Opcodes.DCONST_1);
    } else {
      out.visitLdcInsn(number);
    }
  }

  private void integer(int number) {
    if (number <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number <= Byte.MAX_VALUE) {
      out.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number <= Short.MAX_VALUE) {
      out.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      out.visitLdcInsn(number);
    }
  }
}
