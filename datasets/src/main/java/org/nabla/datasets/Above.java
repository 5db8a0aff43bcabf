package org.nabla.datasets;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Points of a rectangle, labelled by whether they lie above the graph of a function: {@code x1}
 * uniform in {@code [low, high)}, {@code x2} uniform in {@code [bottom, top)}, class 1 where {@code
 * x2 + noise z > f(x1)}, {@code z ~ N(0, 1)}.
 *
 * @param n the number of points, at least 1
 * @param function f
 * @param low the lower end of the range of x1
 * @param high the upper end, above the lower
 * @param bottom the lower end of the range of x2
 * @param top the upper end, above the lower
 * @param noise the standard deviation of the noise in the comparison, at least 0
 */
public record Above(
    int n, NamedFunction function, double low, double high, double bottom, double top, double noise)
    implements Generator {
  /** 200 points about one period of the sine, without noise. */
  public static final Above STANDARD =
      new Above(200, NamedFunction.SIN, -Math.PI, Math.PI, -2, 2, 0);

  /**
   * Checks the parameters.
   *
   * @param n the number of points, at least 1
   * @param function f
   * @param low the lower end of the range of x1
   * @param high the upper end, above the lower
   * @param bottom the lower end of the range of x2
   * @param top the upper end, above the lower
   * @param noise the standard deviation of the noise in the comparison, at least 0
   * @throws IllegalArgumentException where n is below 1, a range is empty or not finite, or the
   *     noise is negative or not finite
   */
  public Above {
    Check.atLeast(1, n, "n");
    Check.range(low, high, "x1");
    Check.range(bottom, top, "x2");
    Check.nonNegative(noise, "noise");
  }

  @Override
  public Schema schema() {
    return Schema.classes(List.of("x1", "x2"), List.of("below", "above"));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    return (row, random, x, y) -> {
      x[0] = random.nextDouble(low, high);
      x[1] = random.nextDouble(bottom, top);
      double shown = x[1] + noise * random.nextGaussian();
      y[0] = shown > function.applyAsDouble(x[0]) ? 1 : 0;
    };
  }

  /** 0 without noise, otherwise no formula is known. */
  @Override
  public OptionalDouble bayesError() {
    return noise == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
