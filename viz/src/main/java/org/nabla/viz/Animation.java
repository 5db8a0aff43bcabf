package org.nabla.viz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures that follow one another, such as decision regions after each epoch: as an animated GIF,
 * or as a page with a slider. Immutable.
 *
 * <p>Give the panels limits, and heat maps colour limits, so that frames can be compared.
 *
 * @param frames the figures in their order, all of one size
 * @param names what the slider says of each, as many
 * @param milliseconds how long each stays, at least 20
 */
public record Animation(List<Figure> frames, List<String> names, int milliseconds) {
  /**
   * Checks that there are figures of one size, each with a name.
   *
   * @param frames the figures in their order, all of one size
   * @param names what the slider says of each, as many
   * @param milliseconds how long each stays, at least 20
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Animation {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("the animation has no frames: give at least one figure");
    }
    Checks.sameLength("frames", frames.size(), "name", names.size());
    frames = List.copyOf(frames);
    names = List.copyOf(names);
    Figure first = frames.get(0);
    for (int i = 1; i < frames.size(); i++) {
      Figure frame = frames.get(i);
      if (frame.width() != first.width() || frame.height() != first.height()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "frame 0 is %d x %d pixels and frame %d is %d x %d: give all the same size",
                first.width(),
                first.height(),
                i,
                frame.width(),
                frame.height()));
      }
    }
    if (milliseconds < 20) {
      throw new IllegalArgumentException(
          "a frame stays for " + milliseconds + " milliseconds: give at least 20");
    }
  }

  /**
   * Figures named 0, 1, 2 and so on, each for a fifth of a second.
   *
   * @param frames the figures in their order
   * @return the animation
   * @throws IllegalArgumentException if there are none, or they differ in size
   */
  public static Animation of(List<Figure> frames) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      names.add(Integer.toString(i));
    }
    return new Animation(frames, names, 200);
  }

  /**
   * The same with names for the slider.
   *
   * @param newNames one for each frame, such as {@code "epoch 10"}
   * @return the new animation
   * @throws IllegalArgumentException if there are more or fewer names than frames
   */
  public Animation names(List<String> newNames) {
    return new Animation(frames, newNames, milliseconds);
  }

  /**
   * The same at another speed.
   *
   * @param newMilliseconds how long each frame stays, at least 20
   * @return the new animation
   * @throws IllegalArgumentException if it is below 20
   */
  public Animation milliseconds(int newMilliseconds) {
    return new Animation(frames, names, newMilliseconds);
  }

  /**
   * Writes the animation in the format that the file's ending names: {@code .gif}, which repeats
   * for ever at 96 dpi, or {@code .html}, a page with a slider as of {@link Figure#save}.
   *
   * @param file where to; missing folders are made, and a file that is there is replaced only once
   *     the new one is complete
   * @return the file
   * @throws IllegalArgumentException if the ending names no format, or a figure is too small for
   *     its panels
   * @throws IllegalStateException if Java finds no font on this machine, or plotly.js is not on the
   *     class path
   * @throws java.io.UncheckedIOException if the file cannot be written; the old one is then whole
   */
  public Path save(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gif")) {
      return SafeFile.write(file, GifWriter.write(frames, 96, milliseconds));
    }
    if (name.endsWith(".html")) {
      return Page.save(file, frames, names);
    }
    throw new IllegalArgumentException(
        "the ending of " + file + " names no format: use .gif or .html");
  }

  /**
   * The animation as a page with a slider that needs no other file.
   *
   * @return the page
   * @throws IllegalStateException if plotly.js is not on the class path
   */
  public String toHtml() {
    return Page.inlined(frames, names);
  }
}
