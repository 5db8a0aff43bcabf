package org.nabla.nn;

import java.util.ArrayList;
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
          new BatchNorm(),
          new BatchNorm().withoutAffine().withPopulationVariance(),
          Residual.of(new Scale(), Activation.tanh()),
          Residual.of(new Dense(4), Activation.tanh(), new Dense(2)).withProjection(new Dense(2)),
          Residual.of(
                  Residual.of(new BatchNorm(), Activation.tanh(), new Dropout(0.2)),
                  Residual.of(new WeightNorm(3), new LayerNorm(), new Dense(5))
                      .withProjection(new WeightNorm(5)),
                  new Dense(1))
              .withProjection(new Dense(1)),
          new TiedAutoencoder(Sequence.of(new Dense(4), new LayerNorm(), Activation.tanh())),
          new TiedAutoencoder(Sequence.of(new Dense(40).withoutBias())),
          new Dropout(0.3),
          new GaussianNoise(0.5),
          new Scale(),
          Sequence.of(new Dense(4), Activation.tanh(), new Dense(2)),
          Sequence.of(Sequence.of(new Scale(), Sequence.of(Activation.tanh())), new Dense(3)),
          new Counting());

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

  /** Subtracts a running mean, so that training reads what it wrote the step before. */
  record Shift() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public List<StateSpec> states(int inputs) {
      return List.of(new StateSpec("mean", List.of(inputs), 0));
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        int at = pass.stateOffset(0) + u;
        double mean = pass.state()[at];
        double sum = 0;
        for (int s = 0; s < pass.samples(); s++) {
          y[u][s] = x[u][s] - mean;
          sum += x[u][s];
        }
        if (pass.training()) {
          pass.state()[at] = 0.5 * mean + 0.5 * sum / pass.samples();
        }
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(dy[u], 0, dx[u], 0, pass.samples());
      }
    }
  }

  /** Keeps how many samples it saw in training, and adds two branches, one of them a nest. */
  record Counting() implements Layer {
    private static final Layer LEFT = new Dense(3);
    private static final Layer RIGHT = Sequence.of(Activation.tanh(), new Dense(3));

    @Override
    public int outputs(int inputs) {
      return 3;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      List<ParameterSpec> all = new ArrayList<>();
      LEFT.parameters(inputs).forEach(spec -> all.add(spec.within("left")));
      RIGHT.parameters(inputs).forEach(spec -> all.add(spec.within("right")));
      return all;
    }

    @Override
    public List<StateSpec> states(int inputs) {
      return List.of(new StateSpec("seen", List.of(), 0));
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      double[][] right = pass.scratch(0, 3);
      LEFT.forward(pass.child(0, LEFT, x.length), x, y);
      RIGHT.forward(pass.child(1, RIGHT, x.length), x, right);
      add(y, right, pass.samples());
      if (pass.training()) {
        pass.state()[pass.stateOffset(0)] += pass.samples();
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      double[][] right = pass.scratch(1, x.length);
      LEFT.backward(pass.child(0, LEFT, x.length), x, y, dy, dx);
      RIGHT.backward(pass.child(1, RIGHT, x.length), x, pass.scratch(0, 3), dy, right);
      add(dx, right, pass.samples());
    }

    private static void add(double[][] sum, double[][] other, int samples) {
      for (int u = 0; u < sum.length; u++) {
        for (int s = 0; s < samples; s++) {
          sum[u][s] += other[u][s];
        }
      }
    }
  }
}
