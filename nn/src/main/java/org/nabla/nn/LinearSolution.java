package org.nabla.nn;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.linsol.qr.LinearSolverQrHouseCol_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The linear map {@code y = W x + b} with the least mean squared error, found in one go: what
 * gradient descent on a network of one {@link Dense} layer with {@link Mse} walks towards.
 *
 * <p>The arrays are copied in and out. Two such records are equal where their numbers are.
 *
 * @param weights {@code [output][input]}
 * @param bias one number for each output
 */
public record LinearSolution(double[][] weights, double[] bias) {

  /** Relative to the others, how little of a column of length 1 may be new. */
  private static final double LEAST_NEWS = 1e-12;

  /**
   * Copies the arrays.
   *
   * @param weights {@code [output][input]}
   * @param bias one number for each output
   * @throws IllegalArgumentException if there are not as many biases as outputs
   */
  public LinearSolution {
    Checks.require(
        weights.length == bias.length,
        "there are %d rows of weights and %d biases: give one bias for each row",
        weights.length,
        bias.length);
    weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    bias = bias.clone();
  }

  /**
   * Solves the linear least-squares problem by QR decomposition, each input divided by its length
   * first, so that units of measurement do not matter.
   *
   * @param x samples, {@code [sample][input]}, more than there are inputs; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @return the solution
   * @throws IllegalArgumentException if shapes do not fit, the data are ragged or not finite, there
   *     are too few samples, or an input is a linear function of the others
   */
  public static LinearSolution leastSquares(double[][] x, double[][] y) {
    double[][] columns = Rows.transpose(x, "samples");
    double[][] targets = Rows.transpose(y, "targets");
    int inputs = columns.length;
    Checks.require(
        x.length == y.length,
        "there are %d samples and %d targets: give one target for each sample",
        x.length,
        y.length);
    Checks.require(
        x.length > inputs,
        "there are %d samples for %d inputs and a bias: give %d samples at least",
        x.length,
        inputs,
        inputs + 1);
    double[] lengths = new double[inputs];
    DMatrixRMaj a = new DMatrixRMaj(x.length, inputs + 1);
    for (int i = 0; i < inputs; i++) {
      lengths[i] = PlainKernels.norm(columns[i]);
      Checks.require(
          lengths[i] > 0,
          "input %d is 0 in every sample: the solution is not unique, leave such inputs out",
          i);
      for (int s = 0; s < x.length; s++) {
        a.set(s, i, x[s][i] / lengths[i]);
      }
    }
    for (int s = 0; s < x.length; s++) {
      a.set(s, inputs, 1 / Math.sqrt(x.length));
    }
    DMatrixRMaj solution = solve(a, new DMatrixRMaj(y));
    double[][] weights = new double[targets.length][inputs];
    double[] bias = new double[targets.length];
    for (int o = 0; o < targets.length; o++) {
      for (int i = 0; i < inputs; i++) {
        weights[o][i] = solution.get(i, o) / lengths[i];
      }
      bias[o] = solution.get(inputs, o) / Math.sqrt(x.length);
    }
    return new LinearSolution(weights, bias);
  }

  private static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj solution = new DMatrixRMaj(a.getNumCols(), b.getNumCols());
    LinearSolverQrHouseCol_DDRM solver = new LinearSolverQrHouseCol_DDRM();
    Checks.require(
        solver.setA(a) && fullRank(solver.getDecomposition()),
        "an input is a linear function of the others, or constant: the solution is not unique,"
            + " leave such inputs out");
    solver.solve(b, solution);
    return solution;
  }

  /** Whether what each column adds to those before it, |r_ii|, is more than rounding. */
  private static boolean fullRank(QRDecomposition<DMatrixRMaj> qr) {
    DMatrixRMaj r = qr.getR(null, true);
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int i = 0; i < r.getNumCols(); i++) {
      least = Math.min(least, Math.abs(r.get(i, i)));
      greatest = Math.max(greatest, Math.abs(r.get(i, i)));
    }
    return least > LEAST_NEWS * greatest;
  }

  /**
   * Returns the solution as a network of one dense layer, to predict with or to train on.
   *
   * @return the network, initialized
   */
  public Network network() {
    int inputs = weights[0].length;
    double[] parameters = new double[weights.length * (inputs + 1)];
    for (int o = 0; o < weights.length; o++) {
      System.arraycopy(weights[o], 0, parameters, o * inputs, inputs);
    }
    System.arraycopy(bias, 0, parameters, weights.length * inputs, bias.length);
    return Network.of(inputs, new Dense(weights.length)).withParameters(parameters);
  }

  /**
   * Returns the weights.
   *
   * @return {@code [output][input]}, a copy
   */
  @Override
  public double[][] weights() {
    return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns the biases.
   *
   * @return a copy
   */
  @Override
  public double[] bias() {
    return bias.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearSolution solution
        && Arrays.deepEquals(weights, solution.weights)
        && Arrays.equals(bias, solution.bias);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(weights) + Arrays.hashCode(bias);
  }

  /** Returns a line for each output, {@code y0 = 2.0 x0 - 3.0 x1 + 0.5} for instance. */
  @Override
  public String toString() {
    return IntStream.range(0, weights.length)
        .mapToObj(o -> "y" + o + " = " + Affine.text(weights[o], bias[o]))
        .collect(Collectors.joining("\n"));
  }
}
