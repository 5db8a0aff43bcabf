package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  @Test
  void withoutArgumentsItListsWhatItCanDo() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("list", "run", "report", "Lists the stories.");
    String shown = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).isEqualTo(shown);
  }

  @Test
  void listNamesEveryStory() {
    assertThat(run("list")).isZero();
    assertThat(out.toString().lines()).hasSize(Stories.ALL.size());
    assertThat(out.toString()).contains(Stories.names());
  }

  @Test
  void runTellsOneStoryAndDrawsItsFigures() {
    String name = Stories.names().get(0);
    assertThat(run("run", name, "--seed", "7", "--out", folder.toString())).isZero();
    assertThat(out.toString()).contains("(seed 7)");
    assertThat(out.toString().lines().filter(line -> !line.startsWith("wrote ")))
        .allMatch(line -> line.length() <= 80);
    Telling telling = Telling.of(Stories.ALL.get(0), 7);
    assertThat(telling.page().pictures()).isNotEmpty();
    for (Page.Picture picture : telling.page().pictures()) {
      assertThat(folder.resolve(telling.file(picture))).isNotEmptyFile();
    }
  }

  @Test
  void reportWritesPageFiguresAndResults() throws IOException {
    Path first = folder.resolve("first");
    assertThat(run("report", "--out", first.toString())).as(err.toString()).isZero();
    String page = Files.readString(first.resolve("index.html"));
    String results = Files.readString(first.resolve("results.json"));
    for (Story story : Stories.ALL) {
      Telling telling = Telling.of(story, story.seed());
      assertThat(page).contains("<section id=\"" + story.name() + "\">", "seed " + story.seed());
      assertThat(results).contains("\"name\" : \"" + story.name() + "\"");
      telling
          .page()
          .numbers()
          .forEach(
              (name, value) -> {
                assertThat(page).contains(Html.escape(name));
                assertThat(results).contains("\"" + name + "\" : " + value);
              });
      for (Page.Picture picture : telling.page().pictures()) {
        assertThat(first.resolve(telling.file(picture))).isNotEmptyFile();
        assertThat(results).contains(telling.file(picture));
      }
    }
    assertThat(page).contains("<svg").doesNotContain("src=\"http", "@stories@");
    assertThat(err.toString().lines()).hasSize(Stories.ALL.size());

    Path second = folder.resolve("second");
    assertThat(run("report", "--out", second.toString())).isZero();
    assertThat(second.resolve("results.json"))
        .hasSameBinaryContentAs(first.resolve("results.json"));
  }

  @Test
  void anUnknownStoryGetsOneLineWithTheNearestName() {
    assertThat(run("run", "decent-1d")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("unknown story 'decent-1d': did you mean 'descent-1d'?");
  }

  @Test
  void anUnknownOptionGetsOneLineWithTheNearestName() {
    assertThat(run("run", "descent-1d", "--sed", "7")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("unknown option '--sed': did you mean '--seed'?");
  }

  @Test
  void anUnknownCommandGetsOneLineWithTheNearestName() {
    assertThat(run("reprot")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("unknown word 'reprot': did you mean 'report'?");
  }

  @Test
  void aSeedThatIsNoNumberIsNamed() {
    assertThat(run("run", "descent-1d", "--seed", "seven")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("--seed", "seven");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidBeforeAnythingRuns() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThat(run("report", "--out", file.resolve("below").toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("cannot write into the folder", "taken", "--out");
    assertThat(out.toString()).isEmpty();
  }
}
