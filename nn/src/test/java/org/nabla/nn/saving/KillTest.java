package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.nn.Network;

/** A process that trains is killed a hundred times, at random moments, and goes on each time. */
class KillTest {

  private static final int KILLS = 100;
  private static final int LONGEST_WAIT = 40;
  private static final long SEED = 100;

  @TempDir Path directory;

  private Path kept() {
    return directory.resolve("checkpoint.safetensors");
  }

  private Process start(Path checkpoint, Path trained, int everySteps) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.add(KilledRun.class.getName());
    command.addAll(List.of("" + checkpoint, "" + trained, "" + everySteps));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Waits for the first checkpoint of this process, then some milliseconds, then kills it. */
  private void killAfterAWhile(SplittableRandom random) throws Exception {
    Process process = start(kept(), directory.resolve("never"), 1);
    try (BufferedReader said = process.inputReader()) {
      List<String> lines = new ArrayList<>();
      do {
        lines.add(said.readLine());
      } while (lines.get(lines.size() - 1) != null
          && !lines.get(lines.size() - 1).matches("[0-9]+"));
      boolean ended = process.waitFor(random.nextInt(LONGEST_WAIT), TimeUnit.MILLISECONDS);
      assertThat(ended).as("it ended by itself: %s", lines).isFalse();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("killed").isNotZero();
  }

  private Network trained(Path checkpoint, String name) throws Exception {
    Path trained = directory.resolve(name);
    Process process = start(checkpoint, trained, 500);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return new SafeTensors().load(trained);
  }

  @Test
  void aRunKilledAHundredTimesEndsWithTheBitsOfAnUnbrokenRun() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> steps = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      killAfterAWhile(random);
      steps.add(CheckpointFile.load(kept()).step()); // a file that is not whole throws
    }
    assertThat(steps)
        .as("seed %d: steps done at each kill", SEED)
        .isSorted()
        .doesNotHaveDuplicates();

    Network killed = trained(kept(), "killed");
    Network unbroken = trained(directory.resolve("other"), "unbroken");
    assertThat(killed.parameters()).isEqualTo(unbroken.parameters());
    assertThat(killed.state()).isEqualTo(unbroken.state());
  }
}
