package org.nabla.datasets;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Round Gaussian clusters in any dimension, one per class, about random centres: the centres are
 * uniform in {@code [-spread, spread)} along each axis, from the stream of the structure. Classes
 * take turns.
 *
 * @param n the number of samples of all classes together, at least 1
 * @param classes the number of clusters, at least 1
 * @param dimension the number of features, at least 1
 * @param sd the standard deviation in every direction, at least 0
 * @param spread how far from the origin a centre may lie along an axis, above 0
 */
public record Blobs(int n, int classes, int dimension, double sd, double spread)
    implements Generator {
  /** Three clusters of 100 points in the plane, standard deviation 1, centres within ±10. */
  public static final Blobs STANDARD = new Blobs(300, 3, 2, 1, 10);

  /**
   * Checks the parameters.
   *
   * @param n the number of samples of all classes together, at least 1
   * @param classes the number of clusters, at least 1
   * @param dimension the number of features, at least 1
   * @param sd the standard deviation in every direction, at least 0
   * @param spread how far from the origin a centre may lie along an axis, above 0
   * @throws IllegalArgumentException where n, classes or dimension is below 1, sd is negative or
   *     spread not above 0, or either is not finite
   */
  public Blobs {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, classes, "classes");
    Check.atLeast(1, dimension, "dimension");
    Check.nonNegative(sd, "sd");
    Check.positive(spread, "spread");
  }

  /**
   * The true centres of the data of a seed.
   *
   * @param seed as for {@link #generate}
   * @return a fresh array, one row per class
   */
  public double[][] centres(long seed) {
    return centres(Generation.structure(seed));
  }

  private double[][] centres(RandomGenerator structure) {
    double[][] centres = new double[classes][dimension];
    for (double[] centre : centres) {
      for (int i = 0; i < dimension; i++) {
        centre[i] = structure.nextDouble(-spread, spread);
      }
    }
    return centres;
  }

  @Override
  public Schema schema() {
    return Schema.classes(Schema.numbered("x", 1, dimension), Schema.numbered("", 0, classes));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    double[][] centres = centres(structure);
    return (row, random, x, y) -> {
      double[] centre = centres[row % classes];
      y[0] = row % classes;
      for (int i = 0; i < x.length; i++) {
        x[i] = centre[i] + sd * random.nextGaussian();
      }
    };
  }

  /**
   * 0 for one cluster, and for clusters of sd 0; otherwise it depends on the centres of the seed.
   */
  @Override
  public OptionalDouble bayesError() {
    return classes == 1 || sd == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
  }
}
