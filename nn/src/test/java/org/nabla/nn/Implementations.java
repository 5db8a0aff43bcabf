package org.nabla.nn;

import java.util.List;

/** One list of every layer and activation. */
final class Implementations {

  static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.identity(),
          Activation.relu(),
          Activation.leakyRelu(0.01),
          Activation.elu(1.3),
          Activation.selu(),
          Activation.gelu(),
          Activation.geluTanh(),
          Activation.silu(),
          Activation.mish(),
          Activation.softplus(),
          Activation.softsign(),
          Activation.sigmoid(),
          Activation.tanh(),
          Activation.hardtanh(-1, 1),
          Activation.hardSigmoid(),
          Activation.hardSwish(),
          Activation.relu6(),
          Activation.of("bent", x -> x + Math.sqrt(x * x + 1), (x, y) -> 1 + x / (y - x)));

  static final List<Layer> LAYERS =
      List.of(
          new Dense(1),
          new Dense(4),
          new Dense(2).withoutBias(),
          new Dense(40),
          new Softmax(),
          new LogSoftmax(),
          new LayerNorm(),
          new LayerNorm(1e-3, true).withoutAffine(),
          new WeightNorm(4),
          new WeightNorm(new Dense(40).withoutBias()),
          new Dropout(0.3),
          new GaussianNoise(0.5),
          new Scale());

  private Implementations() {}

  /** A user's own layer with parameters. */
  record Scale() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      Initializer ones = Initializer.constant(1);
      return List.of(new ParameterSpec("weight", List.of(inputs), 1, 1, ones, false));
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        double w = pass.parameters()[pass.offset(0) + u];
        for (int s = 0; s < pass.samples(); s++) {
          y[u][s] = w * x[u][s];
        }
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        double w = pass.parameters()[pass.offset(0) + u];
        double slope = 0;
        for (int s = 0; s < pass.samples(); s++) {
          slope += dy[u][s] * x[u][s];
          dx[u][s] = w * dy[u][s];
        }
        pass.gradient()[pass.offset(0) + u] = slope;
      }
    }
  }
}
