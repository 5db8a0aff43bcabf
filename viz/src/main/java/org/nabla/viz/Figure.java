package org.nabla.viz;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A picture: panels in rows and columns under a common title. Immutable; each method returns a new
 * figure, and the same figure gives the same bytes each time.
 *
 * <p>Sizes are pixels at 96 dpi, as a browser counts them: an SVG has that size, and a PNG of 192
 * dpi has twice as many pixels each way. Text grows with the width of the figure, so that it stays
 * readable when the figure is shown 600 pixels wide. Figures are safe for use by many threads.
 *
 * @param panels the panels, row by row
 * @param layout how they stand
 * @param title the words above all panels, empty for none
 * @param description what a screen reader says of the picture; empty lists panels and marks
 * @param width the width; 0 chooses it by the number of columns
 * @param height the height; 0 chooses it by the number of rows and columns
 * @param theme the colours of everything that is not data
 */
public record Figure(
    List<Axes> panels,
    Layout layout,
    String title,
    String description,
    int width,
    int height,
    Theme theme) {
  /** The resolution of pictures when none is given: one and a half pixels for each of 96 dpi. */
  public static final int DEFAULT_DPI = 144;

  private static final int TITLE_HEIGHT = 30;

  /**
   * Checks that there is something to draw, and chooses the size where none is given.
   *
   * @param panels the panels, row by row
   * @param layout how they stand
   * @param title the words above all panels, empty for none
   * @param description what a screen reader says of the picture; empty lists panels and marks
   * @param width the width; 0 chooses it by the number of columns
   * @param height the height; 0 chooses it by the number of rows and columns
   * @param theme the colours of everything that is not data
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Figure {
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("the figure has no panels: give at least one");
    }
    panels = List.copyOf(panels);
    for (int i = 0; i < panels.size(); i++) {
      if (panels.get(i).marks().isEmpty()) {
        throw new IllegalArgumentException(
            "panel " + i + " is empty: add at least one mark, such as Line.of(x, y)");
      }
    }
    int rows = layout.rows(panels.size());
    if (!layout.heights().isEmpty()) {
      Checks.sameLength("rows", rows, "height ratio", layout.heights().size());
    }
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "the figure's size is "
              + width
              + " x "
              + height
              + ": give positive pixels, or 0 to"
              + " choose");
    }
    int columns = Math.min(layout.columns(), panels.size());
    width = width > 0 ? width : new int[] {600, 760, 860, 960}[Math.min(columns, 4) - 1];
    height =
        height > 0 ? height : chosenHeight(rows, columns) + (title.isEmpty() ? 0 : TITLE_HEIGHT);
  }

  private static int chosenHeight(int rows, int columns) {
    int each = new int[] {400, 320, 280, 250}[Math.min(columns, 4) - 1];
    return rows == 1 ? each : (int) (rows * each * 0.88);
  }

  /**
   * Panels side by side; one panel alone fills the figure.
   *
   * @param panels the panels from the left
   * @return the figure
   * @throws IllegalArgumentException if there are none, or one has no marks
   */
  public static Figure of(Axes... panels) {
    return grid(Math.max(1, panels.length), panels);
  }

  /**
   * Panels in rows of this many.
   *
   * @param columns the number of panels side by side
   * @param panels the panels, row by row
   * @return the figure
   * @throws IllegalArgumentException if there are none, or one has no marks
   */
  public static Figure grid(int columns, Axes... panels) {
    return grid(columns, List.of(panels));
  }

  /**
   * Panels in rows of this many.
   *
   * @param columns the number of panels side by side
   * @param panels the panels, row by row
   * @return the figure
   * @throws IllegalArgumentException if there are none, or one has no marks
   */
  public static Figure grid(int columns, List<Axes> panels) {
    return new Figure(panels, Layout.columns(columns), "", "", 0, 0, Theme.LIGHT);
  }

  /**
   * The same under a title; a height that was chosen automatically grows by it, a given one stays.
   *
   * @param newTitle the words, empty for none; an SVG also has them as its {@code <title>}
   * @return the new figure
   */
  public Figure title(String newTitle) {
    int columns = Math.min(layout.columns(), panels.size());
    int automatic = chosenHeight(layout.rows(panels.size()), columns);
    boolean chosen = height == automatic + (title.isEmpty() ? 0 : TITLE_HEIGHT);
    return new Figure(panels, layout, newTitle, description, width, chosen ? 0 : height, theme);
  }

  /**
   * The same with words for those who cannot see it.
   *
   * @param newDescription what the picture shows; empty lists panels and marks
   * @return the new figure
   */
  public Figure description(String newDescription) {
    return new Figure(panels, layout, title, newDescription, width, height, theme);
  }

  /**
   * The same in this size.
   *
   * @param newWidth pixels at 96 dpi; 0 chooses
   * @param newHeight pixels at 96 dpi; 0 chooses
   * @return the new figure
   * @throws IllegalArgumentException if a size is negative
   */
  public Figure size(int newWidth, int newHeight) {
    return new Figure(panels, layout, title, description, newWidth, newHeight, theme);
  }

  /**
   * The same in other colours.
   *
   * @param newTheme the theme
   * @return the new figure
   */
  public Figure theme(Theme newTheme) {
    return new Figure(panels, layout, title, description, width, height, newTheme);
  }

  /**
   * The same with one range along x for all panels, written below the lowest of each column.
   *
   * @return the new figure
   */
  public Figure shareX() {
    return with(layout.shared(true, layout.sharedY()));
  }

  /**
   * The same with one range along y for all panels, written beside the first of each row.
   *
   * @return the new figure
   */
  public Figure shareY() {
    return with(layout.shared(layout.sharedX(), true));
  }

  /**
   * The same with each legend once: a panel goes without where an earlier one has a legend of the
   * same words, so give the same words the same looks.
   *
   * @return the new figure
   */
  public Figure shareLegend() {
    Set<List<String>> shown = new HashSet<>();
    List<Axes> once = new ArrayList<>();
    for (Axes panel : panels) {
      List<String> words =
          panel.marks().stream().map(Mark::label).filter(w -> !w.isEmpty()).toList();
      boolean again = panel.legend() != LegendPlace.NONE && !shown.add(words);
      once.add(again ? panel.legend(LegendPlace.NONE) : panel);
    }
    return new Figure(once, layout, title, description, width, height, theme);
  }

  /**
   * The same with columns of these widths.
   *
   * @param ratios one number for each column, above zero
   * @return the new figure
   * @throws IllegalArgumentException if there are more or fewer ratios than columns
   */
  public Figure widthRatios(double... ratios) {
    return with(layout.withWidths(ratios));
  }

  /**
   * The same with rows of these heights.
   *
   * @param ratios one number for each row, above zero
   * @return the new figure
   * @throws IllegalArgumentException if there are more or fewer ratios than rows
   */
  public Figure heightRatios(double... ratios) {
    return with(layout.withHeights(ratios));
  }

  private Figure with(Layout newLayout) {
    return new Figure(panels, newLayout, title, description, width, height, theme);
  }

  /**
   * The picture for a JShell or notebook user, at {@link #DEFAULT_DPI}.
   *
   * @return a new image
   * @throws IllegalStateException if Java finds no font on this machine
   * @throws IllegalArgumentException if the figure is too small for its panels
   */
  public BufferedImage toImage() {
    return toImage(DEFAULT_DPI);
  }

  /**
   * The picture in this resolution.
   *
   * @param dpi dots per inch; 96 gives one pixel for each pixel of the figure's size
   * @return a new image
   * @throws IllegalStateException if Java finds no font on this machine
   * @throws IllegalArgumentException if dpi is not above 0, or the figure too small for its panels
   */
  public BufferedImage toImage(int dpi) {
    return Raster.image(this, dpi);
  }

  /**
   * The figure as SVG: text as text, a title and a description for screen readers, images embedded.
   *
   * @return the document
   * @throws IllegalStateException if Java finds no font on this machine
   * @throws IllegalArgumentException if the figure is too small for its panels
   */
  public String toSvg() {
    return Svg.of(this);
  }

  /**
   * Writes the figure in the format that the file's ending names: {@code .png} (at {@link
   * #DEFAULT_DPI}), {@code .svg}, {@code .html}, {@code .json} (as {@link #toJson}) or {@code
   * .txt}.
   *
   * <p>A page ({@code .html}) needs {@code plotly.gz.js} beside it, which is written with it and
   * which all pages of a folder share; both work without a network. {@link #toHtml} makes a page
   * that needs no other file.
   *
   * @param file where to; missing folders are made, and a file that is there is replaced only once
   *     the new one is complete
   * @return the file
   * @throws IllegalArgumentException if the ending names no format, or the figure is too small for
   *     its panels
   * @throws IllegalStateException if Java finds no font on this machine (PNG and SVG), or plotly.js
   *     is not on the class path (HTML)
   * @throws java.io.UncheckedIOException if the file cannot be written; the old one is then whole
   */
  public Path save(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return savePng(file, DEFAULT_DPI);
    }
    if (name.endsWith(".svg")) {
      return SafeFile.write(file, toSvg());
    }
    if (name.endsWith(".html")) {
      return Page.save(file, List.of(this), List.of(""));
    }
    if (name.endsWith(".json")) {
      return SafeFile.write(file, toJson());
    }
    if (name.endsWith(".txt")) {
      return SafeFile.write(file, toText(70, 18));
    }
    throw new IllegalArgumentException(
        "the ending of "
            + file
            + " names no format: use .png, .svg, .html, .json or .txt (an Animation also .gif)");
  }

  /**
   * Writes the figure as PNG in this resolution.
   *
   * @param file where to; missing folders are made, and a file that is there is replaced only once
   *     the new one is complete
   * @param dpi dots per inch; 96 gives one pixel for each pixel of the figure's size
   * @return the file
   * @throws IllegalArgumentException if dpi is not above 0, or the figure too small for its panels
   * @throws IllegalStateException if Java finds no font on this machine
   * @throws java.io.UncheckedIOException if the file cannot be written; the old one is then whole
   */
  public Path savePng(Path file, int dpi) {
    return SafeFile.write(file, Raster.png(Raster.image(this, dpi), dpi));
  }

  /**
   * The figure as Plotly's JSON: an object with {@code data} and {@code layout}.
   *
   * @return the JSON, the same each time
   */
  public String toJson() {
    return Plotly.json(this);
  }

  /**
   * The figure as an interactive page that needs neither another file nor a network: zoom, values
   * under the pointer, surfaces that turn.
   *
   * @return the page, of about 3 MB, for plotly.js is in it
   * @throws IllegalStateException if plotly.js is not on the class path; the message names the
   *     dependency to add
   */
  public String toHtml() {
    return Page.inlined(List.of(this), List.of(""));
  }

  /**
   * The figure as characters for a terminal, one panel below the other: lines and points in dots of
   * Braille, heat maps, images and surfaces in shades from dark (a space) to light.
   *
   * @param columns the width of the data area in characters, at least 10
   * @param rows the height of the data area in lines, at least 4
   * @return the lines, each ended by a line feed
   * @throws IllegalArgumentException if there are fewer than 10 columns or 4 rows
   */
  public String toText(int columns, int rows) {
    if (columns < 10 || rows < 4) {
      throw new IllegalArgumentException(
          "a text plot of " + columns + " x " + rows + " is too small: give at least 10 x 4");
    }
    return TextPlot.of(this, columns, rows);
  }

  /**
   * Opens the figure in a window on the desktop, which draws it again in each size it is given.
   * Without a display (headless) the figure is saved as PNG into a new temporary folder instead.
   *
   * @return what happened, in words: that a window opens, or where the figure is saved
   * @throws java.io.UncheckedIOException if there is no display and the file cannot be written
   */
  public String show() {
    return Window.show(this);
  }

  /** Draws into the rectangle from (0, 0) to (width, height). */
  void paint(Graphics2D g) {
    new FigurePainter(this, g).paint();
  }
}
