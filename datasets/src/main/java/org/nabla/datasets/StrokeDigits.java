package org.nabla.datasets;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Grey images of the digits 0 to 9, drawn from polylines with jitter: the shape of MNIST, free of
 * any licence.
 *
 * <p>Each image is its digit's strokes turned, slanted, scaled, moved and bent at random, drawn
 * with a pen of random width; a pixel is 1 on the stroke, 0 off it, in between at its edge, plus
 * normal noise cut to {@code [0, 1]}. Features are the pixels row by row. Digits take turns.
 *
 * @param n the number of images of all digits together, at least 1
 * @param side pixels along a side, from 4 to 4,096
 * @param jitter how far images of a digit differ: 0 for not at all, 1 for as far as a hurried hand
 * @param noise the standard deviation of the noise in a pixel, at least 0
 */
public record StrokeDigits(int n, int side, double jitter, double noise) implements Generator {
  /** 1,000 images of 28 x 28 pixels, the size of MNIST's. */
  public static final StrokeDigits STANDARD = new StrokeDigits(1000, 28, 1, 0.05);

  /** 1,000 images of 8 x 8 pixels. */
  public static final StrokeDigits SMALL = new StrokeDigits(1000, 8, 1, 0.05);

  private static final int LARGEST = 4096;

  /** x to the right, y down, in hundredths of the side. */
  private static final double[][][] STROKES = {
    {
      {50, 10}, {70, 18}, {78, 38}, {78, 62}, {70, 82}, {50, 90}, {30, 82}, {22, 62}, {22, 38},
      {30, 18}, {50, 10}
    },
    {{34, 26}, {52, 10}, {52, 90}},
    {{24, 28}, {34, 14}, {52, 10}, {70, 18}, {74, 34}, {64, 52}, {24, 90}, {78, 90}},
    {
      {26, 16}, {50, 10}, {70, 18}, {72, 34}, {60, 46}, {46, 48}, {62, 52}, {76, 66}, {70, 82},
      {50, 90}, {26, 84}
    },
    {{64, 90}, {64, 10}, {20, 64}, {80, 64}},
    {{72, 10}, {32, 10}, {28, 46}, {50, 40}, {70, 48}, {76, 66}, {68, 84}, {48, 90}, {26, 82}},
    {
      {68, 14}, {48, 18}, {32, 36}, {26, 60}, {34, 82}, {52, 90}, {70, 82}, {74, 66}, {64, 52},
      {46, 50}, {28, 62}
    },
    {{22, 10}, {78, 10}, {44, 90}},
    {
      {50, 48}, {32, 40}, {28, 26}, {36, 14}, {50, 10}, {64, 14}, {72, 26}, {68, 40}, {50, 48},
      {30, 58}, {24, 74}, {34, 86}, {50, 90}, {66, 86}, {76, 74}, {70, 58}, {50, 48}
    },
    {
      {72, 40}, {56, 50}, {38, 48}, {28, 36}, {30, 20}, {46, 10}, {64, 14}, {72, 28}, {72, 40},
      {66, 70}, {52, 90}
    }
  };

  /**
   * Checks the parameters.
   *
   * @param n the number of images of all digits together, at least 1
   * @param side pixels along a side, from 4 to 4,096
   * @param jitter how far images of a digit differ: 0 for not at all, 1 for as far as a hurried
   *     hand
   * @param noise the standard deviation of the noise in a pixel, at least 0
   * @throws IllegalArgumentException where n is below 1 or side not from 4 to 4,096, jitter is not
   *     from 0 to 1, or the noise is negative or not finite
   */
  public StrokeDigits {
    Check.atLeast(1, n, "n");
    Check.between(4, LARGEST, side, "side");
    Check.within(0, 1, jitter, "jitter");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(
        Schema.numbered("pixel", 0, side * side), Schema.numbered("", 0, STROKES.length));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      int digit = row % STROKES.length;
      y[0] = digit;
      double[][] stroke = written(STROKES[digit], random);
      double pen = 0.045 * (1 + 0.3 * wobble(random));
      for (int v = 0; v < side; v++) {
        for (int u = 0; u < side; u++) {
          double off = distance(stroke, (u + 0.5) / side, (v + 0.5) / side);
          double ink = cut(0.5 + side * (pen - off));
          x[v * side + u] = cut(ink + noise * random.nextGaussian());
        }
      }
    };
  }

  /**
   * The true image of a digit, as a calm hand writes it: without jitter and noise.
   *
   * @param digit from 0 to 9
   * @return a fresh array, its pixels row by row
   * @throws IndexOutOfBoundsException where it is not a digit
   */
  public double[] image(int digit) {
    Objects.checkIndex(digit, STROKES.length);
    double[] image = new double[side * side];
    StrokeDigits calm = new StrokeDigits(1, side, 0, 0);
    calm.sampler(StableRandom.of(0)).draw(digit, StableRandom.of(0), image, new double[1]);
    return image;
  }

  /** 0 without jitter and noise, where each digit is one image; otherwise no formula is known. */
  @Override
  public OptionalDouble bayesError() {
    return jitter == 0 && noise == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  private static double cut(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private double wobble(RandomGenerator random) {
    return jitter * random.nextDouble(-1, 1);
  }

  /** The stroke as this hand writes it, in units of the side. */
  private double[][] written(double[][] stroke, RandomGenerator random) {
    double angle = 0.2 * wobble(random);
    double slant = 0.25 * wobble(random);
    double width = 0.8 * (1 + 0.15 * wobble(random));
    double height = 0.8 * (1 + 0.1 * wobble(random));
    double right = 0.5 + 0.06 * wobble(random);
    double down = 0.5 + 0.06 * wobble(random);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[][] written = new double[stroke.length][2];
    for (int i = 0; i < stroke.length; i++) {
      double v = height * ((stroke[i][1] - 50) / 100 + 0.02 * wobble(random));
      double u = width * ((stroke[i][0] - 50) / 100 + 0.02 * wobble(random)) - slant * v;
      written[i][0] = right + cos * u - sin * v;
      written[i][1] = down + sin * u + cos * v;
    }
    return written;
  }

  private static double distance(double[][] stroke, double u, double v) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < stroke.length; i++) {
      double du = stroke[i][0] - stroke[i - 1][0];
      double dv = stroke[i][1] - stroke[i - 1][1];
      double pu = u - stroke[i - 1][0];
      double pv = v - stroke[i - 1][1];
      double t = Math.max(0, Math.min(1, (pu * du + pv * dv) / (du * du + dv * dv)));
      double ru = pu - t * du;
      double rv = pv - t * dv;
      least = Math.min(least, ru * ru + rv * rv);
    }
    return Math.sqrt(least);
  }
}
