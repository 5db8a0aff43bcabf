package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.nn.Checkpoint;
import org.nabla.nn.Fit;
import org.nabla.nn.History;

class CheckpointFileTest {

  @TempDir static Path directory;

  private static Path good;
  private static Checkpoint checkpoint;

  @BeforeAll
  static void train() throws IOException {
    List<Checkpoint> checkpoints = new ArrayList<>();
    KilledRun.trainer()
        .checkpoint(25, checkpoints::add)
        .fit(KilledRun.network().initialize(1), KilledRun.X, KilledRun.Y, KilledRun.adam());
    checkpoint = checkpoints.get(3);
    good = directory.resolve("checkpoint.safetensors");
    CheckpointFile.save(checkpoint, good);
  }

  @Test
  void everythingComesBack() throws IOException {
    Checkpoint loaded = CheckpointFile.load(good);
    assertThat(loaded.texts()).isEqualTo(checkpoint.texts());
    assertThat(loaded.arrays().keySet()).isEqualTo(checkpoint.arrays().keySet());
    checkpoint
        .arrays()
        .forEach((name, values) -> assertThat(loaded.arrays().get(name)).isEqualTo(values));
    assertThat(loaded.step()).isEqualTo(100);
  }

  @Test
  void anInterruptedRunEndsAsSuchAndKeepsItsCheckpoint() throws IOException {
    Path kept = directory.resolve("interrupted");
    Fit fit =
        KilledRun.trainer()
            .checkpoint(1, c -> CheckpointFile.save(c, kept))
            .onBatch(
                batch -> {
                  if (batch.step() == 5) {
                    Thread.currentThread().interrupt();
                  }
                })
            .fit(KilledRun.network().initialize(1), KilledRun.X, KilledRun.Y, KilledRun.adam());
    long step = CheckpointFile.load(kept).step(); // still interrupted
    assertThat(Thread.interrupted()).isTrue();
    assertThat(fit.history().end()).isEqualTo(History.End.INTERRUPTED);
    assertThat(step).isEqualTo(fit.history().stepLosses().length).isEqualTo(6);
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void filesWithoutACheckpointAreRefused() throws IOException {
    Path network = Bytes.resource("plain-F64.safetensors");
    assertRefused(network, "it holds no checkpoint");
    Path other = directory.resolve("other");
    TensorFile.write(other, Map.of("nabla.checkpoint", "2"), List.of());
    assertRefused(other, "its checkpoint is of version 2: this library reads version 1");
    TensorFile.write(other, Map.of("nabla.checkpoint", "1"), List.of());
    assertRefused(other, "the checkpoint's step is null: a whole number is expected");
  }

  private static void assertRefused(Path path, String message) {
    assertThatThrownBy(() -> CheckpointFile.load(path))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(path + ": " + message);
  }

  @Test
  void mutationsEndInACheckpointOrOneKindOfException() throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    int refused = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Path path = Bytes.write(directory, Mutation.of(bytes, new SplittableRandom(seed)));
      try {
        CheckpointFile.load(path);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(path.toString());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).isBetween(1_000, 2_999);
  }
}
