package org.nabla.viz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files whole or not at all. */
final class SafeFile {
  private SafeFile() {}

  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes beside the file first and then moves over it, so that a failure leaves the old one. */
  static Path write(Path file, byte[] bytes) {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || Files.isDirectory(whole)) {
      throw new UncheckedIOException(
          "cannot write " + file, new IOException("it is a folder: give the name of a file"));
    }
    // A name of its own for each writing, so that two threads or programs never share a part.
    Path part = folder.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      try {
        Files.write(part, bytes);
        move(part, whole);
      } finally {
        Files.deleteIfExists(part);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write "
              + file
              + " ("
              + e
              + "); what was there is unchanged: check that the folder exists, is writable and"
              + " has room",
          e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
