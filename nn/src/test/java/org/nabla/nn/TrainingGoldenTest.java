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

  private static void follow(String name, Network shape, Loss loss) {
    Map<String, Object> run = Golden.named("training.json", "runs", name);
    Network network = shape.withParameters(Golden.parameters(shape, Golden.object(run, "initial")));
    double[][] x = Golden.matrix(Golden.get(run, "input"));
    double[][] y = Golden.matrix(Golden.get(run, "target"));
    int epochs = (int) Golden.number(Golden.get(run, "epochs"));
    double rate = Golden.number(Golden.get(Golden.object(run, "options"), "lr"));

    Fit fit = network.fit(x, y, loss, epochs, ParameterUpdate.sgd(rate));

    assertThat(fit.history().end()).isEqualTo(History.End.EPOCHS);
    Golden.assertClose(
        fit.history().stepLosses(),
        Golden.vector(Golden.get(run, "step_losses")),
        TOLERANCE,
        "loss of step");
    Golden.assertClose(
        fit.network().parameters(),
        Golden.parameters(shape, Golden.object(run, "final")),
        TOLERANCE,
        "final parameter");
    Golden.assertClose(
        fit.network().predict(x),
        Golden.matrix(Golden.get(run, "final_output")),
        TOLERANCE,
        "final output");
  }
}
