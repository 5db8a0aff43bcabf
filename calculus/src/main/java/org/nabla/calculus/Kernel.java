package org.nabla.calculus;

/** A runnable function: interpreted, or compiled to a class of its own. */
interface Kernel {
  /**
   * Computes the outputs the program has; arrays of those it has not may be empty.
   *
   * @return the value, or NaN if it is no output
   */
  double run(double[] x, double[] gradient, double[][] hessian);
}
