package org.nabla.datasets;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Gaussian clusters, one per class, the notes' "qwerties": a sample of class k is {@code centre_k +
 * L_k z}, {@code z ~ N(0, I)}, {@code L_k L_k' = covariance_k}.
 *
 * <p>Classes take turns by their weights, so that the numbers of samples are within one of their
 * shares in every prefix and exact where {@code n weight_k} are integers: rows alternate between
 * two equal classes.
 *
 * <p>Arrays are copied in and out. Two such records are equal where their parameters are.
 *
 * @param n the number of samples of all classes together, at least 1
 * @param centres one row per class, all of one dimension
 * @param covariances one symmetric positive definite matrix per class
 * @param weights one number above 0 per class: the shares of the classes, up to a common factor
 */
public record Qwerties(int n, double[][] centres, double[][][] covariances, double[] weights)
    implements Generator {
  /** The lecture notes' 100 + 100 points about (1, 1) and (5, 1), standard deviation 1. */
  public static final Qwerties NOTES =
      new Qwerties(200, 1, new double[] {1, 1}, new double[] {5, 1});

  /** The lecture notes' 100 + 100 points about (1, 3) and (1, -2), standard deviation 1. */
  public static final Qwerties NOTES_STACKED =
      new Qwerties(200, 1, new double[] {1, 3}, new double[] {1, -2});

  /**
   * Copies and checks the parameters.
   *
   * @param n the number of samples of all classes together, at least 1
   * @param centres one row per class, all of one dimension
   * @param covariances one symmetric positive definite matrix per class
   * @param weights one number above 0 per class: the shares of the classes, up to a common factor
   * @throws IllegalArgumentException where n is below 1, the shapes do not fit one another, a
   *     centre is not finite, a covariance is not symmetric and positive definite, or a weight is
   *     not above 0
   */
  public Qwerties {
    Check.atLeast(1, n, "n");
    Check.atLeast(1, centres.length, "the number of centres");
    centres = Check.rectangular(centres, "centres");
    Check.atLeast(1, centres[0].length, "the dimension of centre 0");
    Check.sameLength(centres.length, covariances.length, "covariances", "there are centres");
    Check.sameLength(centres.length, weights.length, "weights", "there are centres");
    covariances = copy(covariances);
    weights = weights.clone();
    for (int k = 0; k < centres.length; k++) {
      Check.allFinite(centres[k], "centre " + k + ", coordinate");
      Check.positive(weights[k], "weight " + k);
      Check.sameLength(
          centres[k].length, covariances[k].length, "rows of covariance " + k, "a centre has");
      Cholesky.factor(covariances[k], "covariance " + k);
    }
  }

  /**
   * Equal round clusters.
   *
   * @param n the number of samples of all classes together
   * @param sd the standard deviation in every direction, above 0
   * @param centres one per class
   * @throws IllegalArgumentException as the canonical constructor, and where sd is not above 0
   */
  public Qwerties(int n, double sd, double[]... centres) {
    this(n, centres, round(sd, centres), equal(centres.length));
  }

  /**
   * One class: how many samples, where, and how wide.
   *
   * <p>The arrays are kept as given; {@link Qwerties#of} copies and checks them.
   *
   * @param n the number of samples, at least 1
   * @param centre the mean
   * @param covariance symmetric and positive definite
   */
  public record Cluster(int n, double[] centre, double[][] covariance) {
    /**
     * A round cluster.
     *
     * @param n the number of samples, at least 1
     * @param sd the standard deviation in every direction, above 0
     * @param centre the mean
     * @throws IllegalArgumentException where sd is not above 0
     */
    public Cluster(int n, double sd, double... centre) {
      this(n, centre, round(sd, new double[][] {centre})[0]);
    }
  }

  /**
   * Clusters that differ: {@code Qwerties.of(new Cluster(100, 1, 1, 1), new Cluster(50, 2, 5, 1))}
   * has 100 samples about (1, 1) and 50 about (5, 1), twice as wide.
   *
   * @param clusters one per class
   * @return the generator, whose {@link #n} is the sum and whose weights are the numbers of samples
   * @throws IllegalArgumentException as the canonical constructor, and where a cluster's n is below
   *     1 or their sum is above 2,147,483,647
   */
  public static Qwerties of(Cluster... clusters) {
    long n = 0;
    double[] weights = new double[clusters.length];
    for (int k = 0; k < clusters.length; k++) {
      weights[k] = Check.atLeast(1, clusters[k].n, "n of cluster " + k);
      n += clusters[k].n;
    }
    if (n > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "n of all clusters together is "
              + n
              + ": expected at most "
              + Integer.MAX_VALUE
              + ": make the clusters smaller");
    }
    return new Qwerties(
        (int) n,
        Arrays.stream(clusters).map(Cluster::centre).toArray(double[][]::new),
        Arrays.stream(clusters).map(Cluster::covariance).toArray(double[][][]::new),
        weights);
  }

  private static double[][][] round(double sd, double[][] centres) {
    double variance = Check.positive(sd, "sd") * sd;
    double[][][] covariances = new double[centres.length][][];
    for (int k = 0; k < centres.length; k++) {
      covariances[k] = new double[centres[k].length][centres[k].length];
      for (int i = 0; i < centres[k].length; i++) {
        covariances[k][i][i] = variance;
      }
    }
    return covariances;
  }

  private static double[] equal(int classes) {
    double[] weights = new double[classes];
    Arrays.fill(weights, 1);
    return weights;
  }

  /**
   * These clusters with another number of samples.
   *
   * @param other the number of samples of all classes together
   * @return the generator
   */
  public Qwerties withN(int other) {
    return new Qwerties(other, centres, covariances, weights);
  }

  /**
   * These centres with round clusters of another size.
   *
   * @param sd the standard deviation of every class in every direction, above 0
   * @return the generator
   */
  public Qwerties withSd(double sd) {
    return new Qwerties(n, centres, round(sd, centres), weights);
  }

  /**
   * These clusters with other shares.
   *
   * @param other one number above 0 per class
   * @return the generator
   */
  public Qwerties withWeights(double... other) {
    return new Qwerties(n, centres, covariances, other);
  }

  /**
   * The centres.
   *
   * @return a copy, one row per class
   */
  @Override
  public double[][] centres() {
    return Check.rectangular(centres, "centres");
  }

  /**
   * The covariances.
   *
   * @return a copy, one matrix per class
   */
  @Override
  public double[][][] covariances() {
    return copy(covariances);
  }

  /**
   * The weights of the classes.
   *
   * @return a copy, one number per class
   */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  private static double[][][] copy(double[][][] matrices) {
    double[][][] copy = new double[matrices.length][][];
    for (int k = 0; k < matrices.length; k++) {
      copy[k] = Check.rectangular(matrices[k], "covariance " + k);
    }
    return copy;
  }

  @Override
  public Schema schema() {
    return Schema.classes(
        Schema.numbered("x", 1, centres[0].length), Schema.numbered("", 0, centres.length));
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    double[][][] lower = factors();
    Turns classes = new Turns(weights);
    return (row, random, x, y) -> {
      int k = classes.next();
      y[0] = k;
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextGaussian();
      }
      Cholesky.multiply(lower[k], x);
      for (int i = 0; i < x.length; i++) {
        x[i] += centres[k][i];
      }
    };
  }

  private double[][][] factors() {
    double[][][] lower = new double[centres.length][][];
    for (int k = 0; k < lower.length; k++) {
      lower[k] = Cholesky.factor(covariances[k], "covariance " + k);
    }
    return lower;
  }

  /**
   * The true probability of each class at a point: {@code weight_k N(x; centre_k, covariance_k)},
   * made to sum to 1. The best prediction is the class where it is largest.
   *
   * @param x the point, not modified
   * @return one probability per class
   * @throws IllegalArgumentException where x is not of the centres' dimension
   */
  public double[] posterior(double... x) {
    Check.sameLength(centres[0].length, x.length, "coordinates of x", "a centre has");
    double[][][] lower = factors();
    double[] p = new double[centres.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < p.length; k++) {
      p[k] = StrictMath.log(weights[k]) - Cholesky.energy(lower[k], minus(x, centres[k]));
      largest = Math.max(largest, p[k]);
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = StrictMath.exp(p[k] - largest);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /**
   * The share of samples that the best predictor gets wrong. For two classes of one covariance with
   * Mahalanobis distance D between the centres and t the logarithm of the ratio of the weights:
   * {@code p_0 Phi(-D/2 - t/D) + p_1 Phi(-D/2 + t/D)} (Fukunaga, 1990, chapter 3).
   *
   * @return the error; empty for more than two classes, or two of different covariances
   */
  @Override
  public OptionalDouble bayesError() {
    if (centres.length == 1) {
      return OptionalDouble.of(0);
    }
    if (centres.length > 2 || !Arrays.deepEquals(covariances[0], covariances[1])) {
      return OptionalDouble.empty();
    }
    double[][] lower = factors()[0];
    double[] nowhere = new double[centres[0].length];
    double squared =
        2
            * (Cholesky.energy(lower, minus(centres[1], centres[0]))
                - Cholesky.energy(lower, nowhere));
    double p = weights[0] / (weights[0] + weights[1]);
    if (squared == 0) {
      return OptionalDouble.of(Math.min(p, 1 - p));
    }
    double distance = Math.sqrt(squared);
    double t = StrictMath.log(p / (1 - p));
    NormalDistribution normal = new NormalDistribution();
    return OptionalDouble.of(
        p * normal.cumulativeProbability(-distance / 2 - t / distance)
            + (1 - p) * normal.cumulativeProbability(-distance / 2 + t / distance));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Qwerties q && text().equals(q.text());
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
