package org.nabla.nn;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The linear map {@code y = W x + b} with the least mean squared error, found in one go: what
 * gradient descent on a network of one {@link Dense} layer with {@link Mse} walks towards.
 *
 * @param weights {@code [output][input]}
 * @param bias one number for each output
 */
public record LinearSolution(double[][] weights, double[] bias) {

  /**
   * Copies the arrays.
   *
   * @param weights {@code [output][input]}
   * @param bias one number for each output
   */
  public LinearSolution {
    weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    bias = bias.clone();
  }

  /**
   * Solves the linear least-squares problem by QR decomposition.
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
    DMatrixRMaj a = new DMatrixRMaj(x.length, inputs + 1);
    DMatrixRMaj b = new DMatrixRMaj(x.length, targets.length);
    for (int s = 0; s < x.length; s++) {
      for (int i = 0; i < inputs; i++) {
        a.set(s, i, x[s][i]);
      }
      a.set(s, inputs, 1);
      for (int o = 0; o < targets.length; o++) {
        b.set(s, o, y[s][o]);
      }
    }
    return of(solve(a, b), inputs, targets.length);
  }

  private static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj solution = new DMatrixRMaj(a.getNumCols(), b.getNumCols());
    LinearSolverDense<DMatrixRMaj> solver =
        LinearSolverFactory_DDRM.leastSquares(a.getNumRows(), a.getNumCols());
    boolean solvable = solver.setA(a) && solver.quality() > 1e-14;
    Checks.require(
        solvable,
        "an input is a linear function of the others, or constant: the solution is not unique,"
            + " leave such inputs out");
    solver.solve(b, solution);
    return solution;
  }

  private static LinearSolution of(DMatrixRMaj solution, int inputs, int outputs) {
    double[][] weights = new double[outputs][inputs];
    double[] bias = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        weights[o][i] = solution.get(i, o);
      }
      bias[o] = solution.get(inputs, o);
    }
    return new LinearSolution(weights, bias);
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
}
