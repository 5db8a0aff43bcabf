package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.nn.Checkpoint;

/**
 * Checkpoints in files: safetensors of doubles, the texts in the metadata. A file holds the old
 * checkpoint or the new one, whole, whenever the process or the machine stops. An interrupt of the
 * thread stops neither saving nor loading, and stays set, so that it ends training as it should.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(loss).epochs(100).batchSize(32).shuffle(7)
 *     .checkpoint(1000, checkpoint -> CheckpointFile.save(checkpoint, path));
 * if (Files.exists(path)) {
 *   trainer = trainer.resume(CheckpointFile.load(path));
 * }
 * }</pre>
 */
public final class CheckpointFile {

  private static final String KEY = "nabla.checkpoint";
  private static final String VERSION = "1";

  private CheckpointFile() {}

  /**
   * Saves a checkpoint and waits until the disk has it.
   *
   * @param checkpoint the checkpoint
   * @param path the file; replaced as a whole, or not at all, if there is one
   * @throws IOException if writing fails; the old file is as it was
   */
  public static void save(Checkpoint checkpoint, Path path) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(KEY, VERSION);
    checkpoint.texts().forEach((name, text) -> metadata.put(KEY + "." + name, text));
    List<TensorFile.Source> sources = new ArrayList<>();
    checkpoint
        .arrays()
        .forEach(
            (name, values) ->
                sources.add(
                    new TensorFile.Source(
                        name, TensorType.F64, List.of(values.length), values, 0, values.length)));
    TensorFile.write(path, metadata, sources);
  }

  /**
   * Loads a checkpoint.
   *
   * @param path the file
   * @return the checkpoint
   * @throws IOException if the file cannot be read, is malformed, or holds no checkpoint
   */
  public static Checkpoint load(Path path) throws IOException {
    return Uninterrupted.run(() -> loadOnce(path));
  }

  private static Checkpoint loadOnce(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      String version = file.metadata().get(KEY);
      if (!VERSION.equals(version)) {
        throw new IOException(
            version == null
                ? "it holds no checkpoint"
                : "its checkpoint is of version " + version + ": this library reads version 1");
      }
      Map<String, String> texts = new LinkedHashMap<>();
      file.metadata()
          .forEach(
              (name, text) -> {
                if (name.startsWith(KEY + ".")) {
                  texts.put(name.substring(KEY.length() + 1), text);
                }
              });
      Map<String, double[]> arrays = new LinkedHashMap<>();
      for (Map.Entry<String, TensorHeader.Entry> entry : file.entries().entrySet()) {
        arrays.put(entry.getKey(), file.read(entry.getKey()));
      }
      return Checkpoint.of(texts, arrays);
    } catch (IllegalArgumentException e) {
      throw TensorFile.inFile(path, e);
    } catch (IOException e) {
      throw TensorFile.named(path, e);
    }
  }
}
