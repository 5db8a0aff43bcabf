package org.nabla.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder a report is written into. A file that is there already is replaced as a whole. */
final class Output {

  private final Path folder;

  private Output(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder that can be written into, made if it is not there: checked before the first story
   * runs, so that no run is lost to a mistyped path.
   */
  static Output in(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "nabla", ".tmp"));
    } catch (IOException e) {
      throw new IOException(
          "cannot write into the folder '"
              + folder
              + "' ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "): name another with --out",
          e);
    }
    return new Output(folder);
  }

  /** Draws each figure of a story into its PNG file. */
  List<Path> writeFigures(Telling telling) {
    List<Path> files = new ArrayList<>();
    for (Page.Picture picture : telling.page().pictures()) {
      files.add(picture.figure().save(folder.resolve(telling.file(picture))));
    }
    return files;
  }

  /** Writes results.json: every number shown and every figure's file. Holds nothing that varies. */
  Path writeResults(List<Telling> tellings) throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeArrayFieldStart("stories");
      for (Telling telling : tellings) {
        json.writeStartObject();
        json.writeStringField("name", telling.story().name());
        json.writeNumberField("seed", telling.seed());
        json.writeObjectFieldStart("numbers");
        for (Map.Entry<String, Double> number : telling.page().numbers().entrySet()) {
          json.writeNumberField(number.getKey(), number.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("figures");
        for (Page.Picture picture : telling.page().pictures()) {
          json.writeStringField(picture.name(), telling.file(picture));
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return write("results.json", text + "\n");
  }

  /** Writes index.html. */
  Path writePage(List<Telling> tellings) throws IOException {
    return write("index.html", Html.page(tellings));
  }

  private Path write(String name, String text) throws IOException {
    Path beside = Files.createTempFile(folder, name, ".tmp");
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      return Files.move(beside, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
