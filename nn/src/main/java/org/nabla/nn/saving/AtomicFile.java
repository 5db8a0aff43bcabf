package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

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
   * process that is killed on the way leaves its temporary file, {@code .name.hex.tmp}, behind.
   */
  static void write(Path path, Content content) throws IOException {
    Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
    Path name = target.getFileName();
    Path directory = target.getParent();
    if (name == null || directory == null) {
      throw new IOException("'" + path + "' does not name a file");
    }
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

  /** Windows keeps no handle on directories, and renames there are in its journal. */
  private static void forceDirectory(Path directory) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
