package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.Moons;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.BceWithLogits;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.Fit;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Trainer;
import org.nabla.nn.saving.CheckpointFile;
import org.nabla.optim.Adam;
import org.nabla.optim.Momentum;
import org.nabla.optim.NAdam;
import org.nabla.optim.Optimizer;
import org.nabla.optim.RmsProp;
import org.nabla.optim.Schedule;
import org.nabla.optim.Sgd;
import org.nabla.optim.Stepper;

/** The optimizers' memory goes through the networks' checkpoints. */
class ResumingTest {

  private static final Dataset DATA = Moons.STANDARD.generate(1);
  private static final Network NETWORK =
      Network.of(
              2, new Dense(8), new BatchNorm(), Activation.tanh(), new Dropout(0.2), new Dense(1))
          .initialize(3);
  private static final Trainer TRAINER =
      Trainer.of(new BceWithLogits()).epochs(6).batchSize(32).shuffle(5);

  @TempDir Path folder;

  private static ParameterUpdate update(Optimizer optimizer) {
    Stepper stepper = optimizer.over(NETWORK.size());
    return ParameterUpdate.resumable(
        optimizer.toString(), stepper::step, stepper::state, stepper::restore);
  }

  private static Fit fit(Trainer trainer, Optimizer optimizer) {
    return trainer.fit(NETWORK, DATA.features(), DATA.targets(), update(optimizer));
  }

  @Test
  void everyOptimizerGoesOnWhereItWas() throws IOException {
    List<Optimizer> optimizers =
        List.of(
            new Sgd(0.1),
            new Momentum(0.05),
            new Adam(0.01).clipNorm(1),
            new NAdam(0.01),
            new RmsProp(Schedule.exponential(0.01, 0.99)));
    for (Optimizer optimizer : optimizers) {
      Path file = folder.resolve("run.safetensors");
      Files.deleteIfExists(file);
      Fit unbroken = fit(TRAINER, optimizer);
      Trainer keeping =
          TRAINER.checkpoint(
              17,
              checkpoint -> {
                if (checkpoint.step() == 17) {
                  CheckpointFile.save(checkpoint, file);
                }
              });
      fit(keeping, optimizer);

      Fit resumed = fit(TRAINER.resume(CheckpointFile.load(file)), optimizer);

      assertThat(resumed.network().parameters())
          .as("%s", optimizer)
          .isEqualTo(unbroken.network().parameters());
      assertThat(resumed.network().state()).isEqualTo(unbroken.network().state());
      assertThat(resumed.history().stepLosses()).isEqualTo(unbroken.history().stepLosses());
    }
  }

  @Test
  void anotherOptimizerIsRefused() throws IOException {
    Path file = folder.resolve("run.safetensors");
    fit(TRAINER.checkpoint(10, c -> CheckpointFile.save(c, file)), new Adam(0.01));

    assertThatThrownBy(() -> fit(TRAINER.resume(CheckpointFile.load(file)), new Adam(0.02)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be resumed")
        .hasMessageContaining("0.01")
        .hasMessageContaining("0.02");
  }
}
