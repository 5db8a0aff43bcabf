package org.nabla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.nabla.nn.Dense;
import org.nabla.nn.Network;
import org.nabla.nn.saving.Precision;
import org.nabla.nn.saving.SafeTensors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Saving and loading 10,000,000 parameters, 80 MB in doubles, beside the same bytes through a plain
 * channel, without names, checks or arrays. Saving waits for the disk, so its time is the disk's;
 * {@code -Djava.io.tmpdir} says which disk, and a directory in memory shows what is left without.
 * Loading finds the file in the system's cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
public class SavingBenchmark {

  private static final int BYTES = 80_000_000;

  private final Network network = Network.of(2500, new Dense(4000).withoutBias()).initialize(1);
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
  private Path directory;
  private Path saved;

  @Setup
  public void save() throws IOException {
    directory = Files.createTempDirectory("saving");
    saved = directory.resolve("saved.safetensors");
    new SafeTensors().save(network, saved);
  }

  @TearDown
  public void remove() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Benchmark
  public void saveDoubles() throws IOException {
    new SafeTensors().save(network, directory.resolve("doubles.safetensors"));
  }

  @Benchmark
  public void saveFloats() throws IOException {
    new SafeTensors()
        .withPrecision(Precision.F32)
        .save(network, directory.resolve("floats.safetensors"));
  }

  @Benchmark
  public Network loadDoubles() throws IOException {
    return new SafeTensors().load(saved);
  }

  /** The peer of saving: written and forced, but not beside and renamed. */
  @Benchmark
  public void plainWrite() throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve("plain"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      bytes.clear();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The peer of loading: the bytes of the file in one buffer. */
  @Benchmark
  public int plainRead() throws IOException {
    try (FileChannel channel = FileChannel.open(saved, StandardOpenOption.READ)) {
      bytes.clear();
      int count = 0;
      while (count >= 0 && bytes.hasRemaining()) {
        count = channel.read(bytes);
      }
      return bytes.position();
    }
  }
}
