package org.nabla.viz;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture made of pixels, grey or in colour.
 *
 * @param argb rows from the top by columns, each pixel as alpha, red, green and blue in 8 bits each
 * @param xLow the left edge
 * @param xHigh the right edge
 * @param yLow the lower edge
 * @param yHigh the upper edge
 */
public record Image(int[][] argb, double xLow, double xHigh, double yLow, double yHigh)
    implements Mark {

  /**
   * Checks the rows and the extent, and copies the pixels.
   *
   * @param argb rows from the top by columns, each pixel as alpha, red, green and blue in 8 bits
   *     each
   * @param xLow the left edge
   * @param xHigh the right edge
   * @param yLow the lower edge
   * @param yHigh the upper edge
   * @throws IllegalArgumentException if one of them does not fit; the message says what to give
   */
  public Image {
    if (argb.length == 0 || argb[0].length == 0) {
      throw new IllegalArgumentException("the image is empty: give at least one pixel");
    }
    int[][] copy = new int[argb.length][];
    for (int r = 0; r < argb.length; r++) {
      Checks.sameLength("row 0", argb[0].length, "pixel of row " + r, argb[r].length);
      copy[r] = argb[r].clone();
    }
    argb = copy;
    Checks.limits("the extent along x", xLow, xHigh);
    Checks.limits("the extent along y", yLow, yHigh);
  }

  private static Image of(int[][] argb) {
    int columns = argb.length == 0 ? 1 : argb[0].length;
    return new Image(argb, 0, Math.max(1, columns), 0, Math.max(1, argb.length));
  }

  /**
   * A grey picture, one unit of the axes for each pixel.
   *
   * @param values rows from the top by columns; 0 is black and 1 white, values beyond saturate, NaN
   *     is transparent; not modified
   * @return the image
   * @throws IllegalArgumentException if there are no pixels, rows differ in length, a value is
   *     infinite or all are NaN
   */
  public static Image grey(double[][] values) {
    double[][] checked = Checks.matrix("the image", values);
    int[][] argb = new int[checked.length][checked[0].length];
    for (int r = 0; r < argb.length; r++) {
      for (int c = 0; c < argb[r].length; c++) {
        argb[r][c] = Colormap.GREY.argb(checked[r][c]);
      }
    }
    return of(argb);
  }

  /**
   * A picture in colour, one unit of the axes for each pixel.
   *
   * @param red rows from the top by columns, from 0 to 1; values beyond saturate; not modified
   * @param green as many; not modified
   * @param blue as many; not modified
   * @return the image
   * @throws IllegalArgumentException if the three differ in size, or as for {@link #grey}
   */
  public static Image rgb(double[][] red, double[][] green, double[][] blue) {
    double[][][] parts = {
      Checks.matrix("red", red), Checks.matrix("green", green), Checks.matrix("blue", blue)
    };
    int[][] argb = new int[red.length][red[0].length];
    for (int p = 0; p < 3; p++) {
      Checks.sameLength("rows of red", red.length, "row of each colour", parts[p].length);
      Checks.sameLength(
          "columns of red", red[0].length, "column of each colour", parts[p][0].length);
      for (int r = 0; r < argb.length; r++) {
        for (int c = 0; c < argb[r].length; c++) {
          argb[r][c] |= 0xFF000000 | (Colormap.GREY.argb(parts[p][r][c]) & 0xFF) << (16 - 8 * p);
        }
      }
    }
    return of(argb);
  }

  /**
   * A picture of the JDK, one unit of the axes for each pixel.
   *
   * @param image the picture; not modified
   * @return the image
   */
  public static Image of(BufferedImage image) {
    int[][] argb = new int[image.getHeight()][image.getWidth()];
    for (int r = 0; r < argb.length; r++) {
      for (int c = 0; c < argb[r].length; c++) {
        argb[r][c] = image.getRGB(c, r);
      }
    }
    return of(argb);
  }

  /**
   * The pixels.
   *
   * @return a copy
   */
  @Override
  public int[][] argb() {
    int[][] copy = argb.clone();
    for (int r = 0; r < copy.length; r++) {
      copy[r] = copy[r].clone();
    }
    return copy;
  }

  /**
   * The same over this part of the plane.
   *
   * @param left the left edge
   * @param right the right edge
   * @param lower the lower edge
   * @param upper the upper edge
   * @return the new image
   * @throws IllegalArgumentException if the extent is empty or the wrong way round
   */
  public Image extent(double left, double right, double lower, double upper) {
    return new Image(argb, left, right, lower, upper);
  }

  /**
   * An image has no entry in the legend.
   *
   * @return an empty text
   */
  @Override
  public String label() {
    return "";
  }

  BufferedImage pixels() {
    BufferedImage image =
        new BufferedImage(argb[0].length, argb.length, BufferedImage.TYPE_INT_ARGB);
    for (int r = 0; r < argb.length; r++) {
      image.setRGB(0, r, argb[r].length, 1, argb[r], 0, argb[r].length);
    }
    return image;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return Contents.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Contents.hash(this);
  }

  @Override
  public String toString() {
    return Contents.text(this);
  }
}
