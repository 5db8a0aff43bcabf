package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole runs against PyTorch's: each step's loss, the final parameters and outputs. */
class TrainingGoldenTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void regressionWithOneHiddenUnitFollowsPyTorch() {
    Network network = Network.of(1, new Dense(1), Activation.relu(), new Dense(1));
    follow("regression 1-1-1", network, new Mse());
  }

  @Test
  void classificationOnLogitsFollowsPyTorch() {
    Network network = Network.of(2, new Dense(1), Activation.relu(), new Dense(1));
    follow("qwerties 2-1-1 logits", network, new BceWithLogits());
  }

  @Test
  void classificationOnProbabilitiesFollowsPyTorch() {
    Network network =
        Network.of(
            2,
            new Dense(16),
            Activation.relu(),
            new Dense(1),
            Activation.relu(),
            new Dense(1),
            Activation.sigmoid());
    follow("qwerties 2-16-1-1 sigmoid", network, new Bce());
  }

  @Test
  void miniBatchesWithAdamFollowPyTorch() {
    Map<String, Object> run =
        Golden.named("training.json", "runs", "classifier 4-12-8-3 tanh, mini-batches");
    Network shape =
        Network.of(
            4, new Dense(12), Activation.tanh(), new Dense(8), Activation.tanh(), new Dense(3));
    Network network = shape.withParameters(Golden.parameters(shape, Golden.object(run, "initial")));
    double[][] x = Golden.matrix(Golden.get(run, "input"));
    double[][] y = Golden.matrix(Golden.get(run, "target"));

    Fit fit =
        Trainer.of(new CrossEntropy())
            .epochs((int) Golden.number(Golden.get(run, "epochs")))
            .batchSize(16)
            .fit(network, x, y, adam(0.01, shape.size()));

    compare(run, fit, x);
  }

  @Test
  void batchNormalizationWithMomentumAndDecayFollowsPyTorch() {
    Map<String, Object> run = Golden.named("training.json", "runs", "batch-normed regression");
    Map<String, Object> initial = Golden.object(run, "initial");
    int hidden = Golden.vector(Golden.get(initial, "0.bias")).length;
    double[][] x = Golden.matrix(Golden.get(run, "input"));
    double[][] y = Golden.matrix(Golden.get(run, "target"));
    Network shape =
        Network.of(
            x[0].length, new Dense(hidden), new BatchNorm(), Activation.relu(), new Dense(1));
    Network network =
        shape
            .withParameters(Golden.parameters(shape, initial))
            .withState(Golden.states(shape, initial));

    Fit fit =
        Trainer.of(new Mse())
            .epochs((int) Golden.number(Golden.get(run, "epochs")))
            .batchSize(20)
            .fit(network, x, y, momentum(0.02, 0.9, 0.001, shape.size()));

    compare(run, fit, x);
    Close.assertClose(
        fit.network().state(),
        Golden.states(shape, Golden.object(run, "final")),
        TOLERANCE,
        "final state");
  }

  /** PyTorch's SGD. */
  private static ParameterUpdate momentum(double rate, double momentum, double decay, int size) {
    double[] velocity = new double[size];
    return (parameters, gradient) -> {
      for (int i = 0; i < size; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i] + decay * parameters[i];
        parameters[i] -= rate * velocity[i];
      }
    };
  }

  /** Kingma and Ba (2015) with PyTorch's defaults. */
  private static ParameterUpdate adam(double rate, int size) {
    double[] m = new double[size];
    double[] v = new double[size];
    int[] t = {0};
    return (parameters, gradient) -> {
      t[0]++;
      double c1 = 1 - Math.pow(0.9, t[0]);
      double c2 = 1 - Math.pow(0.999, t[0]);
      for (int i = 0; i < size; i++) {
        m[i] = 0.9 * m[i] + 0.1 * gradient[i];
        v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
        parameters[i] -= rate / c1 * m[i] / (Math.sqrt(v[i]) / Math.sqrt(c2) + 1e-8);
      }
    };
  }

  private static void follow(String name, Network shape, Loss loss) {
    Map<String, Object> run = Golden.named("training.json", "runs", name);
    Network network = shape.withParameters(Golden.parameters(shape, Golden.object(run, "initial")));
    double[][] x = Golden.matrix(Golden.get(run, "input"));
    double[][] y = Golden.matrix(Golden.get(run, "target"));
    int epochs = (int) Golden.number(Golden.get(run, "epochs"));
    double rate = Golden.number(Golden.get(Golden.object(run, "options"), "lr"));

    Fit fit = network.fit(x, y, loss, epochs, ParameterUpdate.sgd(rate));

    compare(run, fit, x);
  }

  private static void compare(Map<String, Object> run, Fit fit, double[][] x) {
    assertThat(fit.history().end()).isEqualTo(History.End.EPOCHS);
    Close.assertClose(
        fit.history().stepLosses(),
        Golden.vector(Golden.get(run, "step_losses")),
        TOLERANCE,
        "loss of step");
    Close.assertClose(
        fit.network().parameters(),
        Golden.parameters(fit.network(), Golden.object(run, "final")),
        TOLERANCE,
        "final parameter");
    Close.assertClose(
        fit.network().predict(x),
        Golden.matrix(Golden.get(run, "final_output")),
        TOLERANCE,
        "final output");
  }
}
