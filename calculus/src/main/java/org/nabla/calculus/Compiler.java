package org.nabla.calculus;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes JVM classes of programs. A program that fits one method becomes one class; a longer one is
 * cut into methods well below the 8,000 bytes beyond which HotSpot never compiles, and these are
 * gathered into classes that keep clear of the constant pool's limit. The classes are hidden: they
 * are collected with the function.
 */
final class Compiler {
  static final String PACKAGE = "org/nabla/calculus/";
  static final String KERNEL_RUN = "([D[D[[D)D";
  static final String SEGMENT_RUN = "(I[D[D[[D[D)I";
  static final String PIECE_RUN = "(I[D[D[[D[D[L" + PACKAGE + "UserFunction;)I";
  static final String FUNCTIONS = "[L" + PACKAGE + "UserFunction;";
  private static final String NAME = PACKAGE + "Compiled";
  private static final int PIECES_PER_CLASS = 24;

  private final Program program;
  private final List<Piece> pieces;
  private final Registers registers;

  private Compiler(Program program) {
    this.program = program;
    this.pieces = Piece.cut(program);
    this.registers = new Registers(program, pieces);
  }

  /** The program as machine code to be, or the program itself where classes cannot be defined. */
  static Kernel compile(Program program) {
    return compile(program, MethodHandles.lookup());
  }

  /** The same with a lookup that may or may not define classes in this package. */
  static Kernel compile(Program program, MethodHandles.Lookup lookup) {
    if (!Piece.fits(program)) {
      return program;
    }
    Compiler compiler = new Compiler(program);
    UserFunction[] functions = program.functions().toArray(UserFunction[]::new);
    try {
      List<Object> instances = new ArrayList<>();
      for (byte[] bytes : compiler.classes()) {
        Class<?> type = lookup.defineHiddenClass(bytes, true).lookupClass();
        instances.add(
            type.getDeclaredConstructor(UserFunction[].class).newInstance((Object) functions));
      }
      return instances.get(0) instanceof Kernel kernel
          ? kernel
          : new SegmentedKernel(
              instances.stream().map(Segment.class::cast).toList(), compiler.registers.shared());
    } catch (ReflectiveOperationException
        | SecurityException
        | LinkageError
        | UnsupportedOperationException e) {
      return program;
    }
  }

  /** The class files a program is compiled to. */
  static List<byte[]> classes(Program program) {
    return new Compiler(program).classes();
  }

  private List<byte[]> classes() {
    if (pieces.size() == 1) {
      return List.of(kernelClass());
    }
    List<byte[]> classes = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from += PIECES_PER_CLASS) {
      int to = Math.min(pieces.size(), from + PIECES_PER_CLASS);
      classes.add(segmentClass(pieces.subList(from, to)));
    }
    return classes;
  }

  private byte[] kernelClass() {
    ClassWriter writer = begin("Kernel", pieces);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "run", KERNEL_RUN, null, null);
    new Assembler(program, registers, pieces.get(0), method, NAME).kernel();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private byte[] segmentClass(List<Piece> own) {
    ClassWriter writer = begin("Segment", own);
    MethodVisitor run =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "run", SEGMENT_RUN, null, null);
    run.visitCode();
    for (int i = 0; i < own.size(); i++) {
      for (int argument = 1; argument <= 5; argument++) {
        run.visitVarInsn(argument == 1 ? Opcodes.ILOAD : Opcodes.ALOAD, argument);
      }
      run.visitVarInsn(Opcodes.ALOAD, 0);
      run.visitFieldInsn(Opcodes.GETFIELD, NAME, "functions", FUNCTIONS);
      run.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "piece" + i, PIECE_RUN, false);
      run.visitVarInsn(Opcodes.ISTORE, 1);
    }
    run.visitVarInsn(Opcodes.ILOAD, 1);
    run.visitInsn(Opcodes.IRETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    for (int i = 0; i < own.size(); i++) {
      MethodVisitor method =
          writer.visitMethod(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "piece" + i, PIECE_RUN, null, null);
      new Assembler(program, registers, own.get(i), method, NAME).piece();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter begin(String type, List<Piece> pieces) {
    boolean frames = pieces.stream().anyMatch(Piece::branches);
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        NAME,
        null,
        "java/lang/Object",
        new String[] {PACKAGE + type});
    writer
        .visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "functions", FUNCTIONS, null, null)
        .visitEnd();
    MethodVisitor init = writer.visitMethod(0, "<init>", "(" + FUNCTIONS + ")V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitVarInsn(Opcodes.ALOAD, 1);
    init.visitFieldInsn(Opcodes.PUTFIELD, NAME, "functions", FUNCTIONS);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
    return writer;
  }
}
