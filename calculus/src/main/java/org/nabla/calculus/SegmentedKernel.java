package org.nabla.calculus;

import java.util.List;

/**
 * A compiled function that takes several methods; registers they share live in an array per call.
 */
record SegmentedKernel(List<Segment> segments, int shared) implements Kernel {
  @Override
  public double run(double[] x, double[] gradient, double[][] hessian) {
    double[] registers = new double[shared];
    registers[0] = Double.NaN;
    int entry = 0;
    for (Segment segment : segments) {
      entry = segment.run(entry, x, gradient, hessian, registers);
    }
    return registers[0];
  }
}
