package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A fully connected layer, {@code y = W x + b}: PyTorch's {@code Linear}. Its parameters are {@code
 * weight} (units x inputs, row-major) and, unless switched off, {@code bias} (units).
 *
 * @param inputs number of inputs that must arrive, or 0 to take what the layer before gives
 * @param units number of outputs
 * @param bias whether a bias is added
 * @param weightInitializer how the initial weights are drawn
 * @param biasInitializer how the initial biases are drawn
 */
public record Dense(
    int inputs, int units, boolean bias, Initializer weightInitializer, Initializer biasInitializer)
    implements Layer {

  /**
   * Checks the components.
   *
   * @param inputs number of inputs that must arrive, or 0 to take what the layer before gives
   * @param units number of outputs
   * @param bias whether a bias is added
   * @param weightInitializer how the initial weights are drawn
   * @param biasInitializer how the initial biases are drawn
   * @throws IllegalArgumentException if {@code units} is not positive or {@code inputs} is negative
   */
  public Dense {
    Checks.positive(units, "the number of units of a Dense layer");
    Checks.require(
        inputs >= 0,
        "the number of inputs of a Dense layer is %d: it must be positive, or 0 to take what the"
            + " layer before gives",
        inputs);
    Objects.requireNonNull(weightInitializer, "the weight initializer of a Dense layer is null");
    Objects.requireNonNull(biasInitializer, "the bias initializer of a Dense layer is null");
  }

  /**
   * A layer with bias, PyTorch's default initial weights, and as many inputs as the layer before
   * gives.
   *
   * @param units number of outputs
   * @throws IllegalArgumentException if {@code units} is not positive
   */
  public Dense(int units) {
    this(0, units);
  }

  /**
   * A layer with bias and PyTorch's default initial weights that insists on its number of inputs.
   *
   * @param inputs number of inputs that must arrive, or 0 for any
   * @param units number of outputs
   * @throws IllegalArgumentException if {@code units} is not positive or {@code inputs} is negative
   */
  public Dense(int inputs, int units) {
    this(inputs, units, true, Initializer.pyTorchDefault(), Initializer.pyTorchDefault());
  }

  /**
   * Returns the same layer without a bias.
   *
   * @return a new layer
   */
  public Dense withoutBias() {
    return new Dense(inputs, units, false, weightInitializer, biasInitializer);
  }

  /**
   * Returns the same layer with other initial values.
   *
   * @param weights how the initial weights are drawn
   * @param biases how the initial biases are drawn
   * @return a new layer
   */
  public Dense withInitializers(Initializer weights, Initializer biases) {
    return new Dense(inputs, units, bias, weights, biases);
  }

  @Override
  public int outputs(int given) {
    Checks.require(
        inputs == 0 || inputs == given, "expects %d inputs but is given %d", inputs, given);
    return units;
  }

  @Override
  public List<ParameterSpec> parameters(int given) {
    List<ParameterSpec> blocks = new ArrayList<>();
    blocks.add(
        new ParameterSpec("weight", List.of(units, given), given, units, weightInitializer, true));
    if (bias) {
      blocks.add(new ParameterSpec("bias", List.of(units), given, units, biasInitializer, false));
    }
    return List.copyOf(blocks);
  }

  @Override
  public long operations(int given) {
    return (2L * given - (bias ? 0 : 1)) * units;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    pass.kernels()
        .forward(pass.parameters(), pass.offset(0), biasOffset(pass), x, y, pass.samples());
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    pass.kernels().forwardOne(pass.parameters(), pass.offset(0), biasOffset(pass), x, y);
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    Kernels kernels = pass.kernels();
    if (bias) {
      kernels.biasGradient(dy, pass.gradient(), pass.offset(1), n);
    }
    kernels.weightGradient(dy, x, pass.gradient(), pass.offset(0), n);
    if (pass.wantsInputGradient()) {
      kernels.inputGradient(pass.parameters(), pass.offset(0), dy, dx, n);
    }
  }

  private int biasOffset(Pass pass) {
    return bias ? pass.offset(1) : Kernels.NO_BIAS;
  }

  @Override
  public String toString() {
    return "Dense(" + (inputs == 0 ? "" : inputs + ", ") + units + (bias ? ")" : ", no bias)");
  }
}
