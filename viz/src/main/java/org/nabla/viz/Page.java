package org.nabla.viz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Figures as interactive pages. plotly.js comes from its webjar, compressed into a quarter of its
 * size, either within the page or in a file beside it; browsers of 2023 and later unpack it.
 */
final class Page {
  private static final String POM = "META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";
  private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");
  private static final String BESIDE = "plotly.gz.js";

  private Page() {}

  /** Writes the page, and plotly.js beside it unless it is there already. */
  static Path save(Path file, List<Figure> figures, List<String> names) {
    byte[] script = script().getBytes(StandardCharsets.UTF_8);
    Path beside = file.resolveSibling(BESIDE);
    try {
      if (!Files.isRegularFile(beside) || Files.size(beside) != script.length) {
        SafeFile.write(beside, script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + beside, e);
    }
    return SafeFile.write(file, page("<script src=\"" + BESIDE + "\"></script>", figures, names));
  }

  static String inlined(List<Figure> figures, List<String> names) {
    return page("<script>" + script() + "</script>", figures, names);
  }

  private static String page(String script, List<Figure> figures, List<String> names) {
    Figure first = figures.get(0);
    List<String> frames = new ArrayList<>();
    figures.forEach(figure -> frames.add(Plotly.json(figure)));
    String data = "[" + String.join(",\n", frames) + "]";
    Map<String, String> parts =
        Map.of(
            "title", Plotly.escape(Description.title(first)),
            "description", Plotly.escape(Description.of(first)).replace("\"", "&quot;"),
            "background", Plotly.css(first.theme().background()),
            "ink", Plotly.css(first.theme().ink()),
            "width", Integer.toString(first.width()),
            "names", inScript(Json.write(names)),
            "frames", inScript(data),
            "plotly", script);
    // In one go, so that a title that looks like the name of a part stays a title.
    return PART.matcher(resource("page.html"))
        .replaceAll(
            part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), part.group())));
  }

  /** Within a script element no text may look like its end. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String script() {
    return "window.plotlyGzip=\"" + Base64.getEncoder().encodeToString(Compressed.PLOTLY) + "\";\n";
  }

  /** Packed once, at the first page. */
  private static final class Compressed {
    static final byte[] PLOTLY = compress();

    private static byte[] compress() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (InputStream in = plotly();
          GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        in.transferTo(zip);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read plotly.js from its webjar", e);
      }
      return bytes.toByteArray();
    }
  }

  private static InputStream plotly() throws IOException {
    ClassLoader loader = Page.class.getClassLoader();
    URL pom = loader.getResource(POM);
    if (pom == null) {
      throw missing();
    }
    Properties properties = new Properties();
    try (InputStream in = pom.openStream()) {
      properties.load(in);
    }
    InputStream plotly =
        loader.getResourceAsStream(
            "META-INF/resources/webjars/plotly.js-dist/"
                + properties.getProperty("version")
                + "/plotly.js");
    if (plotly == null) {
      throw missing();
    }
    return plotly;
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "plotly.js is not on the class path, so no interactive page can be made: add the dependency"
            + " org.webjars.npm:plotly.js-dist, or save a .png or .svg");
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar of nabla-viz is incomplete: no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of nabla-viz", e);
    }
  }
}
