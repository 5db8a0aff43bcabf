package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Files that hold their old content or their new content, whole, whatever happens. */
final class AtomicFile {

  private static final SecureRandom RANDOM = new SecureRandom();

  private AtomicFile() {}

  /** What writes the new content. */
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes beside the target, forces the bytes to the disk, renames, and forces the directory. A
   * process that is killed on the way leaves its temporary file, {@code .name.hex.tmp}, behind; a
   * later call removes it.
   */
  static void write(Path path, Content content) throws IOException {
    Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
    Path name = target.getFileName();
    Path directory = target.getParent();
    if (name == null || directory == null) {
      throw new IOException("'" + path + "' does not name a file");
    }
    removeLeftOver(directory, "." + name + ".");
    Path beside =
        directory.resolve("." + name + "." + Long.toHexString(RANDOM.nextLong()) + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceDirectory(directory);
  }

  /** Nobody who still writes leaves a file alone for so long. */
  private static void removeLeftOver(Path directory, String prefix) throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory,
            file -> {
              String name = String.valueOf(file.getFileName());
              return name.startsWith(prefix) && name.endsWith(".tmp");
            })) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(longAgo) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      // Another process removed it first; a directory that is missing is found out when writing.
    }
  }

  /** Windows keeps no handle on directories, and renames there are in its journal. */
  private static void forceDirectory(Path directory) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
