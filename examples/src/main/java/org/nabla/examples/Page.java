package org.nabla.examples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nabla.viz.Figure;

/**
 * What a story tells: text, numbers and pictures in the order they are to be read. Immutable; each
 * method returns a page with one part more.
 *
 * <p>Text may show a number of the same page by its name in braces, as in {@code "ended at {final
 * x}"}, so that a number that is read is always one that {@link #numbers()} holds. Words between
 * backquotes are code.
 *
 * @param parts the parts in reading order
 */
public record Page(List<Part> parts) {

  private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)}");

  /** A piece of a page. */
  public sealed interface Part permits Text, Quantity, Picture {}

  /**
   * A paragraph.
   *
   * @param text plain text with number names in braces and code in backquotes
   */
  public record Text(String text) implements Part {}

  /**
   * A number that came out.
   *
   * @param name what it is, unique on its page
   * @param value the number
   */
  public record Quantity(String name, double value) implements Part {}

  /**
   * A figure that was drawn.
   *
   * @param name the name of its file, unique on its page: lower case, words joined by hyphens
   * @param caption what there is to see
   * @param figure the figure
   */
  public record Picture(String name, String caption, Figure figure) implements Part {}

  /**
   * Copies the list.
   *
   * @param parts the parts in reading order
   * @throws IllegalArgumentException if two numbers or two figures have the same name
   */
  public Page {
    parts = List.copyOf(parts);
    requireDistinct(parts, part -> part instanceof Quantity q ? q.name() : null, "number");
    requireDistinct(parts, part -> part instanceof Picture p ? p.name() : null, "figure");
  }

  private static void requireDistinct(
      List<Part> parts, Function<Part, @Nullable String> name, String kind) {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      String own = name.apply(part);
      if (own != null) {
        if (names.contains(own)) {
          throw new IllegalArgumentException(
              "two " + kind + "s of one page are called '" + own + "': rename one of them");
        }
        names.add(own);
      }
    }
  }

  /**
   * An empty page.
   *
   * @return a page without parts
   */
  public static Page empty() {
    return new Page(List.of());
  }

  /**
   * This page and a paragraph.
   *
   * @param text plain text with number names in braces and code in backquotes
   * @return the longer page
   */
  public Page text(String text) {
    return with(new Text(text));
  }

  /**
   * This page and a number.
   *
   * @param name what it is
   * @param value the number
   * @return the longer page
   */
  public Page number(String name, double value) {
    return with(new Quantity(name, value));
  }

  /**
   * This page and a figure.
   *
   * @param name the name of its file, without ending
   * @param caption what there is to see
   * @param figure the figure
   * @return the longer page
   */
  public Page figure(String name, String caption, Figure figure) {
    return with(new Picture(name, caption, figure));
  }

  private Page with(Part part) {
    List<Part> longer = new ArrayList<>(parts);
    longer.add(part);
    return new Page(longer);
  }

  /**
   * The numbers by name, in reading order.
   *
   * @return a fresh map
   */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part instanceof Quantity quantity) {
        numbers.put(quantity.name(), quantity.value());
      }
    }
    return numbers;
  }

  /**
   * The figures, in reading order.
   *
   * @return the pictures of this page
   */
  public List<Picture> pictures() {
    return parts.stream().filter(Picture.class::isInstance).map(Picture.class::cast).toList();
  }

  /** The text with each {@code {name}} replaced by the number of that name. */
  String resolve(String text) {
    Map<String, Double> numbers = numbers();
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        match -> {
          Double value = numbers.get(match.group(1));
          if (value == null) {
            throw new IllegalArgumentException(
                "the text speaks of {"
                    + match.group(1)
                    + "}, the page has only "
                    + numbers.keySet());
          }
          return Matcher.quoteReplacement(format(value));
        });
  }

  /** Six significant digits, without trailing zeros; whole numbers as they are. */
  static String format(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
