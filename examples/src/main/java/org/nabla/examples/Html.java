package org.nabla.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The report as one page that needs no other file. */
final class Html {

  private Html() {}

  static String page(List<Telling> tellings) {
    StringBuilder contents = new StringBuilder();
    StringBuilder stories = new StringBuilder();
    for (Telling telling : tellings) {
      String name = escape(telling.story().name());
      String title = escape(telling.story().title());
      contents
          .append("<li><a href=\"#")
          .append(name)
          .append("\">")
          .append(title)
          .append("</a></li>\n");
      stories.append("<section id=\"").append(name).append("\">\n");
      stories.append("<h2>").append(title).append("</h2>\n");
      for (Page.Part part : telling.page().parts()) {
        append(stories, telling, part);
      }
      appendNumbers(stories, telling);
      stories.append("</section>\n");
    }
    return template().replace("@contents@", contents).replace("@stories@", stories);
  }

  private static void append(StringBuilder out, Telling telling, Page.Part part) {
    if (part instanceof Page.Text text) {
      String escaped = escape(telling.page().resolve(text.text()));
      out.append("<p>").append(escaped.replaceAll("`([^`]+)`", "<code>$1</code>")).append("</p>\n");
    } else if (part instanceof Page.Picture picture) {
      String svg = picture.figure().toSvg();
      out.append("<figure>\n")
          .append(svg.substring(svg.indexOf("<svg")))
          .append("<figcaption>")
          .append(escape(telling.page().resolve(picture.caption())))
          .append(" <a href=\"")
          .append(escape(telling.file(picture)))
          .append("\">PNG</a></figcaption>\n</figure>\n");
    }
  }

  private static void appendNumbers(StringBuilder out, Telling telling) {
    out.append("<table>\n<caption>Its numbers</caption>\n");
    for (Map.Entry<String, Double> number : telling.page().numbers().entrySet()) {
      out.append("<tr><th scope=\"row\">")
          .append(escape(number.getKey()))
          .append("</th><td>")
          .append(Page.format(number.getValue()))
          .append("</td></tr>\n");
    }
    out.append("</table>\n<p class=\"run\">Seed ")
        .append(telling.seed())
        .append(
            String.format(
                Locale.ROOT, "; took %.2f s; again with ", telling.took().toNanos() / 1e9))
        .append("<code>java -jar nabla.jar run ")
        .append(escape(telling.story().name()))
        .append(" --seed ")
        .append(telling.seed())
        .append("</code></p>\n");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream in = Html.class.getResourceAsStream("report.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is damaged: report.html cannot be read", e);
    }
  }
}
