package org.nabla.optim;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The path of a run as columns of numbers, one row for each recorded step: the point after the
 * update, the gradient before it (at the point where the step began), the rate, and the value of
 * the function at the point after the update.
 *
 * <p>Immutable; every array that is returned is a copy. Safe for threads.
 */
public final class Trajectory {
  private final long[] step;
  private final double[][] x;
  private final double[][] gradient;
  private final double[] rate;
  private final double[] value;

  Trajectory(long[] step, double[][] x, double[][] gradient, double[] rate, double[] value) {
    this.step = step;
    this.x = x;
    this.gradient = gradient;
    this.rate = rate;
    this.value = value;
  }

  /**
   * The number of rows.
   *
   * @return the number of recorded steps, at least 0
   */
  public int rows() {
    return step.length;
  }

  /**
   * The number of coordinates of a point.
   *
   * @return n, at least 1
   */
  public int dimensions() {
    return x.length;
  }

  /**
   * The numbers of the recorded steps, counted from 0.
   *
   * @return a new array, one entry for each row
   */
  public long[] step() {
    return step.clone();
  }

  /**
   * The first coordinate after each update: all of it in one dimension.
   *
   * @return a new array, one entry for each row
   */
  public double[] x() {
    return x(0);
  }

  /**
   * One coordinate after each update.
   *
   * @param coordinate which one, from 0
   * @return a new array, one entry for each row
   * @throws IndexOutOfBoundsException if there is no such coordinate
   */
  public double[] x(int coordinate) {
    return x[coordinate].clone();
  }

  /**
   * The derivative by the first coordinate before each update: all of it in one dimension.
   *
   * @return a new array, one entry for each row
   */
  public double[] gradient() {
    return gradient(0);
  }

  /**
   * The derivative by one coordinate before each update.
   *
   * @param coordinate which one, from 0
   * @return a new array, one entry for each row
   * @throws IndexOutOfBoundsException if there is no such coordinate
   */
  public double[] gradient(int coordinate) {
    return gradient[coordinate].clone();
  }

  double x(int coordinate, int row) {
    return x[coordinate][row];
  }

  double gradient(int coordinate, int row) {
    return gradient[coordinate][row];
  }

  /**
   * The learning rate of each step.
   *
   * @return a new array, one entry for each row
   */
  public double[] rate() {
    return rate.clone();
  }

  /**
   * The value of the function after each update.
   *
   * @return a new array, one entry for each row
   */
  public double[] value() {
    return value.clone();
  }

  /**
   * Writes the path as CSV with lines that end in {@code \n}: {@code step, x0, x1, ..., gradient0,
   * ..., rate, value}, one line for each row; every number reads back to the bit.
   *
   * @param out where to; not closed
   * @throws IOException if writing fails
   */
  public void writeCsv(Appendable out) throws IOException {
    out.append("step");
    for (int k = 0; k < x.length; k++) {
      out.append(",x" + k);
    }
    for (int k = 0; k < x.length; k++) {
      out.append(",gradient" + k);
    }
    out.append(",rate,value\n");
    for (int row = 0; row < step.length; row++) {
      out.append(Long.toString(step[row]));
      for (double[] column : x) {
        out.append(',').append(Double.toString(column[row]));
      }
      for (double[] column : gradient) {
        out.append(',').append(Double.toString(column[row]));
      }
      out.append(',').append(Double.toString(rate[row]));
      out.append(',').append(Double.toString(value[row])).append('\n');
    }
  }

  /**
   * Writes the path as CSV to a file, which is replaced.
   *
   * @param file where to
   * @throws IOException if writing fails
   */
  public void writeCsv(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      writeCsv(out);
    }
  }
}
