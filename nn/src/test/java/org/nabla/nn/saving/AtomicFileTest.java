package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory;

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void replacesTheWholeFileAndLeavesNothingBeside() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "an old and longer text");
    AtomicFile.write(path, channel -> channel.write(bytes("new")));
    assertThat(path).hasContent("new");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void whileItIsWrittenTheOldFileIsThereWhole() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "old");
    AtomicFile.write(
        path,
        channel -> {
          channel.write(bytes("ne"));
          assertThat(path).hasContent("old");
          channel.write(bytes("w"));
        });
    assertThat(path).hasContent("new");
  }

  @Test
  void aFailureOnTheWayLeavesTheOldFileAndNothingBeside() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    path,
                    channel -> {
                      channel.write(bytes("ne"));
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(path).hasContent("old");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void anInterruptOnTheWayStaysSetAndTheFileIsWritten() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "old");
    List<String> calls = new ArrayList<>();
    AtomicFile.write(
        path,
        channel -> {
          calls.add("call");
          channel.write(bytes("ne"));
          if (calls.size() == 1) {
            Thread.currentThread().interrupt();
          }
          channel.write(bytes("w"));
        });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).hasSize(2);
    assertThat(path).hasContent("new");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileThatIsReplacedKeepsItsPermissions() throws IOException {
    Path path = Files.writeString(directory.resolve("file"), "old");
    for (String permissions : List.of("rw-------", "rw-rw-rw-")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
      AtomicFile.write(path, channel -> channel.write(bytes("new")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo(permissions);
    }
  }

  @Test
  void whatOthersNamedAlikeStaysAndIsInNobodysWay() throws IOException {
    Path notes = Files.writeString(directory.resolve(".file.notes.tmp"), "mine");
    Path folder = Files.createDirectory(directory.resolve(".file.1d.tmp"));
    Files.writeString(folder.resolve("inside"), "mine");
    for (Path old : List.of(notes, folder)) {
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    }
    AtomicFile.write(directory.resolve("file"), channel -> channel.write(bytes("new")));
    assertThat(notes).exists();
    assertThat(folder).isDirectory();
  }

  @Test
  void theFileOfALinkThatLeadsNowhereIsMade() throws IOException {
    Path file = directory.resolve("file");
    Path between = Files.createSymbolicLink(directory.resolve("between"), Path.of("file"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("between"));
    AtomicFile.write(link, channel -> channel.write(bytes("new")));
    assertThat(link).isSymbolicLink();
    assertThat(between).isSymbolicLink();
    assertThat(file).isRegularFile().hasContent("new");
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path a = Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> AtomicFile.write(a, channel -> {}))
        .isInstanceOf(FileSystemLoopException.class)
        .hasMessageContaining(a.toString());
  }

  @Test
  void aNameOfAsManyBytesAsTheSystemAllowsIsWritten() throws IOException {
    Path path = directory.resolve("n".repeat(255));
    AtomicFile.write(path, channel -> channel.write(bytes("new")));
    assertThat(path).hasContent("new");
  }

  @Test
  void whatKilledProcessesLeftIsRemovedOnceItIsOld() throws IOException {
    Path path = directory.resolve("file");
    Path old = Files.writeString(directory.resolve(".file.1a.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Path recent = Files.writeString(directory.resolve(".file.1b.tmp"), "half");
    Path others = Files.writeString(directory.resolve(".other.1a.tmp"), "half");
    Files.setLastModifiedTime(others, FileTime.from(Instant.now().minusSeconds(7200)));
    AtomicFile.write(path, channel -> channel.write(bytes("new")));
    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(others).exists();
  }

  @Test
  void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    AtomicFile.write(link, channel -> channel.write(bytes("new")));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aDirectoryThatIsNotThereAndAPathWithoutANameAreRefused() {
    assertThatThrownBy(() -> AtomicFile.write(directory.resolve("no/file"), channel -> {}))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> AtomicFile.write(Path.of("/"), channel -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'/' does not name a file");
  }
}
