package org.nabla.datasets;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Grey images of one round bump each, whose width is the class: pixel {@code (u, v)} is {@code
 * exp(-((u - p)^2 + (v - q)^2) / (2 width^2)) + noise z}, the coordinates running from -4 to 4 over
 * the image, the centre {@code p, q ~ N(0, shift^2)}. Classes take turns.
 *
 * <p>Features are the pixels row by row. The array is copied in and out. Two such records are equal
 * where their parameters are.
 *
 * @param n the number of images of all classes together, at least 1
 * @param side pixels along a side, from 2 to 4,096
 * @param widths one per class, above 0
 * @param shift the standard deviation of the centre, at least 0
 * @param noise the standard deviation of the noise in a pixel, at least 0
 */
public record GaussianImages(int n, int side, double[] widths, double shift, double noise)
    implements Generator {
  /** 1,000 images of 28 x 28 pixels, widths 1.8 and 2.4, shift 1, noise 0.2. */
  public static final GaussianImages STANDARD =
      new GaussianImages(1000, 28, new double[] {1.8, 2.4}, 1, 0.2);

  /** As {@link #STANDARD}, of 8 x 8 pixels. */
  public static final GaussianImages SMALL =
      new GaussianImages(1000, 8, new double[] {1.8, 2.4}, 1, 0.2);

  private static final int LARGEST = 4096;

  /**
   * Copies and checks the parameters.
   *
   * @param n the number of images of all classes together, at least 1
   * @param side pixels along a side, from 2 to 4,096
   * @param widths one per class, above 0
   * @param shift the standard deviation of the centre, at least 0
   * @param noise the standard deviation of the noise in a pixel, at least 0
   * @throws IllegalArgumentException where n is below 1 or side not from 2 to 4,096, there is no
   *     width, a width is not above 0, or shift or noise is negative or not finite
   */
  public GaussianImages {
    Check.atLeast(1, n, "n");
    Check.between(2, LARGEST, side, "side");
    Check.atLeast(1, widths.length, "the number of widths");
    Check.nonNegative(shift, "shift");
    Check.nonNegative(noise, "noise");
    widths = widths.clone();
    for (int k = 0; k < widths.length; k++) {
      Check.positive(widths[k], "width " + k);
    }
  }

  /**
   * The widths of the bumps.
   *
   * @return a copy, one per class
   */
  @Override
  public double[] widths() {
    return widths.clone();
  }

  @Override
  public Schema schema() {
    return Schema.classes(
        Schema.numbered("pixel", 0, side * side), Schema.numbered("", 0, widths.length));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    double[] vertical = new double[side];
    double[] horizontal = new double[side];
    return (row, random, x, y) -> {
      int k = row % widths.length;
      y[0] = k;
      bump(vertical, shift * random.nextGaussian(), widths[k]);
      bump(horizontal, shift * random.nextGaussian(), widths[k]);
      for (int i = 0; i < x.length; i++) {
        x[i] = vertical[i / side] * horizontal[i % side] + noise * random.nextGaussian();
      }
    };
  }

  /**
   * The true image of a class: its bump in the middle, without noise.
   *
   * @param label the class index
   * @return a fresh array, its pixels row by row
   * @throws IndexOutOfBoundsException where there is no such class
   */
  public double[] image(int label) {
    double[] profile = new double[side];
    bump(profile, 0, widths[Objects.checkIndex(label, widths.length)]);
    double[] image = new double[side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = profile[i / side] * profile[i % side];
    }
    return image;
  }

  /**
   * Known where the bumps stand still, {@code shift = 0}: for two widths whose images are a
   * distance D apart it is {@code Phi(-D / (2 noise))}.
   *
   * @return the error; 0 for one width; empty for more than two, and where the bumps move
   */
  @Override
  public OptionalDouble bayesError() {
    if (widths.length == 1) {
      return OptionalDouble.of(0);
    }
    if (widths.length > 2 || shift > 0) {
      return OptionalDouble.empty();
    }
    double[] one = image(0);
    double[] other = image(1);
    double squared = 0;
    for (int i = 0; i < one.length; i++) {
      squared += (one[i] - other[i]) * (one[i] - other[i]);
    }
    if (squared == 0 || noise == 0) {
      return OptionalDouble.of(squared == 0 ? 0.5 : 0);
    }
    return OptionalDouble.of(
        new NormalDistribution().cumulativeProbability(-Math.sqrt(squared) / (2 * noise)));
  }

  private static void bump(double[] profile, double centre, double width) {
    for (int i = 0; i < profile.length; i++) {
      double d = (-4 + 8.0 * i / (profile.length - 1) - centre) / width;
      profile[i] = StrictMath.exp(-d * d / 2);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianImages g && text().equals(g.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
