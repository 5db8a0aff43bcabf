package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;

/** Files that hold their old content or their new content, whole, whatever happens. */
final class AtomicFile {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern RANDOM_END = Pattern.compile("[0-9a-f]{1,16}\\.tmp");
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /** What writes the new content, from its beginning each time it is called. */
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes beside the target, forces the bytes to the disk, renames, and forces the directory. A
   * process that is killed on the way leaves its temporary file, {@code .name.hex.tmp}, behind; a
   * later call removes it. A file that is replaced keeps its permissions. An interrupt does not
   * stop writing, and stays set.
   */
  static void write(Path path, Content content) throws IOException {
    Path unused =
        Uninterrupted.run(
            () -> {
              writeOnce(path, content);
              return path;
            });
  }

  private static void writeOnce(Path path, Content content) throws IOException {
    Path target = target(path);
    Path name = target.getFileName();
    Path directory = target.getParent();
    if (name == null || directory == null) {
      throw new IOException("'" + path + "' does not name a file");
    }
    String prefix = "." + shortened(name.toString()) + ".";
    removeLeftOver(directory, prefix);
    Path beside = directory.resolve(prefix + Long.toHexString(RANDOM.nextLong()) + ".tmp");
    try {
      try (FileChannel channel = create(beside, target)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceDirectory(directory);
  }

  /** Follows links to where they lead, whether or not there is a file yet. */
  private static Path target(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** A name may have 255 bytes, and the temporary one has more than the target's. */
  private static String shortened(String name) {
    return name.length() <= 60 ? name : Integer.toHexString(name.hashCode());
  }

  /** Creates a file that nobody may read or write who may not do so to the target. */
  private static FileChannel create(Path beside, Path target) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    PosixFileAttributeView view =
        Files.getFileAttributeView(target, PosixFileAttributeView.class); // null on Windows
    if (view == null || !Files.exists(target)) {
      return FileChannel.open(beside, options);
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    FileChannel channel =
        FileChannel.open(beside, options, PosixFilePermissions.asFileAttribute(permissions));
    try {
      Files.setPosixFilePermissions(beside, permissions); // what the process's mask took away
      return channel;
    } catch (IOException e) {
      try (channel) {
        throw e;
      }
    }
  }

  /** Nobody who still writes leaves a file alone for so long. */
  private static void removeLeftOver(Path directory, String prefix) throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory,
            file -> {
              String name = String.valueOf(file.getFileName());
              return name.startsWith(prefix)
                  && RANDOM_END.matcher(name.substring(prefix.length())).matches()
                  && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
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
