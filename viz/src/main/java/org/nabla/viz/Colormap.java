package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A map from {@code [0, 1]} to colours: anchors at equal distances, linear in sRGB between them.
 *
 * <p>A number below 0 takes the first colour and one above 1 the last: values outside the colour
 * limits saturate. Own maps are made by {@link #of}.
 *
 * @param name the name, which the interactive page and messages show
 * @param anchors at least two colours, for 0 to 1
 */
public record Colormap(String name, List<Color> anchors) {
  /**
   * From dark violet over green to yellow: even steps to the eye, also in grey and to the
   * colour-blind (Smith and van der Walt, 2015; CC0). The default.
   */
  public static final Colormap VIRIDIS =
      hex(
          "viridis",
          "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d 2f6a8e"
              + " 2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b 3ebc74"
              + " 4cc26c 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725");

  /** From blue over purple to yellow, even to the eye (Smith and van der Walt, 2015; CC0). */
  public static final Colormap PLASMA =
      hex(
          "plasma",
          "0d0887 220690 310596 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8909a6 9511a2 9f1a9c"
              + " a92396 b22c8e bb3587 c33e80 cb4778 d25071 d9596a e06263 e66c5c eb7555 f07f4f"
              + " f48a48 f89441 fb9f3a fdab33 feb72d fdc328 fcd025 f9dd25 f5eb27 f0f921");

  /** From black to white. */
  public static final Colormap GREY = hex("grey", "000000 ffffff");

  /**
   * From blue over light grey to red, for values on both sides of a middle (Moreland, 2009: nine of
   * its anchors).
   */
  public static final Colormap COOLWARM =
      hex("coolwarm", "3b4cc0 6282ea 8db0fe b8d0f9 dddddd f5c4ad f49a7b de604d b40426");

  /** From nearly white to blue, for counts: text on it stays readable. */
  public static final Colormap BLUES =
      hex("blues", "f7fbff dce9f5 b8d5ea 86bcdc 539ecc 2a7ab9 0d549a 08306b");

  /**
   * Checks that there are at least two anchors.
   *
   * @param name the name, which the interactive page and messages show
   * @param anchors at least two colours, for 0 to 1
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Colormap {
    if (anchors.size() < 2) {
      throw new IllegalArgumentException(
          "colour map " + name + " has " + anchors.size() + " anchor(s): give at least two");
    }
    anchors = List.copyOf(anchors);
  }

  /**
   * A map through these colours at equal distances.
   *
   * @param name the name
   * @param anchors at least two colours, for 0 to 1
   * @return the map
   * @throws IllegalArgumentException if there are fewer than two colours
   */
  public static Colormap of(String name, Color... anchors) {
    return new Colormap(name, List.of(anchors));
  }

  /**
   * The same colours the other way round.
   *
   * @return the reversed map
   */
  public Colormap reversed() {
    List<Color> reversed = new ArrayList<>(anchors);
    Collections.reverse(reversed);
    return new Colormap(name + " reversed", reversed);
  }

  /**
   * The colour of a place on the map.
   *
   * @param place from 0 to 1; below 0 counts as 0, above 1 as 1; NaN is transparent
   * @return the colour
   */
  public Color at(double place) {
    return new Color(argb(place), true);
  }

  /** {@link #at} as packed alpha, red, green and blue. */
  int argb(double place) {
    if (Double.isNaN(place)) {
      return 0;
    }
    double scaled = Math.min(1, Math.max(0, place)) * (anchors.size() - 1);
    int below = Math.min((int) scaled, anchors.size() - 2);
    double part = scaled - below;
    Color a = anchors.get(below);
    Color b = anchors.get(below + 1);
    return 0xFF000000
        | mix(a.getRed(), b.getRed(), part) << 16
        | mix(a.getGreen(), b.getGreen(), part) << 8
        | mix(a.getBlue(), b.getBlue(), part);
  }

  private static int mix(int a, int b, double part) {
    return (int) Math.round(a + (b - a) * part);
  }

  private static Colormap hex(String name, String colors) {
    List<Color> anchors = new ArrayList<>();
    for (String color : colors.split(" ", -1)) {
      anchors.add(new Color(Integer.parseInt(color, 16)));
    }
    return new Colormap(name, anchors);
  }
}
