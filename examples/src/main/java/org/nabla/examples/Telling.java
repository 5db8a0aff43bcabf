package org.nabla.examples;

import java.time.Duration;
import java.util.Map;

/**
 * A story that was told: what came out, from which seed, and how long it took.
 *
 * @param story the story
 * @param seed the seed it was told with
 * @param page what it told
 * @param took from its first step to its last figure
 */
record Telling(Story story, long seed, Page page, Duration took) {

  static Telling of(Story story, long seed) {
    long start = System.nanoTime();
    Page page = story.tell(seed);
    return new Telling(story, seed, page, Duration.ofNanos(System.nanoTime() - start));
  }

  /** The file a picture of this story is written to, within the output folder. */
  String file(Page.Picture picture) {
    return story.name() + "-" + picture.name() + ".png";
  }

  /** The story as a terminal shows it: title, paragraphs, then the numbers in a column. */
  String toText() {
    StringBuilder out = new StringBuilder();
    out.append(story.title()).append(" (seed ").append(seed).append(")\n\n");
    for (Page.Part part : page.parts()) {
      if (part instanceof Page.Text text) {
        out.append(wrap(page.resolve(text.text()))).append("\n\n");
      }
    }
    Map<String, Double> numbers = page.numbers();
    int width = numbers.keySet().stream().mapToInt(String::length).max().orElse(0);
    numbers.forEach(
        (name, value) ->
            out.append("  ")
                .append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(Page.format(value))
                .append('\n'));
    return out.append('\n').toString();
  }

  /** The text in lines of at most 80 characters, broken at spaces. */
  private static String wrap(String text) {
    return text.replaceAll("(.{1,80})(?: |$)", "$1\n").stripTrailing();
  }
}
