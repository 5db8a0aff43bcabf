package org.nabla.nn.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nabla.nn.Activation;
import org.nabla.nn.Dense;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerContract;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterSpec;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Pass;
import org.nabla.nn.Residual;
import org.nabla.nn.Sequence;
import org.nabla.nn.StateSpec;

/**
 * A user's layer, from another package, with all that remedies need: a layer within it, a running
 * mean, random numbers, two samples at least.
 */
class OwnNestTest implements LayerContract {

  @Override
  public Layer layer() {
    return new CenteredWithSkip(0.25);
  }

  @Test
  void itLearnsWithinAResidualBlock() {
    Network network = Network.of(2, new Dense(3), Residual.of(layer()), new Dense(1)).initialize(1);
    double[][] x = {{0, 1}, {1, 0}, {1, 1}, {2, 0}};
    double[][] y = {{1}, {1}, {2}, {2}};

    Network learned = network.fit(x, y, new Mse(), 50, ParameterUpdate.sgd(0.05)).network();

    assertThat(learned.state("1.body.0.running_mean")).isNotEqualTo(new double[3]);
  }

  /** {@code y = tanh(W (x - mean)) + x}, whole samples being skipped at random in training. */
  private record CenteredWithSkip(double probability) implements Layer {

    private Layer inner(int inputs) {
      return Sequence.of(new Dense(inputs), Activation.tanh());
    }

    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public int leastSamples() {
      return 2;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      return inner(inputs).parameters(inputs).stream().map(s -> s.within("inner")).toList();
    }

    @Override
    public List<StateSpec> states(int inputs) {
      return List.of(new StateSpec("running_mean", List.of(inputs), 0));
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      double[][] centered = pass.scratch(0, x.length);
      double[][] learned = pass.scratch(1, x.length);
      double[] kept = kept(pass);
      for (int u = 0; u < x.length; u++) {
        int running = pass.stateOffset(0) + u;
        double mean = pass.training() ? 0 : pass.state()[running];
        if (pass.training()) {
          for (int s = 0; s < pass.samples(); s++) {
            mean += x[u][s] / pass.samples();
          }
          pass.state()[running] = 0.9 * pass.state()[running] + 0.1 * mean;
        }
        for (int s = 0; s < pass.samples(); s++) {
          centered[u][s] = x[u][s] - mean;
        }
      }
      pass.child(0, inner(x.length), x.length).forward(centered, learned);
      for (int u = 0; u < x.length; u++) {
        for (int s = 0; s < pass.samples(); s++) {
          y[u][s] = x[u][s] + kept[s] * learned[u][s];
        }
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      double[][] slopes = pass.scratch(2, x.length);
      double[][] inputSlopes = pass.scratch(3, x.length);
      double[] kept = kept(pass);
      for (int u = 0; u < x.length; u++) {
        for (int s = 0; s < pass.samples(); s++) {
          slopes[u][s] = kept[s] * dy[u][s];
        }
      }
      Pass child = pass.child(0, inner(x.length), x.length);
      child.backward(pass.scratch(0, x.length), pass.scratch(1, x.length), slopes, inputSlopes);
      for (int u = 0; u < x.length; u++) {
        double mean = 0;
        for (int s = 0; s < pass.samples(); s++) {
          mean += pass.training() ? inputSlopes[u][s] / pass.samples() : 0;
        }
        for (int s = 0; s < pass.samples(); s++) {
          dx[u][s] = dy[u][s] + inputSlopes[u][s] - mean;
        }
      }
    }

    private double[] kept(Pass pass) {
      SplittableRandom random = new SplittableRandom(pass.seed());
      double[] kept = new double[pass.samples()];
      for (int s = 0; s < kept.length; s++) {
        kept[s] = pass.training() && random.nextDouble() < probability ? 0 : 1;
      }
      return kept;
    }
  }
}
