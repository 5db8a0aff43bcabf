package org.nabla.calculus;

import java.util.List;

/**
 * A function as a list of instructions over registers: first the variables, then the numbers, then
 * what is computed. Output 0 is the value; the next n are the gradient, the rest the rows of the
 * Hessian. Both the interpreter and the compiler follow this list to the letter, so their results
 * are the same bits.
 */
record Program(
    int variables,
    double[] numbers,
    int registers,
    List<Instruction> instructions,
    List<UserFunction> functions,
    boolean strict)
    implements Kernel {

  int givens() {
    return variables + numbers.length;
  }

  @Override
  public double run(double[] x, double[] gradient, double[][] hessian) {
    double[] r = new double[registers];
    System.arraycopy(x, 0, r, 0, variables);
    System.arraycopy(numbers, 0, r, variables, numbers.length);
    double value = Double.NaN;
    int pc = 0;
    while (pc < instructions.size()) {
      Instruction i = instructions.get(pc++);
      if (i.op() == Op.JUMP) {
        pc = i.goal();
      } else if (i.op() == Op.UNLESS) {
        boolean holds = Relation.ofCode(i.index()).holds(r[i.a()], r[i.b()]);
        pc = holds ? pc : i.goal();
      } else if (i.op() != Op.OUTPUT) {
        r[i.target()] = compute(i, r);
      } else if (i.index() == 0) {
        value = r[i.a()];
      } else if (i.index() <= variables) {
        gradient[i.index() - 1] = r[i.a()];
      } else {
        int entry = i.index() - 1 - variables;
        hessian[entry / variables][entry % variables] = r[i.a()];
      }
    }
    return value;
  }

  private double compute(Instruction i, double[] r) {
    double a = r[i.a()];
    return switch (i.op()) {
      case ADD -> a + r[i.b()];
      case SUBTRACT -> a - r[i.b()];
      case MULTIPLY -> a * r[i.b()];
      case DIVIDE -> a / r[i.b()];
      case NEGATE -> -a;
      case MOVE -> a;
      case MAX -> Math.max(a, r[i.b()]);
      case MIN -> Math.min(a, r[i.b()]);
      case POW -> strict ? StrictMath.pow(a, r[i.b()]) : Math.pow(a, r[i.b()]);
      case LOGISTIC -> Maths.logistic(a, r[i.b()]);
      case SCALE -> Maths.scale(a, r[i.b()]);
      case SCALED_LOG -> Maths.scaledLog(a, r[i.b()], strict);
      case USER -> call(i, r);
      default -> Maths.unary(i.op(), a, strict);
    };
  }

  private double call(Instruction i, double[] r) {
    double[] arguments = new double[i.arguments().length];
    for (int k = 0; k < arguments.length; k++) {
      arguments[k] = r[i.arguments()[k]];
    }
    return functions.get(i.index()).value(arguments);
  }
}
