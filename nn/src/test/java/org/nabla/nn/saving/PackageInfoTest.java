package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.nn.Activation;
import org.nabla.nn.BceWithLogits;
import org.nabla.nn.Dense;
import org.nabla.nn.Fit;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Trainer;

/** The lines of the package's documentation, as they stand there. */
class PackageInfoTest {

  @TempDir Path directory;

  private final Network network =
      Network.of(2, new Dense(16), Activation.relu(), new Dense(1)).initialize(42);

  @Test
  void aNetworkComesBackAsItWas() throws IOException {
    Path path = directory.resolve("network.safetensors");
    SafeTensors format = new SafeTensors();
    format.save(network, path);
    Network same = format.load(path);
    new OnnxExport().save(network, directory.resolve("network.onnx"));
    assertThat(directory.resolve("network.onnx")).isNotEmptyFile();
    assertThat(same.layers()).isEqualTo(network.layers());
    assertThat(same.parameters()).isEqualTo(network.parameters());
  }

  private Fit run(Path kept, double[][] x, double[][] y) throws IOException {
    Trainer trainer =
        Trainer.of(new BceWithLogits())
            .epochs(50)
            .batchSize(32)
            .shuffle(7)
            .checkpoint(100, checkpoint -> CheckpointFile.save(checkpoint, kept));
    if (Files.exists(kept)) {
      trainer = trainer.resume(CheckpointFile.load(kept));
    }
    return trainer.fit(network, x, y, ParameterUpdate.sgd(0.1));
  }

  @Test
  void aRunGoesOnWhereItWas() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    double[][] x = new double[100][2];
    double[][] y = new double[100][1];
    for (int s = 0; s < x.length; s++) {
      x[s][0] = random.nextDouble(-1, 1);
      x[s][1] = random.nextDouble(-1, 1);
      y[s][0] = x[s][0] * x[s][1] > 0 ? 1 : 0;
    }
    Path kept = directory.resolve("checkpoint.safetensors");
    double[] first = run(kept, x, y).network().parameters();
    assertThat(CheckpointFile.load(kept).step()).isEqualTo(200);
    assertThat(run(kept, x, y).network().parameters()).isEqualTo(first);
    assertThat(run(directory.resolve("new"), x, y).network().parameters()).isEqualTo(first);
  }
}
