package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  @TempDir Path folder;

  private static String block(String language) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(matcher.find()).as("the README has a block of " + language).isTrue();
    return matcher.group(1);
  }

  @Test
  void theProgramIsTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/main/java/org/nabla/examples/FirstSteps.java"));
    String mark = "    // README\n";
    int begin = source.indexOf(mark) + mark.length();
    String body = source.substring(begin, source.indexOf(mark, begin)).replaceAll("(?m)^ {4}", "");
    assertThat(block("java").replace("Path.of(\"loss.png\")", "file")).isEqualTo(body);
  }

  @Test
  void itPrintsWhatTheReadmeSays() throws IOException {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      Locale.setDefault(Locale.ROOT);
      FirstSteps.main(folder.resolve("loss.png").toString());
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(block("text"));
    assertThat(folder.resolve("loss.png")).isNotEmptyFile();
  }
}
