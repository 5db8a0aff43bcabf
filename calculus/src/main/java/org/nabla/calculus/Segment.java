package org.nabla.calculus;

/** A part of a program too long for one method, as a generated class. */
interface Segment {
  /**
   * Runs from the given instruction on, if it is reached in this part.
   *
   * @param entry the number of the instruction to begin with, perhaps beyond this part
   * @param shared registers that several methods use; the value goes to entry 0
   * @return the number of the instruction to go on with
   */
  int run(int entry, double[] x, double[] gradient, double[][] hessian, double[] shared);
}
