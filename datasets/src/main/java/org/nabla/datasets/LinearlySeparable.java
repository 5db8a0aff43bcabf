package org.nabla.datasets;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Two classes on the two sides of a given hyperplane {@code w . x = b}: a standard normal point,
 * projected onto the plane and moved away from it by {@code margin + |z|}, {@code z ~ N(0, 1)};
 * against w for class 0, along w for class 1. Classes alternate.
 *
 * <p>The array is copied in and out. Two such records are equal where their parameters are.
 *
 * @param n the number of samples of both classes together, at least 1
 * @param normal w, one entry per feature, not all 0
 * @param offset b, finite
 * @param margin the least distance from the plane, at least 0
 */
public record LinearlySeparable(int n, double[] normal, double offset, double margin)
    implements Generator {
  /** 100 + 100 points on the sides of the diagonal {@code x1 = x2}, 0.1 apart from it. */
  public static final LinearlySeparable STANDARD =
      new LinearlySeparable(200, new double[] {1, -1}, 0, 0.1);

  /**
   * Copies and checks the parameters.
   *
   * @param n the number of samples of both classes together, at least 1
   * @param normal w, one entry per feature, not all 0
   * @param offset b, finite
   * @param margin the least distance from the plane, at least 0
   * @throws IllegalArgumentException where n is below 1, the normal is empty, zero or not finite,
   *     the offset is not finite, or the margin is negative or not finite
   */
  public LinearlySeparable {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, normal.length, "the dimension of normal");
    normal = Check.allFinite(normal.clone(), "normal, entry");
    if (!(dot(normal, normal) > 0)) {
      throw new IllegalArgumentException(
          "normal is " + Arrays.toString(normal) + ": expected an entry other than 0");
    }
    Check.finite(offset, "offset");
    Check.nonNegative(margin, "margin");
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * The normal of the plane.
   *
   * @return a copy, one entry per feature
   */
  @Override
  public double[] normal() {
    return normal.clone();
  }

  @Override
  public Schema schema() {
    return Schema.classes(Schema.numbered("x", 1, normal.length), Schema.numbered("", 0, 2));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    double squared = dot(normal, normal);
    double length = Math.sqrt(squared);
    return (row, random, x, y) -> {
      y[0] = row % 2;
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextGaussian();
      }
      double distance = margin + Math.abs(random.nextGaussian());
      double signed = row % 2 == 0 ? -distance : distance;
      double along = (offset - dot(normal, x)) / squared + signed / length;
      for (int i = 0; i < x.length; i++) {
        x[i] += along * normal[i];
      }
    };
  }

  /** 0: the plane itself makes no error. */
  @Override
  public OptionalDouble bayesError() {
    return OptionalDouble.of(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearlySeparable l && text().equals(l.text());
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
