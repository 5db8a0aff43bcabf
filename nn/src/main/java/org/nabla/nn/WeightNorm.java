package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A dense layer whose weights are learned as a length and a direction for each unit, {@code y_u =
 * g_u (v_u . x)/|v_u| + b_u} (Salimans and Kingma, 2016): PyTorch's {@code weight_norm} around a
 * {@code Linear}. Weights that were scaled badly at the start are mended by learning one number for
 * each unit.
 *
 * <p>Its parameters are, in PyTorch's order, {@code bias} (units) if the dense layer has one,
 * {@code weight_g} (units x 1) and {@code weight_v} (units x inputs). The layer's initializer draws
 * {@code weight_v} and, from another draw, the lengths {@code weight_g}, so that initial weights
 * are scaled as those of the dense layer; PyTorch takes both from one draw. A v of zeros has no
 * direction and gives NaN.
 *
 * <p>Weight decay applies to {@code weight_g}: the effective weights are as long as g, so {@code
 * sum g^2} is the sum of their squares. The length of v does not change what the layer computes,
 * and its decay would only change the size of the steps; so v does not decay.
 *
 * @param dense the layer whose weights are normalized
 */
public record WeightNorm(Dense dense) implements Layer {

  /**
   * Normalizes the weights of a layer.
   *
   * @param dense the layer whose weights are normalized
   */
  public WeightNorm {
    Objects.requireNonNull(dense, "the layer of a WeightNorm is null");
  }

  /**
   * Normalizes the weights of {@code new Dense(units)}.
   *
   * @param units number of outputs
   * @throws IllegalArgumentException if {@code units} is not positive
   */
  public WeightNorm(int units) {
    this(new Dense(units));
  }

  @Override
  public int outputs(int inputs) {
    return dense.outputs(inputs);
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    int units = dense.units();
    Initializer weights = dense.weightInitializer();
    List<ParameterSpec> blocks = new ArrayList<>();
    if (dense.bias()) {
      blocks.add(
          new ParameterSpec("bias", List.of(units), inputs, units, dense.biasInitializer(), false));
    }
    blocks.add(
        new ParameterSpec(
            "weight_g", List.of(units, 1), inputs, units, new Lengths(weights), true));
    blocks.add(
        new ParameterSpec("weight_v", List.of(units, inputs), inputs, units, weights, false));
    return List.copyOf(blocks);
  }

  /** The lengths of rows that another initializer draws. */
  private record Lengths(Initializer rows) implements Initializer {
    @Override
    public void fill(double[] values, int fanIn, int fanOut, RandomGenerator random) {
      double[] drawn = new double[values.length * fanIn];
      rows.fill(drawn, fanIn, fanOut, random);
      for (int u = 0; u < values.length; u++) {
        values[u] = length(drawn, u * fanIn, fanIn);
      }
    }

    @Override
    public String toString() {
      return "lengths of " + rows;
    }
  }

  /** The first units x inputs numbers are the effective weights, then come the biases. */
  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int bias = y.length * x.length;
    double[] effective = effective(pass, y.length, x.length);
    pass.kernels().forward(effective, 0, biasOffset(bias), x, y, pass.samples());
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    int bias = y.length * x.length;
    double[] effective = effective(pass, y.length, x.length);
    pass.kernels().forwardOne(effective, 0, biasOffset(bias), x, y);
  }

  private int biasOffset(int bias) {
    return dense.bias() ? bias : Kernels.NO_BIAS;
  }

  private double[] effective(Pass pass, int units, int inputs) {
    int own = dense.bias() ? 1 : 0;
    double[] effective = pass.scratch(0, 1, units * inputs + own * units)[0];
    double[] parameters = pass.parameters();
    int g = pass.offset(own);
    int v = pass.offset(own + 1);
    for (int u = 0; u < units; u++) {
      int row = u * inputs;
      double scale = parameters[g + u] / length(parameters, v + row, inputs);
      for (int k = 0; k < inputs; k++) {
        effective[row + k] = scale * parameters[v + row + k];
      }
    }
    if (dense.bias()) {
      System.arraycopy(parameters, pass.offset(0), effective, units * inputs, units);
    }
    return effective;
  }

  /** {@code dg = dw . v/|v|} and {@code dv = g/|v| (dw - dg v/|v|)} for each unit. */
  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    int units = y.length;
    int inputs = x.length;
    int own = dense.bias() ? 1 : 0;
    int g = pass.offset(own);
    int v = pass.offset(own + 1);
    double[] parameters = pass.parameters();
    double[] gradient = pass.gradient();
    Kernels kernels = pass.kernels();
    if (dense.bias()) {
      kernels.biasGradient(dy, gradient, pass.offset(0), n);
    }
    kernels.weightGradient(dy, x, gradient, v, n);
    for (int u = 0; u < units; u++) {
      int row = v + u * inputs;
      double length = length(parameters, row, inputs);
      double slope = 0;
      for (int k = 0; k < inputs; k++) {
        slope += gradient[row + k] * parameters[row + k];
      }
      slope /= length;
      gradient[g + u] = slope;
      double scale = parameters[g + u] / length;
      double along = slope / length;
      for (int k = 0; k < inputs; k++) {
        gradient[row + k] = scale * (gradient[row + k] - along * parameters[row + k]);
      }
    }
    if (pass.wantsInputGradient()) {
      double[] effective = pass.scratch(0, 1, units * inputs + own * units)[0];
      kernels.inputGradient(effective, 0, dy, dx, n);
    }
  }

  private static double length(double[] values, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  @Override
  public long operations(int inputs) {
    return dense.operations(inputs);
  }

  @Override
  public String toString() {
    return "WeightNorm(" + dense + ")";
  }
}
