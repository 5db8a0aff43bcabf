package org.nabla.optim;

import java.util.Arrays;

/** Collects the rows of a {@link Trajectory} in growing columns. */
final class Recorder {
  private long[] step = new long[64];
  private final double[][] x;
  private final double[][] gradient;
  private double[] rate = new double[64];
  private double[] value = new double[64];
  private int rows;

  Recorder(int dimensions) {
    x = new double[dimensions][64];
    gradient = new double[dimensions][64];
  }

  void add(long number, double[] point, double[] slope, double pace, double result) {
    if (rows == step.length) {
      resize(rows * 2);
    }
    step[rows] = number;
    for (int k = 0; k < x.length; k++) {
      x[k][rows] = point[k];
      gradient[k][rows] = slope[k];
    }
    rate[rows] = pace;
    value[rows] = result;
    rows++;
  }

  Trajectory trajectory() {
    resize(rows);
    return new Trajectory(step, x, gradient, rate, value);
  }

  private void resize(int capacity) {
    step = Arrays.copyOf(step, capacity);
    rate = Arrays.copyOf(rate, capacity);
    value = Arrays.copyOf(value, capacity);
    for (int k = 0; k < x.length; k++) {
      x[k] = Arrays.copyOf(x[k], capacity);
      gradient[k] = Arrays.copyOf(gradient[k], capacity);
    }
  }
}
